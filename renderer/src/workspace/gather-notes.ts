import { anchorNote } from '#shared/annotation/anchor-note.ts'
import { targetInText } from '#shared/annotation/target-in-text.ts'
import { blocksOfSpan } from '#shared/archive/block-of-span.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { findRecord } from '#shared/archive/find-record.ts'
import type { ArchiveId, EditionId } from '#shared/archive/ids.ts'
import type { CitedNote, CitedRecordNote } from '#shared/briefing/briefing-document.ts'
import type { Note, PassageNote, RecordNote } from '#shared/notes/note.ts'
import { isOnPassage, isOnRecord } from '#shared/notes/note-target.ts'
import { type ArchiveReader, textOfTarget } from './archive-reader.ts'
import { sha256 } from './sha256.ts'
import { shownRange } from './shown-range.ts'

/** The archive and the edition being read. */
interface Opened {
  readonly archive: ArchiveId
  readonly catalogue: EditionCatalogue
}

export interface GatheredNotes {
  readonly notes: readonly (CitedNote | CitedRecordNote)[]
  /** Notes cited from an older edition, because the edition being read does not have their words in one certain place, or their record. */
  readonly fromOtherEdition: number
  /** Notes whose source could not be read: their quotations could not be checked, so they are not exported. */
  readonly leftOut: readonly Note[]
}

/** The note with its passage looked up in one edition, or null when the words do not stand there in one certain place. */
async function placeIn(archive: ArchiveReader, edition: EditionId, note: PassageNote): Promise<CitedNote | null> {
  const open = await archive.text(edition, note.target.source)
  if (!open.ok) return null
  const { record: source, text, sha512, offsets } = open.value
  const range = shownRange(anchorNote(text, sha512, note, await textOfTarget(archive, note, sha512)))
  if (range === null) return null
  const blocks = source.blocks.filter((_, index) => {
    const block = open.value.blocks[index]
    return block !== undefined && block.start < range.end && range.start < block.end
  })
  // What is exported is what stands in the source, not what the note remembers of it.
  const exact = text.slice(range.start, range.end)
  const target = { ...(targetInText(note, sha512) ?? note.target), exact }
  const [start, end] = [offsets.toCodePoint(range.start), offsets.toCodePoint(range.end)]
  return { note: { ...note, target }, edition, source, blocks, start, end, quotationSha256: await sha256(exact) }
}

/** The note with the place of its record in one edition, or null when the edition does not have it. */
async function placeRecordIn(archive: ArchiveReader, edition: EditionId, note: RecordNote): Promise<CitedRecordNote | null> {
  const catalogue = await archive.edition(edition)
  if (!catalogue.ok) return null
  const found = findRecord(catalogue.value, note.target.about)
  const source = catalogue.value.sources.find(({ id }) => id === found?.source)
  if (found === null || source === undefined) return null
  const [span] = found.spans
  return { note, edition, source, blocks: span === undefined ? [] : blocksOfSpan(catalogue.value, span) }
}

/**
 * A note with all that its citation says: looked up in the edition being read, and where it does not stand there, in the edition in which it was made. Null where
 * neither can be read, and for a note of another archive.
 */
export async function citeNote(archive: ArchiveReader, opened: Opened, note: Note): Promise<CitedNote | CitedRecordNote | null> {
  if (note.target.archive !== opened.archive) return null
  const look = async (edition: EditionId) => {
    if (isOnPassage(note)) return await placeIn(archive, edition, note)
    return isOnRecord(note) ? await placeRecordIn(archive, edition, note) : null
  }
  return (await look(opened.catalogue.edition.id)) ?? (await look(note.target.edition))
}

/** Looks up each note, in the order given. */
export async function gatherNotes(archive: ArchiveReader, opened: Opened, notes: readonly Note[]): Promise<GatheredNotes> {
  const gathered: (CitedNote | CitedRecordNote)[] = []
  const leftOut: Note[] = []
  let fromOtherEdition = 0
  for (const note of notes) {
    const found = await citeNote(archive, opened, note)
    if (found === null) leftOut.push(note)
    else gathered.push(found)
    if (found !== null && found.edition !== opened.catalogue.edition.id) fromOtherEdition += 1
  }
  return { notes: gathered, fromOtherEdition, leftOut }
}

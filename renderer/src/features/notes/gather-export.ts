import { anchorNote } from '#shared/annotation/anchor-note.ts'
import { targetInText } from '#shared/annotation/target-in-text.ts'

import { blocksOfSpan } from '#shared/archive/block-of-span.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { findRecord } from '#shared/archive/find-record.ts'
import type { ArchiveId, EditionId } from '#shared/archive/ids.ts'
import type { ExportedNote, ExportedRecordNote } from '#shared/briefing/citation.ts'
import type { Note, PassageNote, RecordNote } from '#shared/notes/note.ts'
import { isOnPassage, isOnRecord } from '#shared/notes/note-target.ts'
import { type ArchiveReader, textOfTarget } from '../../workspace/archive-reader.ts'
import { sha256 } from '../../workspace/sha256.ts'
import { shownRange } from '../../workspace/shown-range.ts'

export interface GatheredNotes {
  readonly notes: readonly (ExportedNote | ExportedRecordNote)[]
  /** Notes cited from an older edition, because the edition being read does not have their words in one certain place, or their record. */
  readonly fromOtherEdition: number
  /** Notes whose source could not be read: their quotations could not be checked, so they are not exported. */
  readonly leftOut: readonly Note[]
}

/** The note with its passage looked up in one edition, or null when the words do not stand there in one certain place. */
async function placeIn(archive: ArchiveReader, edition: EditionId, note: PassageNote): Promise<ExportedNote | null> {
  const open = await archive.text(edition, note.target.source)
  if (!open.ok) return null
  const source = open.value.record
  const { text, sha512 } = open.value
  const range = shownRange(anchorNote(text, sha512, note, await textOfTarget(archive, note, sha512)))
  if (range === null) return null
  const blocks = source.blocks.filter((_, index) => {
    const block = open.value.blocks[index]
    return block !== undefined && block.start < range.end && range.start < block.end
  })
  // What is exported is what stands in the source, not what the note remembers of it.
  const exact = text.slice(range.start, range.end)
  const target = { ...(targetInText(note, sha512) ?? note.target), exact }
  return { note: { ...note, target }, edition, source, blocks, quotationSha256: await sha256(exact) }
}

/** The note with the place of its record in one edition, or null when the edition does not have it. */
async function placeRecordIn(archive: ArchiveReader, edition: EditionId, note: RecordNote): Promise<ExportedRecordNote | null> {
  const catalogue = await archive.edition(edition)
  if (!catalogue.ok) return null
  const found = findRecord(catalogue.value, note.target.about)
  const source = catalogue.value.sources.find(({ id }) => id === found?.source)
  if (found === null || source === undefined) return null
  const [span] = found.spans
  return { note, edition, source, blocks: span === undefined ? [] : blocksOfSpan(catalogue.value, span) }
}

/** Looks up each note in the edition being read, and where it does not stand there, in the edition in which it was made. */
export async function gatherNotes(
  archive: ArchiveReader,
  opened: { readonly archive: ArchiveId; readonly catalogue: EditionCatalogue },
  notes: readonly Note[],
): Promise<GatheredNotes> {
  const gathered: (ExportedNote | ExportedRecordNote)[] = []
  const leftOut: Note[] = []
  let fromOtherEdition = 0
  for (const note of notes) {
    const ours = note.target.archive === opened.archive
    const look = async (edition: EditionId) => {
      if (isOnPassage(note)) return await placeIn(archive, edition, note)
      return isOnRecord(note) ? await placeRecordIn(archive, edition, note) : null
    }
    const here = ours ? await look(opened.catalogue.edition.id) : null
    const found = here ?? (ours ? await look(note.target.edition) : null)
    if (found === null) leftOut.push(note)
    else gathered.push(found)
    if (here === null && found !== null) fromOtherEdition += 1
  }
  return { notes: gathered, fromOtherEdition, leftOut }
}

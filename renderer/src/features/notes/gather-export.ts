import { anchorTarget } from '#shared/annotation/anchor-target.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId } from '#shared/archive/ids.ts'
import type { ExportedNote } from '#shared/briefing/citation.ts'
import type { Note } from '#shared/notes/note.ts'
import { shownRange } from '../../workspace/anchors.ts'
import type { ArchiveReader } from '../../workspace/archive-reader.ts'
import { sha256 } from '../../workspace/sha256.ts'

export interface GatheredNotes {
  readonly notes: readonly ExportedNote[]
  /** Notes cited from an older edition, because their words do not stand in one certain place in the edition being read. */
  readonly fromOtherEdition: number
  /** Notes whose source could not be read: their quotations could not be checked, so they are not exported. */
  readonly leftOut: readonly Note[]
}

/** The note with its passage looked up in one edition, or null when the words do not stand there in one certain place. */
async function placeIn(archive: ArchiveReader, edition: EditionId, note: Note): Promise<ExportedNote | null> {
  const open = await archive.text(edition, note.target.source)
  if (!open.ok) return null
  const source = open.value.record
  const range = shownRange(anchorTarget(open.value.text, open.value.sha512, note.target))
  if (range === null) return null
  const blocks = source.blocks.filter((_, index) => {
    const block = open.value.blocks[index]
    return block !== undefined && block.start < range.end && range.start < block.end
  })
  // What is exported is what stands in the source, not what the note remembers of it.
  const exact = open.value.text.slice(range.start, range.end)
  return { note, edition, source, blocks, quotationSha256: await sha256(exact) }
}

/** Looks up each note in the edition being read, and where it does not stand there, in the edition in which it was made. */
export async function gatherNotes(
  archive: ArchiveReader,
  opened: { readonly archive: ArchiveId; readonly catalogue: EditionCatalogue },
  notes: readonly Note[],
): Promise<GatheredNotes> {
  const gathered: ExportedNote[] = []
  const leftOut: Note[] = []
  let fromOtherEdition = 0
  for (const note of notes) {
    const ours = note.target.archive === opened.archive
    const here = ours ? await placeIn(archive, opened.catalogue.edition.id, note) : null
    const found = here ?? (ours ? await placeIn(archive, note.target.edition, note) : null)
    if (found === null) leftOut.push(note)
    else gathered.push(found)
    if (here === null && found !== null) fromOtherEdition += 1
  }
  return { notes: gathered, fromOtherEdition, leftOut }
}

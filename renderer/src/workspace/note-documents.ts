import { blocksOfSpan } from '#shared/archive/block-of-span.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { findRecord } from '#shared/archive/find-record.ts'
import type { ArchiveId, BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { Note, RecordNote } from '#shared/notes/note.ts'
import { isOnPassage, isOnRecord, targetSource, targetWords } from '#shared/notes/note-target.ts'
import type { NoteDocument } from '#shared/search/documents.ts'
import { firstBeyond, touchedSpans } from '../anchoring/block-spans.ts'
import { type ArchiveReader, textOfTarget } from './archive-reader.ts'

/** Where a note is in no language of a source: most notes, and most campaigns, are in English. */
const LANGUAGE = 'en'

/** What of a note is searched, and shown of it as a result: what was written, its tags, and the words it stands on. */
export function noteText(note: Note): string {
  return [note.body, note.tags.map((tag) => `#${tag}`).join(' '), targetWords(note.target)]
    .filter((part) => part !== '')
    .join('\n')
}

async function blocksOf(note: Note, edition: EditionId, archive: Pick<ArchiveReader, 'text'>): Promise<readonly BlockId[]> {
  if (!isOnPassage(note)) return []
  const open = await archive.text(edition, note.target.source)
  if (!open.ok) return []
  const { text, sha512, record, blocks } = open.value
  const { anchorNote } = await import('#shared/annotation/anchor-note.ts')
  const anchor = anchorNote(text, sha512, note, await textOfTarget(archive, note, sha512))
  // Only where the place is certain is it a place.
  if (anchor.state !== 'exact' && anchor.state !== 'moved') return []
  const { range } = anchor
  const first = firstBeyond(blocks, range.start)
  return touchedSpans(blocks, range).flatMap((_, index) => record.blocks[first + index]?.id ?? [])
}

/** The source in which an edition has a record, and the blocks that say so: a note on the record is found with them. None for a source as a whole. */
function recordPlace(
  note: RecordNote,
  catalogue: EditionCatalogue,
): { readonly source: SourceId; readonly blocks: readonly BlockId[] } | null {
  const found = findRecord(catalogue, note.target.about)
  if (found === null) return null
  const inSource = found.spans.filter((span) => span.source === found.source)
  const blocks = new Set(inSource.flatMap((span) => blocksOfSpan(catalogue, span).map(({ id }) => id)))
  return { source: found.source, blocks: [...blocks] }
}

/** A note as it is searched beside `editions`. A source that cannot be read, or is not in an edition, gives it no place there. */
export async function noteDocument(
  note: Note,
  archiveId: ArchiveId,
  editions: readonly EditionId[],
  archive: Pick<ArchiveReader, 'edition' | 'text'>,
): Promise<NoteDocument> {
  const { target, tags, colour } = note
  const own = target.archive === archiveId
  let about = targetSource(target)
  const places: NoteDocument['places'][number][] = []
  let language = LANGUAGE
  for (const edition of own ? editions : []) {
    const catalogue = await archive.edition(edition)
    if (!catalogue.ok) continue
    const record = isOnRecord(note) ? recordPlace(note, catalogue.value) : null
    about ??= record?.source ?? null
    // An edition may have it in another source than the first one has: its blocks are not of this one.
    const inSource = record !== null && record.source === about ? record.blocks : []
    const source = catalogue.value.sources.find(({ id }) => id === about)
    if (source === undefined) continue
    language = source.language
    places.push({ edition, blocks: record === null ? await blocksOf(note, edition, archive) : inSource })
  }
  return { id: note.id, text: noteText(note), language, tags, colour, source: own ? about : null, places }
}

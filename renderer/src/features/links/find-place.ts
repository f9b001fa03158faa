import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { DeepLink, LinkTarget } from '#shared/links/deep-link.ts'
import type { Note, PassageNote, RecordNote } from '#shared/notes/note.ts'
import { isOnPassage, isOnRecord } from '#shared/notes/note-target.ts'
import { notedRecordPath, type RowPlace, rowPath, sourcePath } from '../../places/places.ts'
import { type ArchiveReader, textOfTarget } from '../../workspace/archive-reader.ts'
import { shownRange } from '../../workspace/shown-range.ts'
import type { OpenEdition } from '../../workspace/workspace.tsx'

type InSource = Extract<LinkTarget, { readonly kind: 'source' | 'block' | 'passage' }>

/** What a link leads to, or what of it is not there. */
export type FoundPlace =
  | { readonly state: 'found'; readonly path: string }
  | { readonly state: 'other-archive'; readonly archive: ArchiveId }
  | { readonly state: 'no-edition'; readonly edition: EditionId }
  | { readonly state: 'no-source'; readonly edition: EditionId; readonly source: SourceId }
  | {
      readonly state: 'no-block' | 'no-passage'
      readonly edition: EditionId
      readonly source: SourceSummary
      readonly to: InSource
    }
  | { readonly state: 'no-record'; readonly edition: EditionId; readonly of: RowPlace }
  | { readonly state: 'no-note' }
  | { readonly state: 'in-trash'; readonly note: Note }
  | { readonly state: 'failed'; readonly failure: Failure }

interface Surroundings {
  readonly archive: ArchiveReader
  readonly edition: Pick<OpenEdition, 'archive' | 'id' | 'editions'>
  /** Those in the trash too. */
  readonly notes: readonly Note[]
}

const found = (path: string): FoundPlace => ({ state: 'found', path })

async function findInSource(to: InSource, catalogue: EditionCatalogue, { archive }: Surroundings): Promise<FoundPlace> {
  const { edition, source: id } = to
  const source = catalogue.sources.find((each) => each.id === id)
  if (source === undefined) {
    // Its page says why it cannot be read.
    const unreadable = catalogue.unreadable.some((each) => each.source === id)
    return unreadable ? found(sourcePath(edition, id)) : { state: 'no-source', edition, source: id }
  }
  if (to.kind === 'source') return found(sourcePath(edition, id))
  const text = await archive.text(edition, id)
  if (!text.ok) return found(sourcePath(edition, id))
  const { record, offsets } = text.value
  if (to.kind === 'passage') {
    if (to.end > offsets.codePoints) return { state: 'no-passage', edition, source, to }
    return found(sourcePath(edition, id, { passage: { start: to.start, end: to.end } }))
  }
  const block = record.blocks.find((each) => each.id === to.block)
  if (block === undefined) return { state: 'no-block', edition, source, to }
  return found(sourcePath(edition, id, { block: block.id, passage: { start: block.start, end: block.end } }))
}

function hasRecord(catalogue: EditionCatalogue, { kind, id }: RowPlace): boolean {
  switch (kind) {
    case 'signatory':
      return catalogue.signatories.signatories.some((each) => each.id === id)
    case 'recommendation':
      return catalogue.recommendations.some((each) => each.id === id)
    case 'claim':
      return catalogue.claims?.claims.some((each) => each.id === id) ?? false
  }
}

async function findInEdition(
  to: InSource | (RowPlace & { readonly edition: EditionId }),
  around: Surroundings,
): Promise<FoundPlace> {
  const { edition } = to
  if (!around.edition.editions.some((each) => each.id === edition)) return { state: 'no-edition', edition }
  const catalogue = await around.archive.edition(edition)
  if (!catalogue.ok) return { state: 'failed', failure: catalogue.error }
  switch (to.kind) {
    case 'source':
    case 'block':
    case 'passage':
      return findInSource(to, catalogue.value, around)
    default:
      return hasRecord(catalogue.value, to) ? found(rowPath(edition, to)) : { state: 'no-record', edition, of: to }
  }
}

/** Whether the program shows a note in the text of the edition that is being read. */
async function isShownHere(note: PassageNote, { archive, edition }: Surroundings): Promise<boolean> {
  const { target } = note
  if (target.edition === edition.id) return true
  const catalogue = await archive.edition(edition.id)
  if (!catalogue.ok || !catalogue.value.sources.some((each) => each.id === target.source)) return false
  const text = await archive.text(edition.id, target.source)
  if (!text.ok) return false
  const { anchorNote } = await import('#shared/annotation/anchor-note.ts')
  const { sha512 } = text.value
  return shownRange(anchorNote(text.value.text, sha512, note, await textOfTarget(archive, note, sha512))) !== null
}

/** Opened in the edition being read where the note is shown there, and else in the one it was made in. */
async function findPassageOf(note: PassageNote, around: Surroundings): Promise<FoundPlace> {
  const { source } = note.target
  const edition = (await isShownHere(note, around)) ? around.edition.id : note.target.edition
  const place = await findInEdition({ kind: 'source', edition, source }, around)
  return place.state === 'found' ? found(sourcePath(edition, source, { note: note.id })) : place
}

async function findRecordOf({ id, target }: RecordNote, around: Surroundings): Promise<FoundPlace> {
  const { about } = target
  const at = async (edition: EditionId) => {
    const to = about.kind === 'source' ? { kind: about.kind, edition, source: about.id } : { ...about, edition }
    const place = await findInEdition(to, around)
    return place.state === 'found' ? found(notedRecordPath(edition, about, id)) : place
  }
  const here = await at(around.edition.id)
  return here.state === 'found' ? here : at(target.edition)
}

async function findNote(id: NoteId, around: Surroundings): Promise<FoundPlace> {
  const note = around.notes.find((each) => each.id === id)
  if (note === undefined) return { state: 'no-note' }
  if (note.target.archive !== around.edition.archive) return { state: 'other-archive', archive: note.target.archive }
  if (note.trashedAt !== null) return { state: 'in-trash', note }
  if (isOnPassage(note)) return findPassageOf(note, around)
  return isOnRecord(note) ? findRecordOf(note, around) : { state: 'no-note' }
}

/** Looks up what a link leads to. Nothing is changed by it. */
export async function findPlace({ archive, to }: DeepLink, around: Surroundings): Promise<FoundPlace> {
  if (archive !== around.edition.archive) return { state: 'other-archive', archive }
  return to.kind === 'note' ? findNote(to.note, around) : findInEdition(to, around)
}

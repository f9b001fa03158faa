import type { BlockId, EditionId, NoteId, SignatoryId, SourceId } from '../../../archive/ids.ts'
import type { SourceKind } from '../../../archive/source.ts'
import type { EditionDocuments, NoteDocument } from '../../documents.ts'
import { buildEditionIndex } from '../../index/build-edition-index.ts'
import type { OtherWords } from '../../other-words.ts'
import type { SearchResults } from '../../results.ts'
import { createSearchEngine, type SearchEngine } from '../search-engine.ts'

export const EDITION = 'v1' as EditionId
export const DIGEST = 'a'.repeat(128)

interface SmallSource {
  readonly id?: string
  readonly kind?: SourceKind
  readonly language?: string
  readonly title?: string
  readonly publisher?: string
  readonly date?: string
  readonly blocks: readonly string[]
  /** The number of the block that states each recommendation, by its place in the list. */
  readonly recommendations?: readonly number[]
}

/** An edition of a few sources, whose blocks are numbered from 1. */
export function smallEdition(
  sources: readonly SmallSource[],
  signatories: readonly { readonly text: string; readonly country?: string }[] = [],
): EditionDocuments {
  return {
    edition: EDITION,
    digest: DIGEST,
    leftOut: [],
    sources: sources.map(({ id, kind, language, title, publisher, date, blocks, recommendations }, at) => ({
      id: (id ?? `s${at}`) as SourceId,
      kind: kind ?? 'coverage',
      language: language ?? 'en',
      title: title ?? null,
      publisher: publisher ?? null,
      date: date ?? null,
      blocks: blocks.map((text, block) => ({
        id: `b${block + 1}` as BlockId,
        number: block + 1,
        text,
        recommendations: (recommendations ?? []).flatMap((of, number) => (of === block + 1 ? [number + 1] : [])),
      })),
    })),
    signatories: signatories.map(({ text, country }, at) => ({
      id: `p${at}` as SignatoryId,
      source: (sources[0]?.id ?? 's0') as SourceId,
      country: country ?? null,
      text,
    })),
  }
}

export function smallNote(id: string, text: string, more: Partial<Omit<NoteDocument, 'id' | 'text'>> = {}): NoteDocument {
  return { id: id as NoteId, text, language: 'en', tags: [], colour: 'yellow', source: null, places: [], ...more }
}

/** A note on blocks of a source of the small edition. */
export function noteOn(id: string, source: string, blocks: readonly number[], more: Partial<NoteDocument> = {}): NoteDocument {
  const places = [{ edition: EDITION, blocks: blocks.map((block) => `b${block}` as BlockId) }]
  return smallNote(id, more.text ?? '', { source: source as SourceId, places, ...more })
}

export function engineOf(documents: EditionDocuments, notes: readonly NoteDocument[] = []): SearchEngine {
  const engine = createSearchEngine()
  engine.loadEdition(buildEditionIndex(documents), EDITION, DIGEST)
  engine.putNotes(notes)
  return engine
}

interface Asked {
  readonly offset?: number
  readonly limit?: number
  readonly asTyped?: boolean
  readonly otherWords?: readonly OtherWords[]
}

/** Asks as the window does, once the words are typed: a space follows the last one unless `text` says otherwise. */
export function ask(engine: SearchEngine, text: string, { offset, limit, asTyped, otherWords }: Asked = {}): SearchResults {
  return engine.search({
    text,
    edition: EDITION,
    offset: offset ?? 0,
    limit: limit ?? 1_000,
    asTyped: asTyped ?? false,
    otherWords: otherWords ?? [],
  })
}

/** The ids of what was found, in order. */
export function found(engine: SearchEngine, text: string, asked: Asked = {}): readonly string[] {
  return ask(engine, text, asked).hits.map(({ id }) => id)
}

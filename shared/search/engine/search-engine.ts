import type { EditionId } from '../../archive/ids.ts'
import { foldPlain } from '../../text/fold-text.ts'
import type { NoteDocument } from '../documents.ts'
import { type EditionIndex, openEditionIndex } from '../index/edition-index.ts'
import { IndexRefused } from '../index/index-bytes.ts'
import { editionAskedFor } from '../query/edition-asked-for.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Query, QueryNode, WordsNode } from '../query/query.ts'
import type { SearchRequest, SearchResults } from '../results.ts'
import { listWords } from '../split-words.ts'
import { answerQuery } from './answer-query.ts'
import { CollectionScratch } from './collection-scratch.ts'
import { createNoteShelf } from './note-shelf.ts'

/** The search of one window: an index of each edition that is open and one of the notes. */
export interface SearchEngine {
  /** Gives the languages whose forms of words its index has, by their primary subtags. Throws IndexRefused where the bytes are no index of this edition; the one before stays. */
  loadEdition(bytes: Uint8Array, edition: EditionId, digest: string): readonly string[]
  hasEdition(edition: EditionId): boolean
  /** Replaces all notes. */
  putNotes(notes: readonly NoteDocument[]): void
  putNote(note: NoteDocument): void
  removeNote(id: NoteDocument['id']): void
  /** Clears up after at most so many changes of notes; gives how many are left. To be called when there is time. */
  tidyNotes(most: number): number
  /** Throws where the edition was not loaded. */
  search(request: SearchRequest): SearchResults
  /** What has any of the words of a text, the best first, without facets. Nothing in the text is an operator, and it may be long. Throws as `search` does. */
  rank(request: SearchRequest): SearchResults
}

interface LoadedEdition {
  readonly index: EditionIndex
  readonly scratch: CollectionScratch
}

/** Any of the words of a text, and how often each stands in it. */
function anyOf(text: string): { readonly query: Query; readonly weights: ReadonlyMap<QueryNode, number> } {
  const range = { start: 0, end: text.length }
  const amounts = new Map<string, number>()
  for (const word of listWords(foldPlain(text))) amounts.set(word, (amounts.get(word) ?? 0) + 1)
  const weights = new Map<QueryNode, number>()
  for (const [word, amount] of amounts) {
    const node: WordsNode = { kind: 'words', words: [{ word, written: word }], exact: false, prefix: false, typing: false, range }
    weights.set(node, amount)
  }
  const root: QueryNode | null = weights.size === 0 ? null : { kind: 'or', nodes: [...weights.keys()], range }
  return { query: { text, root, faults: [] }, weights }
}

/** Entries of the index that one search may look at: some hundred times what an ordinary one does, and well under a second. */
const BUDGET = 100_000_000

/** `budget`: how many entries of the index one search may look at before it is stopped. */
export function createSearchEngine(budget = BUDGET): SearchEngine {
  const editions = new Map<EditionId, LoadedEdition>()
  const notes = createNoteShelf()
  let noteScratch: { readonly version: number; readonly scratch: CollectionScratch } | null = null

  function scratchOfNotes(): CollectionScratch {
    if (noteScratch === null || noteScratch.version !== notes.version)
      noteScratch = { version: notes.version, scratch: new CollectionScratch(notes.index) }
    return noteScratch.scratch
  }

  function answer(request: SearchRequest, query: Query, weights: ReadonlyMap<QueryNode, number> | null): SearchResults {
    const edition = editions.get(request.edition)
    if (edition === undefined) throw new Error(`the index of edition ${request.edition} was not loaded`)
    return answerQuery({
      request,
      query,
      weights,
      index: edition.index,
      edition: edition.scratch,
      shelf: notes,
      notes: scratchOfNotes(),
      budget,
    })
  }

  return {
    loadEdition(bytes, edition, digest) {
      const index = openEditionIndex(bytes)
      if (index.heading.edition !== edition || index.heading.digest !== digest)
        throw new IndexRefused(`the index belongs to another edition (${index.heading.edition}), not to ${edition} as it is now`)
      editions.set(edition, { index, scratch: new CollectionScratch(index) })
      return index.heading.languages
    },
    hasEdition: (edition) => editions.has(edition),
    putNotes(documents) {
      const kept = new Set(documents.map(({ id }) => id))
      for (const id of [...notes.ids()]) if (!kept.has(id)) notes.remove(id)
      for (const document of documents) notes.put(document)
    },
    putNote: (note) => notes.put(note),
    removeNote: (id) => notes.remove(id),
    tidyNotes: (most) => notes.index.tidy(most),
    search(request) {
      const query = parseQuery(request.text)
      const asked = editionAskedFor(query.root)
      return answer(asked === null ? request : { ...request, edition: asked }, query, null)
    },
    rank(request) {
      const { query, weights } = anyOf(request.text)
      return answer(request, query, weights)
    },
  }
}

import { isEmptyQuery, parseQuery, type Query } from '#shared/search/parse-query.ts'
import { type PreparedDocument, prepareDocument } from '#shared/search/prepared-document.ts'
import type { CorpusStatistics } from '#shared/search/rank.ts'
import type { SearchDocument } from '#shared/search/search-document.ts'
import { type SearchResults, searchAmong } from '#shared/search/search-documents.ts'
import { createWordIndex, type WordIndex } from './word-index.ts'

/** The search of one window: an index of the edition that is open and one of the notes. */
export interface SearchEngine {
  /** Replaces the passages and signatories; the notes stay. */
  load(documents: readonly SearchDocument[]): void
  /** Replaces the notes. */
  putNotes(documents: readonly SearchDocument[]): void
  search(query: string, limit: number): SearchResults
}

/** The documents that hold every word of the query: all that can match, and some that will not (words of a phrase may stand apart). */
function candidatesIn(index: WordIndex, query: Query): PreparedDocument[] {
  const sets = query.terms
    .filter((term) => !term.negative)
    .flatMap(({ words, prefix }) => words.map(({ word }, at) => index.find(word, prefix && at === words.length - 1)))
  const [smallest, ...others] = sets.sort((a, b) => a.size - b.size)
  const positions = [...(smallest ?? [])].filter((position) => others.every((set) => set.has(position))).sort((a, b) => a - b)
  return positions.flatMap((position) => index.documents[position] ?? [])
}

function statisticsOf(indexes: readonly WordIndex[]): CorpusStatistics {
  const known = new Map<string, number>()
  return {
    documents: indexes.reduce((sum, index) => sum + index.documents.length, 0),
    words: indexes.reduce((sum, index) => sum + index.words, 0),
    frequency(word, prefix) {
      const key = prefix ? `${word}*` : word
      const frequency = known.get(key) ?? indexes.reduce((sum, index) => sum + index.find(word, prefix).size, 0)
      known.set(key, frequency)
      return frequency
    },
  }
}

export function createSearchEngine(): SearchEngine {
  let edition = createWordIndex([])
  let notes = createWordIndex([])
  return {
    load(documents) {
      edition = createWordIndex(documents.map(prepareDocument))
    },
    putNotes(documents) {
      notes = createWordIndex(documents.map(prepareDocument))
    },
    search(text, limit) {
      const query = parseQuery(text)
      const indexes = [edition, notes]
      const candidates = isEmptyQuery(query) ? [] : indexes.flatMap((index) => candidatesIn(index, query))
      return searchAmong(candidates, query, limit, statisticsOf(indexes))
    },
  }
}

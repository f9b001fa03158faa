import type { TextRange } from '../text/text-range.ts'
import { matchDocument } from './match-document.ts'
import { isEmptyQuery, type Query } from './parse-query.ts'
import type { PreparedDocument } from './prepared-document.ts'
import { type CorpusStatistics, scoreMatch } from './rank.ts'
import type { SearchDocument } from './search-document.ts'
import { makeSnippet, type Snippet } from './snippet.ts'

export interface SearchHit {
  readonly id: string
  readonly kind: SearchDocument['kind']
  readonly source: SearchDocument['source']
  readonly block: SearchDocument['block']
  /** UTF-16 offsets of the document's text. */
  readonly marks: readonly TextRange[]
  readonly snippet: Snippet
  readonly score: number
}

export interface SearchResults {
  /** As it was given. */
  readonly query: string
  /** The exact number of documents that match, whatever the limit. */
  readonly total: number
  /** The number of marks in all of them. */
  readonly marksTotal: number
  /** The best first. */
  readonly hits: readonly SearchHit[]
  /** The words that stand in no document, as they were written: they are why nothing was found. */
  readonly unmatched: readonly string[]
}

function unmatchedWords(query: Query, statistics: CorpusStatistics): string[] {
  const unmatched = new Set<string>()
  for (const { words, prefix, negative } of query.terms) {
    for (const [index, { word, written }] of words.entries()) {
      if (!negative && statistics.frequency(word, prefix && index === words.length - 1) === 0) unmatched.add(written)
    }
  }
  return [...unmatched]
}

/**
 * Checks the candidates, ranks those that match, and gives the first `limit`. Candidates must hold every document that matches, and stand
 * in a lasting order: it decides between equal scores.
 */
export function searchAmong(
  candidates: Iterable<PreparedDocument>,
  query: Query,
  limit: number,
  statistics: CorpusStatistics,
): SearchResults {
  const matches = []
  let marksTotal = 0
  for (const candidate of candidates) {
    const match = matchDocument(query, candidate)
    if (match === null) continue
    marksTotal += match.marks.length
    matches.push({ match, score: scoreMatch(match, statistics) })
  }
  matches.sort((a, b) => b.score - a.score)
  const hits = matches.slice(0, Math.max(limit, 0)).map(({ match: { prepared, marks }, score }): SearchHit => {
    const { id, kind, source, block, text } = prepared.document
    return { id, kind, source, block, marks, snippet: makeSnippet(text, marks), score }
  })
  const unmatched = isEmptyQuery(query) ? [] : unmatchedWords(query, statistics)
  return { query: query.text, total: matches.length, marksTotal, hits, unmatched }
}

/** Counted over all documents, once for each word that is asked for. */
function countStatistics(documents: readonly PreparedDocument[]): CorpusStatistics {
  const known = new Map<string, number>()
  const count = (word: string, prefix: boolean) =>
    documents.filter(({ words }) => words.some((found) => (prefix ? found.word.startsWith(word) : found.word === word))).length
  return {
    documents: documents.length,
    words: documents.reduce((sum, { words }) => sum + words.length, 0),
    frequency(word, prefix) {
      const key = prefix ? `${word}*` : word
      const frequency = known.get(key) ?? count(word, prefix)
      known.set(key, frequency)
      return frequency
    },
  }
}

/** Searches without an index, by looking at every document: what any index must agree with. */
export function searchDocuments(documents: readonly PreparedDocument[], query: Query, limit: number): SearchResults {
  return searchAmong(documents, query, limit, countStatistics(documents))
}

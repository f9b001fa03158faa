import { findTerm } from './find-term.ts'
import type { DocumentMatch, TermMatch } from './match-document.ts'
import type { QueryTerm } from './parse-query.ts'

/** What ranking has to know of all documents together. */
export interface CorpusStatistics {
  readonly documents: number
  /** Of all documents together. */
  readonly words: number
  /** The number of documents with this word, or with any word that begins with it. */
  frequency(word: string, prefix: boolean): number
}

// The usual values of Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.5).
const SATURATION = 1.2
const LENGTH_WEIGHT = 0.75
/** A word that only begins with what was typed says less than the word itself. */
const BEGINNING_WEIGHT = 0.5
/** Words that stand together as they were typed are most likely what is meant. */
const TOGETHER_BONUS = 1.5

/** In how many documents a term stands, at most: a phrase stands in no more than its rarest word. */
function termFrequency(term: QueryTerm, statistics: CorpusStatistics): number {
  const last = term.words.length - 1
  return Math.min(...term.words.map(({ word }, index) => statistics.frequency(word, term.prefix && index === last)))
}

function termScore({ term, places }: TermMatch, lengthFactor: number, statistics: CorpusStatistics): number {
  const frequency = termFrequency(term, statistics)
  const rarity = Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5))
  const count = places.reduce((sum, place) => sum + (place.whole ? 1 : BEGINNING_WEIGHT), 0)
  return (rarity * term.words.length * (count * (SATURATION + 1))) / (count + SATURATION * lengthFactor)
}

function standsTogether(match: DocumentMatch): boolean {
  const [first, ...rest] = match.terms.flatMap(({ term }) => term.words)
  if (first === undefined || match.terms.length < 2) return false
  return findTerm(match.prepared.words, { words: [first, ...rest], prefix: match.terms.at(-1)?.term.prefix ?? false }).length > 0
}

/** How well a document answers, above 0: BM25 over the terms of the query, half again as much where they all stand together. */
export function scoreMatch(match: DocumentMatch, statistics: CorpusStatistics): number {
  const average = statistics.words / Math.max(statistics.documents, 1)
  const lengthFactor = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (match.prepared.words.length / Math.max(average, 1))
  const score = match.terms.reduce((sum, term) => sum + termScore(term, lengthFactor, statistics), 0)
  return standsTogether(match) ? score * TOGETHER_BONUS : score
}

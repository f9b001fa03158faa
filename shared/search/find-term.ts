import type { QueryTerm } from './parse-query.ts'
import type { FoldedWord } from './split-words.ts'

/** Where a term stands: the positions of its first and last word among the words of a text. */
export interface TermPlace {
  readonly first: number
  readonly last: number
  /** Every word is the one that was asked for, not only begins with it. */
  readonly whole: boolean
}

function placeAt(words: readonly FoldedWord[], at: number, term: Pick<QueryTerm, 'words' | 'prefix'>): TermPlace | null {
  const last = term.words.length - 1
  for (const [index, { word }] of term.words.entries()) {
    const found = words[at + index]?.word
    if (found === undefined) return null
    if (found === word) continue
    if (index === last && term.prefix && found.startsWith(word)) return { first: at, last: at + last, whole: false }
    return null
  }
  return { first: at, last: at + last, whole: true }
}

/** All places of a term, in order. Only words count: what stands between two words of a phrase (spaces, hyphens, quotes) may be anything. */
export function findTerm(words: readonly FoldedWord[], term: Pick<QueryTerm, 'words' | 'prefix'>): TermPlace[] {
  const places: TermPlace[] = []
  for (let at = 0; at + term.words.length <= words.length; at++) {
    const place = placeAt(words, at, term)
    if (place !== null) places.push(place)
  }
  return places
}

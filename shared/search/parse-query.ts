import { foldText } from '../text/fold-text.ts'
import { splitWords } from './split-words.ts'

/** In UTF-16 units. What follows is not searched for. */
export const LONGEST_QUERY = 1_000

export interface QueryWord {
  /** As texts are compared: folded. */
  readonly word: string
  /** As the person wrote it. */
  readonly written: string
}

/** Words that follow each other; most terms have one. */
export interface QueryTerm {
  readonly words: readonly [QueryWord, ...QueryWord[]]
  /** The last word is still being typed: it stands for every word that begins with it. */
  readonly prefix: boolean
  /** Documents that hold the term are left out. */
  readonly negative: boolean
}

export interface Query {
  readonly text: string
  readonly terms: readonly QueryTerm[]
}

/** In folded text: a phrase in quotes (to the end where the second one is missing), or what stands between spaces and quotes. */
const PART = /(-?)"([^"]*)"?|[^ "]+/g

/**
 * Reads what a person types. Words must all occur, in any order; `"exact phrase"` in a row; `-word` and `-"a phrase"` not at all. What is
 * written without a space but is several words ("end-to-end", "25.7") is a phrase. The last word counts as the beginning of one until
 * something follows it. Every text is a query; nothing throws. Only the first 1,000 UTF-16 units count.
 */
export function parseQuery(text: string): Query {
  const searched = text.slice(0, LONGEST_QUERY)
  const fold = foldText(searched)
  const terms: QueryTerm[] = []
  for (const match of fold.folded.matchAll(PART)) {
    const [part] = match
    const stands = match.index === 0 || fold.folded[match.index - 1] === ' '
    const negative = part.startsWith('-') && stands
    const [first, ...rest] = splitWords(part).map(({ word, start, end }) => {
      const range = fold.originalRange(match.index + start, match.index + end)
      return { word, written: searched.slice(range.start, range.end), end: match.index + end }
    })
    if (first === undefined) continue
    const last = rest.at(-1) ?? first
    const words: [QueryWord, ...QueryWord[]] = [first, ...rest]
    terms.push({ words, negative, prefix: !negative && last.end === fold.folded.length })
  }
  return { text, terms }
}

/** Whether there is nothing to look for: no word, or only words to leave out. */
export function isEmptyQuery(query: Query): boolean {
  return query.terms.every((term) => term.negative)
}

import type { TextRange } from '../text/text-range.ts'
import { marksOfPlaces } from './find-marks.ts'
import { findTerm, type TermPlace } from './find-term.ts'
import { isEmptyQuery, type Query, type QueryTerm } from './parse-query.ts'
import type { PreparedDocument } from './prepared-document.ts'

export interface TermMatch {
  readonly term: QueryTerm
  readonly places: readonly TermPlace[]
}

export interface DocumentMatch {
  readonly prepared: PreparedDocument
  /** One for each term that is looked for, in the order of the query. */
  readonly terms: readonly TermMatch[]
  /** UTF-16 offsets of the document's text. */
  readonly marks: readonly TextRange[]
}

/** Whether a document holds everything that is looked for and nothing that is to be left out, and where. An empty query matches nothing. */
export function matchDocument(query: Query, prepared: PreparedDocument): DocumentMatch | null {
  if (isEmptyQuery(query)) return null
  const terms: TermMatch[] = []
  for (const term of query.terms) {
    const places = findTerm(prepared.words, term)
    if (term.negative === places.length > 0) return null
    if (!term.negative) terms.push({ term, places })
  }
  const places = terms.flatMap((match) => match.places)
  return { prepared, terms, marks: marksOfPlaces(prepared, places) }
}

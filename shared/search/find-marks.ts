import type { TextRange } from '../text/text-range.ts'
import { findTerm, type TermPlace } from './find-term.ts'
import type { Query } from './parse-query.ts'
import { type PreparedText, prepareText } from './prepared-document.ts'

/** The places as ranges of the original text (UTF-16), in order, those that overlap as one. */
export function marksOfPlaces(text: PreparedText, places: readonly TermPlace[]): TextRange[] {
  const marks: TextRange[] = []
  const ordered = [...places].sort((a, b) => a.first - b.first || a.last - b.last)
  for (const place of ordered) {
    const first = text.words[place.first]
    const last = text.words[place.last]
    if (first === undefined || last === undefined) continue
    const range = text.fold.originalRange(first.start, last.end)
    const before = marks.at(-1)
    if (before !== undefined && range.start < before.end)
      marks[marks.length - 1] = { start: before.start, end: Math.max(before.end, range.end) }
    else marks.push(range)
  }
  return marks
}

/**
 * What to mark in a text for a query: every place of every word and phrase that is looked for, whether or not the text as a whole fits.
 * UTF-16 offsets of `text`, in order, not overlapping, whole graphemes.
 */
export function findMarks(query: Query, text: string): TextRange[] {
  const prepared = prepareText(text)
  return marksOfPlaces(
    prepared,
    query.terms.filter((term) => !term.negative).flatMap((term) => findTerm(prepared.words, term)),
  )
}

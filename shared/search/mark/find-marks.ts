import type { TextRange } from '../../text/text-range.ts'
import type { MarkPattern, WordPattern } from '../results.ts'
import { findPlaces, type Places, placesNear } from './find-places.ts'
import { type PreparedText, prepareText } from './prepared-text.ts'

/** One of each: a search often asks for the same words twice, and patterns are then compared by identity. */
function distinct(marking: readonly MarkPattern[]): MarkPattern[] {
  const rows = new Map<string, WordPattern>()
  const once = (row: WordPattern): WordPattern => {
    const key = JSON.stringify(row)
    const known = rows.get(key) ?? row
    rows.set(key, known)
    return known
  }
  const marks = new Map<string, MarkPattern>()
  for (const mark of marking) {
    const single: MarkPattern =
      mark.kind === 'words' ? { ...mark, words: once(mark.words) } : { ...mark, left: once(mark.left), right: once(mark.right) }
    marks.set(JSON.stringify(single), single)
  }
  return [...marks.values()]
}

/** The places as ranges of the text, those that overlap as one. */
function rangesOf(text: PreparedText, places: readonly Places[]): TextRange[] {
  /** The end of the longest place that begins at each word; 0 where none does. */
  const ends = new Uint32Array(text.words.length)
  for (const { length, firsts } of places) for (const first of firsts) ends[first] = Math.max(ends[first] ?? 0, first + length)
  const ranges: TextRange[] = []
  for (let first = 0; first < ends.length; first++) {
    let end = ends[first] ?? 0
    if (end === 0) continue
    let last = first
    while (last + 1 < end) {
      last++
      end = Math.max(end, ends[last] ?? 0)
    }
    const [from, to] = [text.words[first], text.words[last]]
    first = last
    if (from === undefined || to === undefined) continue
    const range = text.fold.originalRange(from.start, to.end)
    const before = ranges.at(-1)
    // One character can give several words: "½".
    if (before !== undefined && range.start < before.end)
      ranges[ranges.length - 1] = { start: before.start, end: Math.max(before.end, range.end) }
    else ranges.push(range)
  }
  return ranges
}

/**
 * What to mark in a prepared text, for a search over several patterns: each place of a row of words, and of two that must stand near each other
 * the places that do. Only words count: what stands between two words of a row (spaces, hyphens, quotation marks) may be anything.
 * UTF-16 offsets of the original text, in order, apart from each other, whole graphemes. The time grows with the text and with the number of
 * patterns that begin at a word, not with the number of marks squared.
 */
export function findMarksIn(marking: readonly MarkPattern[], text: PreparedText): TextRange[] {
  const marks = distinct(marking)
  const rows = new Set(marks.flatMap((mark) => (mark.kind === 'words' ? [mark.words] : [mark.left, mark.right])))
  const found = findPlaces(rows, text.words)
  const places = marks.flatMap((mark): Places[] => {
    const [left, right] = mark.kind === 'words' ? [found.get(mark.words)] : [found.get(mark.left), found.get(mark.right)]
    if (left === undefined) return []
    if (mark.kind === 'words') return [left]
    return right === undefined ? [] : [placesNear(left, right, mark.distance), placesNear(right, left, mark.distance)]
  })
  return rangesOf(text, places)
}

/** As `findMarksIn`, for a text that is looked at once. */
export function findMarks(marking: readonly MarkPattern[], text: string): TextRange[] {
  return marking.length === 0 ? [] : findMarksIn(marking, prepareText(text))
}

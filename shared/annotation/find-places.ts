import { isGraphemeBoundary } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'
import type { PreparedText } from './prepared-text.ts'
import { joinedAfter, joinedBefore } from './word-edges.ts'
import { type IndexedWord, letterKind, wordsOf } from './word-index.ts'

/** Words to look for: a range of a folded text, so that it is known what they are joined to. */
export interface Wanted {
  readonly folded: string
  readonly range: TextRange
  /** Whether the folded text goes on beyond its ends, unseen. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** The range of the original that a range of the folded text stands for. */
export function originalRange({ fold }: PreparedText, folded: TextRange): TextRange {
  return { start: fold.startInOriginal(folded.start), end: fold.endInOriginal(folded.end) }
}

/** A range of a folded text without the white space at its ends. */
export function withoutBlanks(folded: string, range: TextRange): TextRange {
  let { start, end } = range
  while (start < end && folded.charAt(start) === ' ') start++
  while (end > start && folded.charAt(end - 1) === ' ') end--
  return { start, end }
}

/** The words of what is looked for that are whole wherever it stands. Where a word runs on over an end it may be another one elsewhere. */
function wholeWords({ folded, range, cutBefore, cutAfter }: Wanted): readonly IndexedWord[] {
  const runsOn = (at: number) => letterKind(folded, at - 1) === 'spaced' && letterKind(folded, at) === 'spaced'
  const { start, end } = range
  const openStart = runsOn(start) || (cutBefore && start === 0)
  const openEnd = runsOn(end) || (cutAfter && end === folded.length)
  const words = wordsOf(folded.slice(start, end))
  return words.filter((word) => !(openStart && word.start === 0) && !(openEnd && word.end === end - start))
}

/** The one of the words that stands in the text in the fewest places. */
function rarestWord(text: PreparedText, words: readonly IndexedWord[]) {
  let rarest: { readonly word: IndexedWord; readonly places: Int32Array } | null = null
  for (const word of words) {
    const places = text.words.placesOf(word)
    if (rarest === null || places.length < rarest.places.length) rarest = { word, places }
    if (places.length === 0) break
  }
  return rarest
}

/**
 * Where the words stand in the folded text, letter for letter, in order and at most `most`; what stands beside them does not matter. Without a whole
 * word to look up the text is read from end to end.
 */
export function placesOfLetters(text: PreparedText, wanted: Wanted, most: number): TextRange[] {
  const { folded } = text.fold
  const quotation = wanted.folded.slice(wanted.range.start, wanted.range.end)
  const found: TextRange[] = []
  if (quotation === '') return found
  const rarest = rarestWord(text, wholeWords(wanted))
  if (rarest === null) {
    for (let start = folded.indexOf(quotation); start !== -1; start = folded.indexOf(quotation, start + 1)) {
      found.push({ start, end: start + quotation.length })
      if (found.length >= most) break
    }
    return found
  }
  const { starts } = text.words
  for (const index of rarest.places) {
    const start = (starts[index] ?? 0) - rarest.word.start
    if (start < 0 || !folded.startsWith(quotation, start)) continue
    found.push({ start, end: start + quotation.length })
    if (found.length >= most) break
  }
  return found
}

function holdsWholeGraphemes(text: PreparedText, place: TextRange): boolean {
  const { start, end } = originalRange(text, place)
  return isGraphemeBoundary(text.text, start) && isGraphemeBoundary(text.text, end)
}

/**
 * The places, in order and at most `most`, that hold the same words, typography aside: as whole graphemes, and with the words at both ends joined to
 * what they were joined to. "50" is not found in "50,000", "profit" not in "non-profit", "able" not in "unable", nor the other way round.
 * Ranges are of the folded text.
 */
export function findPlaces(text: PreparedText, wanted: Wanted, most: number): readonly TextRange[] {
  const { folded } = text.fold
  const before = joinedBefore(wanted.folded, wanted.range.start)
  const after = joinedAfter(wanted.folded, wanted.range.end)
  const unseenBefore = wanted.cutBefore && before.length === wanted.range.start
  const unseenAfter = wanted.cutAfter && after.length === wanted.folded.length - wanted.range.end
  const fits = (place: TextRange) => {
    const [left, right] = [joinedBefore(folded, place.start), joinedAfter(folded, place.end)]
    if (unseenBefore ? !left.endsWith(before) : left !== before) return false
    if (unseenAfter ? !right.startsWith(after) : right !== after) return false
    return holdsWholeGraphemes(text, place)
  }
  // Most places fit: only where many do not are more of them looked at.
  for (let asked = most; ; asked *= 8) {
    const places = placesOfLetters(text, wanted, asked)
    const found = places.filter(fits)
    if (found.length >= most || places.length < asked) return found.slice(0, most)
  }
}

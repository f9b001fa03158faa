import type { ArchiveId, EditionId, SourceId } from '../archive/ids.ts'
import type { PassageTarget } from '../notes/note.ts'
import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'
import { CONTEXT_OF_ONE, LEAST_CONTEXT, LONGEST_CONTEXT } from './context-lengths.ts'
import { findPlaces, placesOfLetters, withoutBlanks } from './find-places.ts'
import { type PreparedText, prepareText } from './prepared-text.ts'
import { targetRange } from './target-range.ts'

const CONTEXT_LENGTHS = [LEAST_CONTEXT, 64, 128, 256, 512, LONGEST_CONTEXT] as const

/** At least `length` units where the text has them; a little more rather than half a grapheme, a little less rather than too much. */
function contextStart(text: string, start: number, length: number): number {
  const wanted = Math.max(start - length, 0)
  if (isGraphemeBoundary(text, wanted)) return wanted
  const whole = previousGrapheme(text, wanted)
  return start - whole <= LONGEST_CONTEXT ? whole : nextGrapheme(text, wanted)
}

function contextEnd(text: string, end: number, length: number): number {
  const wanted = Math.min(end + length, text.length)
  if (isGraphemeBoundary(text, wanted)) return wanted
  const whole = nextGrapheme(text, wanted)
  return whole - end <= LONGEST_CONTEXT ? whole : previousGrapheme(text, wanted)
}

/** So much context is kept beyond what tells a passage from the others: a letter or two may come to be the same by an edit. */
const MARGIN = 16
/** More are not counted. */
const MOST_OCCURRENCES = 100

/** How often the words of a folded range stand in its text. */
function countOccurrences(text: PreparedText, range: TextRange): number {
  const wanted = { folded: text.fold.folded, range, cutBefore: false, cutAfter: false }
  return Math.max(findPlaces(text, wanted, MOST_OCCURRENCES).length, 1)
}

function occursOnce(text: PreparedText, start: number, end: number): boolean {
  const { folded, toFolded } = text.fold
  const range = withoutBlanks(folded, { start: toFolded(start), end: toFolded(end) })
  return placesOfLetters(text, { folded, range, cutBefore: false, cutAfter: false }, 2).length < 2
}

/**
 * Makes the target of a note from a selection of a canonical text. `range` is in UTF-16 offsets; `start` and `end` of the target count
 * code points (W3C Web Annotation Data Model, 4.2.5). White space at both ends is left out and graphemes stay whole. Prefix and suffix
 * (4.2.4) hold at least 32 UTF-16 units each where the text has them, and 160 for words that stand there once: in another text they show that it is the
 * same neighbourhood. A quotation that stands in the text more than once gets what it needs, up to 1,000: the
 * prefix until quotation and prefix stand there once, the suffix until quotation and suffix do, so that each side by itself tells it from the others.
 * `occurrences` counts the same words in the text, typography aside, up to 100. Throws RangeError for a selection that `targetRange` refuses: ask that first.
 */
export function createTarget(input: {
  readonly source: SourceId
  readonly archive: ArchiveId
  readonly edition: EditionId
  readonly text: string
  readonly textSha512: string
  readonly range: TextRange
}): PassageTarget {
  const { text } = input
  const range = targetRange(text, input.range)
  if (range === null) {
    throw new RangeError(
      `${input.range.start} to ${input.range.end} of ${input.source} cannot be quoted: it holds only white space, or too much`,
    )
  }
  const prepared = prepareText(text)
  const { toFolded } = prepared.fold
  const occurrences = countOccurrences(prepared, { start: toFolded(range.start), end: toFolded(range.end) })
  const grown = (edgeAt: (length: number) => number, isEnough: (edge: number) => boolean): number => {
    if (occurrences === 1) return edgeAt(CONTEXT_OF_ONE)
    const length = CONTEXT_LENGTHS.find((one) => isEnough(edgeAt(one - MARGIN)))
    return edgeAt(length ?? LONGEST_CONTEXT)
  }
  const from = grown(
    (length) => contextStart(text, range.start, length),
    (start) => occursOnce(prepared, start, range.end),
  )
  const to = grown(
    (length) => contextEnd(text, range.end, length),
    (end) => occursOnce(prepared, range.start, end),
  )
  return {
    source: input.source,
    archive: input.archive,
    edition: input.edition,
    textSha512: input.textSha512,
    exact: text.slice(range.start, range.end),
    prefix: text.slice(from, range.start),
    suffix: text.slice(range.end, to),
    start: prepared.offsets.toCodePoint(range.start),
    end: prepared.offsets.toCodePoint(range.end),
    occurrences,
  }
}

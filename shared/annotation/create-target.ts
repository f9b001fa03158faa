import type { ArchiveId, EditionId, SourceId } from '../archive/ids.ts'
import type { Target } from '../notes/note.ts'
import { createOffsetMap } from '../text/offset-map.ts'
import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'
import { targetRange } from './target-range.ts'

/** In UTF-16 units. The longest is what the schema of a target allows. */
const CONTEXT_LENGTHS = [32, 64, 128, 256, 512, 1_000] as const
const LONGEST_CONTEXT = 1_000

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

function occursOnce(text: string, words: string): boolean {
  const first = text.indexOf(words)
  return first !== -1 && text.indexOf(words, first + 1) === -1
}

/**
 * Makes the target of a note from a selection of a canonical text. `range` is in UTF-16 offsets; `start` and `end` of the target count
 * code points (W3C Web Annotation Data Model, 4.2.5). White space at both ends is left out and graphemes stay whole. Prefix and suffix
 * (4.2.4) hold at least 32 UTF-16 units each where the text has them, and grow together up to 1,000 until the three of them stand in the
 * text only once. Throws RangeError for a selection that `targetRange` refuses: ask that first.
 */
export function createTarget(input: {
  readonly source: SourceId
  readonly archive: ArchiveId
  readonly edition: EditionId
  readonly text: string
  readonly textSha512: string
  readonly range: TextRange
}): Target {
  const { text } = input
  const range = targetRange(text, input.range)
  if (range === null) {
    throw new RangeError(
      `${input.range.start} to ${input.range.end} of ${input.source} cannot be quoted: it holds only white space, or too much`,
    )
  }
  let from = range.start
  let to = range.end
  for (const length of CONTEXT_LENGTHS) {
    from = contextStart(text, range.start, length)
    to = contextEnd(text, range.end, length)
    if (occursOnce(text, text.slice(from, to))) break
  }
  const map = createOffsetMap(text)
  return {
    source: input.source,
    archive: input.archive,
    edition: input.edition,
    textSha512: input.textSha512,
    exact: text.slice(range.start, range.end),
    prefix: text.slice(from, range.start),
    suffix: text.slice(range.end, to),
    start: map.toCodePoint(range.start),
    end: map.toCodePoint(range.end),
  }
}

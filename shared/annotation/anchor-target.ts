import type { Target } from '../notes/note.ts'
import { createOffsetMap } from '../text/offset-map.ts'
import type { TextRange } from '../text/text-range.ts'
import type { Anchor } from './anchor.ts'
import { findOccurrences } from './occurrences.ts'

const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u
const BEGINS_IN_WORD = /^[\p{L}\p{N}\p{M}]/u

/** The range that the positions of the target name, or null when they lie outside the text. */
function rangeOfPosition(text: string, target: Target): TextRange | null {
  const map = createOffsetMap(text)
  if (target.start >= target.end || target.end > map.codePoints) return null
  return { start: map.toUtf16(target.start), end: map.toUtf16(target.end) }
}

/** Whether a word runs on over the place where `before` meets `after`. */
function insideWord(before: string, after: string): boolean {
  return ENDS_IN_WORD.test(before) && BEGINS_IN_WORD.test(after)
}

/** "art" that was marked as a word is not the "art" in "smart": an edge that stood between words must stand between words. */
function keepsWordEdges(text: string, range: TextRange, target: Target): boolean {
  const before = text.slice(Math.max(range.start - 2, 0), range.start)
  const after = text.slice(range.end, range.end + 2)
  const startHolds = insideWord(target.prefix, target.exact) || !insideWord(before, target.exact)
  const endHolds = insideWord(target.exact, target.suffix) || !insideWord(target.exact, after)
  return startHolds && endHolds
}

function hasContext(text: string, range: TextRange, target: Target): boolean {
  return text.startsWith(target.suffix, range.end) && text.startsWith(target.prefix, range.start - target.prefix.length)
}

/**
 * Finds the words of a target in a text whose digest is `textSha512`. The answer never rests on likeness: a range that is returned holds
 * the quotation letter for letter, as whole graphemes and as whole words where whole words were marked.
 *
 * `exact`: at the same position. In the very text in which the target was made the position alone decides; in another one the place must
 * also be the only one, or the only one with the same prefix and suffix. `moved`: such a place elsewhere. `ambiguous`: several places and
 * no one of them alone has the same prefix and suffix. `missing`: none.
 *
 * Ranges are UTF-16 offsets. Selectors: W3C Web Annotation Data Model, 4.2.4 and 4.2.5.
 */
export function anchorTarget(text: string, textSha512: string, target: Target): Anchor {
  const position = rangeOfPosition(text, target)
  if (textSha512 === target.textSha512 && position !== null && text.slice(position.start, position.end) === target.exact) {
    return { state: 'exact', range: position }
  }
  const places = findOccurrences(text, target.exact).filter((range) => keepsWordEdges(text, range, target))
  if (places.length === 0) return { state: 'missing' }
  const fitting = places.length === 1 ? places : places.filter((range) => hasContext(text, range, target))
  const [only, ...others] = fitting
  if (only === undefined || others.length > 0) return { state: 'ambiguous', candidates: fitting.length > 1 ? fitting : places }
  return { state: only.start === position?.start ? 'exact' : 'moved', range: only }
}

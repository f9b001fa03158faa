import { isGraphemeBoundary, snapToGraphemes } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'

/** As many UTF-16 units as the schema of a target allows. */
const LONGEST_QUOTATION = 200_000

function isWhiteSpace(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset))
}

/**
 * What would be quoted of a selection: whole graphemes, without the white space at both ends (UTF-16 offsets, clamped to the text).
 * Null when nothing is left or when it is longer than 200,000 units: such a selection cannot carry a note.
 */
export function targetRange(text: string, selection: TextRange): TextRange | null {
  let { start, end } = snapToGraphemes(text, selection)
  // A space that carries a mark is a grapheme with something to see.
  while (start < end && isWhiteSpace(text, start) && isGraphemeBoundary(text, start + 1)) start++
  while (start < end && isWhiteSpace(text, end - 1) && isGraphemeBoundary(text, end - 1)) end--
  return start < end && end - start <= LONGEST_QUOTATION ? { start, end } : null
}

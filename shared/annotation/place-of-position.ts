import type { PassageTarget } from '../notes/note.ts'
import type { OffsetMap } from '../text/offset-map.ts'
import type { TextRange } from '../text/text-range.ts'

/**
 * The range that the positions of a target name, or null when they lie outside the text or hold other words. In the text in which the target was made it is
 * all that needs to be known. UTF-16 offsets.
 */
export function placeOfPosition(text: string, offsets: OffsetMap, target: PassageTarget): TextRange | null {
  if (target.start >= target.end || target.end > offsets.codePoints) return null
  const range = { start: offsets.toUtf16(target.start), end: offsets.toUtf16(target.end) }
  return text.slice(range.start, range.end) === target.exact ? range : null
}

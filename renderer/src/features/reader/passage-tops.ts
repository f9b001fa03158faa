import type { TextRange } from '#shared/text/text-range.ts'
import { textToDomRanges } from '../../anchoring/text-dom.ts'
import { chunkElements } from './block-in-view.ts'

interface ChunkBox extends TextRange {
  readonly top: number
  readonly height: number
  /** Whether its blocks are laid out: the box of one that is not is a guess, and asking for more would lay it out. */
  readonly exact: boolean
}

function boxesOf(root: Element): readonly ChunkBox[] {
  return chunkElements(root).map((element) => {
    const { top, height } = element.getBoundingClientRect()
    const inside = element.firstElementChild
    return {
      start: Number(element.dataset['from']),
      end: Number(element.dataset['to']),
      top,
      height,
      exact: inside?.checkVisibility({ contentVisibilityAuto: true }) ?? false,
    }
  })
}

/**
 * How far below the top of `frame` each passage begins, in CSS pixels; null for one in text that is folded away. In text that is not laid out yet it is where
 * the passage will be found to be, more or less.
 */
export function passageTops(root: Element, frame: Element, ranges: readonly TextRange[]): readonly (number | null)[] {
  const boxes = boxesOf(root)
  const { top: origin } = frame.getBoundingClientRect()
  let at = 0
  return ranges.map((range) => {
    if ((boxes[at]?.start ?? 0) > range.start) at = 0
    while (at < boxes.length - 1 && (boxes[at + 1]?.start ?? 0) <= range.start) at += 1
    const box = boxes[at]
    if (box === undefined) return null
    if (box.exact) {
      const first = textToDomRanges(root, range)[0]
      return first === undefined ? null : first.getBoundingClientRect().top - origin
    }
    const share = (range.start - box.start) / Math.max(1, box.end - box.start)
    return box.top - origin + box.height * Math.min(1, Math.max(0, share))
  })
}

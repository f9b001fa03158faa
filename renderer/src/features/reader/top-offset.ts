import { firstBeyond } from '../../anchoring/block-spans.ts'
import { shownBlocks } from '../../anchoring/shown-blocks.ts'
import { textOffsetAtPoint, textToDomRanges } from '../../anchoring/text-dom.ts'
import { chunkElements, firstBelow } from './block-in-view.ts'

/** Below the upper edge, in CSS pixels: a line of which less is to be seen is not the one that is read. */
const INTO = 10

/** The character that stands at the top of what is seen of a text, as a UTF-16 offset; null where the text ends above. `top` is in CSS pixels of the window. */
export function topOffset(root: Element, top: number): number | null {
  const blocks = shownBlocks(root).list()
  // First the piece of the text, whose height is known: measuring a block of another would lay that out.
  const chunk = firstBelow(chunkElements(root), top + INTO)
  if (chunk === null) return null
  let low = firstBeyond(blocks, Number(chunk.dataset['from']))
  let high = firstBeyond(blocks, Number(chunk.dataset['to']))
  while (low < high) {
    const middle = (low + high) >>> 1
    const block = blocks[middle]
    if (block !== undefined && block.element.getBoundingClientRect().bottom <= top + INTO) low = middle + 1
    else high = middle
  }
  const block = blocks[low]
  if (block === undefined) return null
  const rect = block.element.getBoundingClientRect()
  if (rect.top >= top) return block.start
  const found = textOffsetAtPoint(root, rect.left + 2, top + INTO)
  // Something may lie over the text at that point; then the block is what is known.
  return found === null || found < block.start || found > block.end ? block.start : Math.min(found, block.end - 1)
}

/** The box of a character in the window, in CSS pixels; null while it is not on the page. */
export function lineBox(root: Element, offset: number): DOMRect | null {
  const [part] = textToDomRanges(root, { start: offset, end: offset + 1 })
  return part?.getClientRects()[0] ?? part?.getBoundingClientRect() ?? null
}

/** How far below the upper edge of the window the line of a character stands, in CSS pixels; null while it is not on the page. */
export function lineTop(root: Element, offset: number): number | null {
  return lineBox(root, offset)?.top ?? null
}

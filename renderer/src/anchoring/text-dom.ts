import type { TextRange } from '#shared/text/text-range.ts'
import { spanAt, touchedSpans } from './block-spans.ts'
import { BLOCK, type ShownBlock, shownBlocks, startOf } from './shown-blocks.ts'

/** Where a boundary point lies in the text of `block`, which holds it. */
function offsetIn(block: Element, container: Node, offset: number): number {
  if (container === block.firstChild) return startOf(block) + offset
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(container, offset)
  return startOf(block) + before.toString().length
}

function blockOf(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(BLOCK) ?? null
}

/** How many blocks, in the order of the page, fit `isBefore`, which holds for those up to some block and for none after it. */
function countBefore(blocks: readonly ShownBlock[], isBefore: (block: ShownBlock) => boolean): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const block = blocks[middle]
    if (block !== undefined && isBefore(block)) low = middle + 1
    else high = middle
  }
  return low
}

/** The text that a DOM range covers, or null when it covers no text below `root`. Parts outside of blocks (numbers, marks) do not count. */
export function domRangeToText(root: Element, range: Range): TextRange | null {
  if (!range.intersectsNode(root)) return null
  const startBlock = blockOf(range.startContainer)
  const endBlock = blockOf(range.endContainer)
  const first = startBlock !== null && root.contains(startBlock) ? startBlock : null
  const last = endBlock !== null && root.contains(endBlock) ? endBlock : null
  const blocks = shownBlocks(root).list()
  let start: number
  if (first !== null) start = offsetIn(first, range.startContainer, range.startOffset)
  else {
    const next = blocks[countBefore(blocks, ({ node }) => range.comparePoint(node, node.length) < 0)]
    if (next === undefined) return null
    start = next.start
  }
  let end: number
  if (last !== null) end = offsetIn(last, range.endContainer, range.endOffset)
  else {
    const before = blocks[countBefore(blocks, ({ node }) => range.comparePoint(node, 0) <= 0) - 1]
    if (before === undefined) return null
    end = before.end
  }
  return end > start ? { start, end } : null
}

function partOf(block: ShownBlock, range: TextRange): Range {
  const part = document.createRange()
  part.setStart(block.node, Math.max(range.start, block.start) - block.start)
  part.setEnd(block.node, Math.min(range.end, block.end) - block.start)
  return part
}

/** The DOM ranges, one for each block, that show `range`. Blocks that are not on the page (folded furniture) give none. */
export function textToDomRanges(root: Element, range: TextRange): Range[] {
  return touchedSpans(shownBlocks(root).list(), range).map((block) => partOf(block, range))
}

/** The text node and the offset in it at a position of the text. */
export function domPointAt(root: Element, offset: number): { readonly node: Text; readonly offset: number } | null {
  const block = spanAt(shownBlocks(root).list(), offset)
  return block === null ? null : { node: block.node, offset: offset - block.start }
}

/** The position of the text under a point of the window, or null when no text is there. */
export function textOffsetAtPoint(root: Element, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y)
  if (position === null) return null
  const block = blockOf(position.offsetNode)
  if (block === null || !root.contains(block)) return null
  return offsetIn(block, position.offsetNode, position.offset)
}

import type { TextRange } from '#shared/text/text-range.ts'

/**
 * The text of a block stands in an element with `data-start`, the UTF-16 offset of its first character in the source, and nothing
 * else stands in that element: its text content is the text of the block, so positions carry over by adding.
 */
const BLOCK = '[data-start]'

function startOf(element: Element): number {
  return Number(element.getAttribute('data-start'))
}

/** Where a boundary point lies in the text of `block`, which holds it. */
function offsetIn(block: Element, container: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(container, offset)
  return startOf(block) + before.toString().length
}

function blockOf(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(BLOCK) ?? null
}

/** The text that a DOM range covers, or null when it covers no text below `root`. Parts outside of blocks (numbers, marks) do not count. */
export function domRangeToText(root: Element, range: Range): TextRange | null {
  if (!range.intersectsNode(root)) return null
  const startBlock = blockOf(range.startContainer)
  const endBlock = blockOf(range.endContainer)
  const first = startBlock !== null && root.contains(startBlock) ? startBlock : null
  const last = endBlock !== null && root.contains(endBlock) ? endBlock : null
  const touched =
    first !== null && last !== null ? [] : [...root.querySelectorAll(BLOCK)].filter((block) => range.intersectsNode(block))
  const firstTouched = touched[0]
  const lastTouched = touched.at(-1)
  let start: number
  if (first !== null) start = offsetIn(first, range.startContainer, range.startOffset)
  else if (firstTouched !== undefined) start = startOf(firstTouched)
  else return null
  let end: number
  if (last !== null) end = offsetIn(last, range.endContainer, range.endOffset)
  else if (lastTouched !== undefined) end = startOf(lastTouched) + (lastTouched.textContent?.length ?? 0)
  else return null
  return end > start ? { start, end } : null
}

function textNodeOf(block: Element): Text | null {
  const node = block.firstChild
  return node instanceof Text ? node : null
}

/** The DOM ranges, one for each block, that show `range`. Blocks that are not shown (folded furniture) give none. */
export function textToDomRanges(root: Element, range: TextRange): Range[] {
  const ranges: Range[] = []
  for (const block of root.querySelectorAll(BLOCK)) {
    const start = startOf(block)
    const node = textNodeOf(block)
    if (node === null || start >= range.end) continue
    const end = start + node.length
    if (end <= range.start) continue
    const part = document.createRange()
    part.setStart(node, Math.max(range.start, start) - start)
    part.setEnd(node, Math.min(range.end, end) - start)
    ranges.push(part)
  }
  return ranges
}

/** The text node and the offset in it at a position of the text; the position after the last character of a block belongs to that block. */
export function domPointAt(root: Element, offset: number): { readonly node: Text; readonly offset: number } | null {
  for (const block of root.querySelectorAll(BLOCK)) {
    const start = startOf(block)
    const node = textNodeOf(block)
    if (node !== null && offset >= start && offset <= start + node.length) return { node, offset: offset - start }
  }
  return null
}

/** The position of the text under a point of the window, or null when no text is there. */
export function textOffsetAtPoint(root: Element, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y)
  if (position === null) return null
  const block = blockOf(position.offsetNode)
  if (block === null || !root.contains(block)) return null
  return offsetIn(block, position.offsetNode, position.offset)
}

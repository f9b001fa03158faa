import { domPointAt, textOffsetAtPoint, textToDomRanges } from '../../anchoring/text-dom.ts'

/** Where lines break only the browser knows. All offsets are UTF-16 of the text. */

/** Whether the block around a position is written from right to left. */
export function isRightToLeft(root: HTMLElement | null, offset: number): boolean {
  const element = root === null ? undefined : domPointAt(root, offset)?.node.parentElement
  return element !== null && element !== undefined && getComputedStyle(element).direction === 'rtl'
}

/** Lets the browser move its own selection from a position, and says where it came to; null where that is no place of the text. */
function moved(root: HTMLElement, from: number, direction: 'forward' | 'backward', unit: 'line' | 'lineboundary'): number | null {
  const selection = document.getSelection()
  const point = domPointAt(root, from)
  if (selection === null || point === null) return null
  selection.collapse(point.node, point.offset)
  selection.modify('move', direction, unit)
  const node = selection.focusNode
  const block = node?.parentElement?.closest('[data-start]')
  if (block === null || block === undefined || !root.contains(block)) return null
  return Number(block.getAttribute('data-start')) + selection.focusOffset
}

/** The box of the character at a position, or of the one before it where a line or the text ends there. */
export function boxAt(root: HTMLElement, at: number): { readonly rect: DOMRect; readonly isAfter: boolean } | null {
  const next = textToDomRanges(root, { start: at, end: at + 1 })[0]?.getClientRects()
  // The space at which a line is broken has no width of its own.
  const shown = next === undefined ? undefined : [...next].findLast(({ width }) => width > 0)
  if (shown !== undefined) return { rect: shown, isAfter: false }
  const before = at === 0 ? undefined : textToDomRanges(root, { start: at - 1, end: at })[0]?.getClientRects()
  const last = before === undefined ? undefined : [...before].at(-1)
  if (last !== undefined) return { rect: last, isAfter: true }
  const empty = next?.[0]
  return empty === undefined ? null : { rect: empty, isAfter: false }
}

/** How far from the left of the window the caret stands at a position; null where that is not on the page. */
export function columnAt(root: HTMLElement, at: number): number | null {
  const box = boxAt(root, at)
  if (box === null) return null
  return box.isAfter === isRightToLeft(root, at) ? box.rect.left : box.rect.right
}

/** The line above or below, as near to `column` (CSS pixels from the left of the window) as it goes; null where there is none in this block. */
export function lineFrom(root: HTMLElement, from: number, direction: 1 | -1, column: number | null): number | null {
  const next = moved(root, from, direction === 1 ? 'forward' : 'backward', 'line')
  if (next === null || next === from) return null
  const box = boxAt(root, next)
  if (box === null || column === null) return next
  const there = textOffsetAtPoint(root, column, box.rect.top + box.rect.height / 2)
  // A place on another line than the browser came to is no answer: something else stands at that point.
  return there === null || boxAt(root, there)?.rect.top !== box.rect.top ? next : there
}

/** The first or the last place of the line; `from` where the browser cannot say. */
export function lineEdge(root: HTMLElement, from: number, direction: 1 | -1): number {
  return moved(root, from, direction === 1 ? 'forward' : 'backward', 'lineboundary') ?? from
}

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { type CaretUnit, moveCaret, sentenceAt } from '#shared/text/caret.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { domPointAt } from '../../anchoring/text-dom.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'

/** A selection made with the keyboard: it grows from `anchor` to `focus`. Both are UTF-16 offsets of the text. */
interface Caret {
  readonly anchor: number
  readonly focus: number
}

interface CaretMode {
  readonly on: boolean
  readonly focus: number | null
  start(at: number): void
  stop(): void
  /** Handles a key of the mode; true when it was one. */
  onKey(event: KeyboardEvent): boolean
}

function blockAt(blocks: readonly TextRange[], offset: number): TextRange | null {
  return (
    blocks.find((block) => offset >= block.start && offset <= block.end) ?? blocks.find((block) => block.start > offset) ?? null
  )
}

/** What an arrow key moves by: Ctrl (Alt on a Mac) a word across, a paragraph up and down. */
function unitOf(event: KeyboardEvent): { readonly unit: CaretUnit | 'line'; readonly direction: 1 | -1 } | null {
  const far = event.ctrlKey || event.altKey
  switch (event.key) {
    case 'ArrowRight':
      return { unit: far ? 'word' : 'character', direction: 1 }
    case 'ArrowLeft':
      return { unit: far ? 'word' : 'character', direction: -1 }
    case 'ArrowDown':
      return { unit: far ? 'block' : 'line', direction: 1 }
    case 'ArrowUp':
      return { unit: far ? 'block' : 'line', direction: -1 }
    default:
      return null
  }
}

/** Selecting with the keyboard alone, in a text that cannot be edited. `shown` are the blocks that are on the page, in order. */
export function useCaret(root: RefObject<HTMLElement | null>, open: OpenText, shown: readonly TextRange[]): CaretMode {
  const [caret, setCaret] = useState<Caret | null>(null)

  useEffect(() => {
    if (caret === null || root.current === null) return
    const from = domPointAt(root.current, caret.anchor)
    const to = domPointAt(root.current, caret.focus)
    if (from !== null && to !== null) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }, [caret, root])

  const start = useCallback((at: number) => setCaret({ anchor: at, focus: at }), [])
  const stop = useCallback(() => setCaret(null), [])

  /** Where the line above or below the caret is: only the browser knows where lines break. */
  const lineFrom = useCallback(
    (focus: number, direction: 1 | -1): number => {
      const selection = document.getSelection()
      const from = root.current === null ? null : domPointAt(root.current, focus)
      if (selection === null || from === null) return focus
      selection.collapse(from.node, from.offset)
      selection.modify('move', direction === 1 ? 'forward' : 'backward', 'line')
      const block = selection.focusNode?.parentElement?.closest('[data-start]')
      if (block === null || block === undefined || !(root.current?.contains(block) ?? false)) return focus
      const next = Number(block.getAttribute('data-start')) + selection.focusOffset
      return next === focus ? moveCaret(open.text, shown, focus, 'block', direction) : next
    },
    [root, open, shown],
  )

  const onKey = useCallback(
    (event: KeyboardEvent): boolean => {
      if (caret === null) return false
      const select = (range: TextRange | null) => {
        if (range !== null) setCaret({ anchor: range.start, focus: range.end })
      }
      const moveTo = (focus: number) => setCaret({ anchor: event.shiftKey ? caret.anchor : focus, focus })
      if (event.key === 'Escape') {
        stop()
        document.getSelection()?.removeAllRanges()
        return true
      }
      const here = blockAt(shown, caret.focus)
      if (event.key === 'Home' && here !== null) moveTo(here.start)
      else if (event.key === 'End' && here !== null) moveTo(here.end)
      else if (event.key === 's' && !event.ctrlKey && !event.metaKey) select(sentenceAt(open.text, shown, caret.focus))
      else if (event.key === 'S' && event.shiftKey) {
        setCaret({ anchor: caret.anchor, focus: moveCaret(open.text, shown, caret.focus, 'sentence', 1) })
      } else if (event.key === 'p' && !event.ctrlKey && !event.metaKey) select(here)
      else {
        const move = unitOf(event)
        if (move === null) return false
        moveTo(
          move.unit === 'line'
            ? lineFrom(caret.focus, move.direction)
            : moveCaret(open.text, shown, caret.focus, move.unit, move.direction),
        )
      }
      return true
    },
    [caret, open, shown, lineFrom, stop],
  )

  return useMemo(() => ({ on: caret !== null, focus: caret?.focus ?? null, start, stop, onKey }), [caret, start, stop, onKey])
}

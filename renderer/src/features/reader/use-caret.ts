import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type CaretUnit, moveCaret, sentenceAt } from '#shared/text/caret.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { domPointAt } from '../../anchoring/text-dom.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { columnAt, isRightToLeft, lineEdge, lineFrom } from './caret-lines.ts'

/** A selection made with the keyboard: it grows from `anchor` to `focus`. Both are UTF-16 offsets of the text. */
interface Caret {
  readonly anchor: number
  readonly focus: number
}

export interface CaretMode {
  readonly on: boolean
  readonly focus: number | null
  start(at: number): void
  /** Starts with a passage selected, and goes on from its end. */
  select(range: TextRange): void
  stop(): void
  /** Handles a key of the mode; true when it was one. */
  onKey(event: KeyboardEvent): boolean
}

function blockAt(blocks: readonly TextRange[], offset: number): TextRange | null {
  return (
    blocks.find((block) => offset >= block.start && offset <= block.end) ?? blocks.find((block) => block.start > offset) ?? null
  )
}

interface Move {
  readonly unit: CaretUnit | 'line' | 'edge' | 'text'
  readonly direction: 1 | -1
}

/**
 * What a key moves by: arrows by character and by line, with Ctrl (Alt on a Mac) by word and by paragraph; Home and End within the line,
 * with Ctrl in the whole text. Left and right are those of the page: in a text written from right to left, Left goes on.
 */
function moveOf(event: KeyboardEvent, rightToLeft: boolean): Move | null {
  const far = event.ctrlKey || event.altKey
  const on = rightToLeft ? -1 : 1
  switch (event.key) {
    case 'ArrowRight':
      return { unit: far ? 'word' : 'character', direction: on }
    case 'ArrowLeft':
      return { unit: far ? 'word' : 'character', direction: on === 1 ? -1 : 1 }
    case 'ArrowDown':
      // On a Mac, Command with an arrow is Home, End, or an end of the text.
      return { unit: event.metaKey ? 'text' : far ? 'block' : 'line', direction: 1 }
    case 'ArrowUp':
      return { unit: event.metaKey ? 'text' : far ? 'block' : 'line', direction: -1 }
    case 'Home':
      return { unit: far || event.metaKey ? 'text' : 'edge', direction: -1 }
    case 'End':
      return { unit: far || event.metaKey ? 'text' : 'edge', direction: 1 }
    default:
      return null
  }
}

/** Selecting with the keyboard alone, in a text that cannot be edited. `shown` are the blocks that are on the page, in order. */
export function useCaret(root: RefObject<HTMLElement | null>, open: OpenText, shown: readonly TextRange[]): CaretMode {
  const [caret, setCaret] = useState<Caret | null>(null)
  /** Where on the line the caret would stand if every line were long enough: kept from line to line. */
  const column = useRef<number | null>(null)

  useEffect(() => {
    if (caret === null || root.current === null) return
    const from = domPointAt(root.current, caret.anchor)
    const to = domPointAt(root.current, caret.focus)
    if (from !== null && to !== null) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }, [caret, root])

  const start = useCallback((at: number) => {
    column.current = null
    setCaret({ anchor: at, focus: at })
  }, [])
  const select = useCallback((range: TextRange) => {
    column.current = null
    setCaret({ anchor: range.start, focus: range.end })
  }, [])
  const stop = useCallback(() => setCaret(null), [])

  const destination = useCallback(
    (focus: number, { unit, direction }: Move): number => {
      const element = root.current
      switch (unit) {
        case 'line': {
          column.current ??= element === null ? null : columnAt(element, focus)
          const next = element === null ? null : lineFrom(element, focus, direction, column.current)
          return next ?? moveCaret(open.text, shown, focus, 'block', direction)
        }
        case 'edge':
          return element === null ? focus : lineEdge(element, focus, direction)
        case 'text':
          return (direction === 1 ? shown.at(-1)?.end : shown[0]?.start) ?? focus
        default:
          return moveCaret(open.text, shown, focus, unit, direction)
      }
    },
    [root, open, shown],
  )

  const onKey = useCallback(
    (event: KeyboardEvent): boolean => {
      if (caret === null) return false
      const plain = !(event.ctrlKey || event.metaKey || event.altKey)
      if (event.key === 'Escape') {
        stop()
        document.getSelection()?.removeAllRanges()
        return true
      }
      if (plain && event.key === 's') {
        select(sentenceAt(open.text, shown, caret.focus))
        return true
      }
      if (plain && event.key === 'S') {
        setCaret({ anchor: caret.anchor, focus: moveCaret(open.text, shown, caret.focus, 'sentence', 1) })
        return true
      }
      if (plain && event.key === 'p') {
        const here = blockAt(shown, caret.focus)
        if (here !== null) select(here)
        return true
      }
      const move = moveOf(event, isRightToLeft(root.current, caret.focus))
      if (move === null) return false
      if (move.unit !== 'line') column.current = null
      const focus = destination(caret.focus, move)
      setCaret({ anchor: event.shiftKey ? caret.anchor : focus, focus })
      return true
    },
    [caret, open, shown, root, destination, select, stop],
  )

  return useMemo(
    () => ({ on: caret !== null, focus: caret?.focus ?? null, start, select, stop, onKey }),
    [caret, start, select, stop, onKey],
  )
}

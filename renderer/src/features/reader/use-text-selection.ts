import { type RefObject, useEffect, useState } from 'react'
import { targetRange } from '#shared/annotation/target-range.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { domRangeToText } from '../../anchoring/text-dom.ts'

/** What would be quoted of the selection in the text at this moment: whole characters, no white space at its ends; null when nothing is. */
export function readTextSelection(root: HTMLElement | null, text: string): TextRange | null {
  const selection = document.getSelection()
  if (root === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const found = domRangeToText(root, selection.getRangeAt(0))
  return found === null ? null : targetRange(text, found)
}

/**
 * The selection to show something for, by mouse, touch, keyboard or a screen reader; null when there is none, and while the mouse is still
 * drawing it: what is shown for a selection must not come under the hand that draws it.
 * It follows the selection a moment later; an action asks `readTextSelection`.
 */
export function useTextSelection(root: RefObject<HTMLElement | null>, text: string): TextRange | null {
  const [range, setRange] = useState<TextRange | null>(null)
  useEffect(() => {
    let drawing = false
    const read = () => (drawing ? null : readTextSelection(root.current, text))
    const onChange = () =>
      setRange((last) => {
        const next = read()
        return last !== null && next !== null && last.start === next.start && last.end === next.end ? last : next
      })
    const onPress = ({ target, button }: PointerEvent) => {
      drawing = button === 0 && target instanceof Node && (root.current?.contains(target) ?? false)
    }
    const onRelease = () => {
      if (!drawing) return
      drawing = false
      onChange()
    }
    const listeners = new AbortController()
    const { signal } = listeners
    document.addEventListener('selectionchange', onChange, { signal })
    document.addEventListener('pointerdown', onPress, { signal })
    document.addEventListener('pointerup', onRelease, { signal })
    document.addEventListener('pointercancel', onRelease, { signal })
    return () => listeners.abort()
  }, [root, text])
  return range
}

import { type RefObject, useEffect, useState } from 'react'
import { targetRange } from '#shared/annotation/target-range.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { domRangeToText } from '../../anchoring/text-dom.ts'

/** What would be quoted of the selection in the text (whole characters, no white space at its ends), by mouse, touch, keyboard or a screen reader; null when nothing is. */
export function useTextSelection(root: RefObject<HTMLElement | null>, text: string): TextRange | null {
  const [range, setRange] = useState<TextRange | null>(null)
  useEffect(() => {
    const read = (): TextRange | null => {
      const selection = document.getSelection()
      if (root.current === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
      const found = domRangeToText(root.current, selection.getRangeAt(0))
      return found === null ? null : targetRange(text, found)
    }
    const onChange = () =>
      setRange((last) => {
        const next = read()
        return last !== null && next !== null && last.start === next.start && last.end === next.end ? last : next
      })
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [root, text])
  return range
}

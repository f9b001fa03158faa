import { type RefObject, useEffect } from 'react'
import type { TextRange } from '#shared/text/text-range.ts'
import { paint } from '../../anchoring/painting.ts'
import { words } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { useCommands } from '../../workspace/commands.ts'
import { FindBar } from './find-bar.tsx'
import { useFind } from './use-find.ts'

export interface FindPartProps {
  readonly root: RefObject<HTMLElement | null>
  readonly open: OpenText
  readonly field: RefObject<HTMLInputElement | null>
  readonly typed: string
  /** Where one was reading: a UTF-16 offset. */
  readonly from: number
  /** What the reader has brought to the page to be seen. */
  readonly shown: TextRange | null
  onFound(range: TextRange | null): void
  scrollTo(range: TextRange): void
  onType(typed: string): void
  onStay(): void
  onBack(): void
}

/** Finding in a source, as long as its bar is open. */
export function FindPart(props: FindPartProps) {
  const { root, open, field, typed, from, shown, onFound, scrollTo, onType, onStay, onBack } = props
  const found = useFind(open, typed, from)
  const current = found.ranges[found.current] ?? null
  useEffect(() => {
    if (root.current !== null) paint(root.current, 'find', found.ranges)
  }, [found.ranges, root])
  useEffect(() => {
    if (root.current !== null) paint(root.current, 'find-current', current === null ? [] : [current])
    onFound(current)
  }, [current, root, onFound])
  useEffect(() => {
    const element = root.current
    return () => {
      onFound(null)
      if (element === null) return
      paint(element, 'find', [])
      paint(element, 'find-current', [])
    }
  }, [root, onFound])
  // Once it is on the page: it may have been folded away.
  useEffect(() => {
    if (shown !== null) scrollTo(shown)
  }, [shown, scrollTo])
  useCommands([{ id: 'find-close', group: 'search', name: words.reading.findStay, keys: ['Escape'], run: onStay }])
  return <FindBar field={field} typed={typed} found={found} onType={onType} onStay={onStay} onBack={onBack} />
}

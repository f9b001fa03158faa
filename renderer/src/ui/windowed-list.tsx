import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './windowed-list.module.css'
import { type RowRange, rowsInSight } from './windowed-rows.ts'

interface WindowedListProps<T> {
  readonly items: readonly T[]
  /** In rem; each row has this height, whatever is in it. */
  readonly rowHeight: number
  readonly label: string
  keyOf(item: T): string
  children(item: T): ReactNode
}

function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

/** A list of any length of which only the rows in sight are on the page, and the one that has the focus. */
export function WindowedList<T>({ items, rowHeight, label, keyOf, children }: WindowedListProps<T>) {
  const scroller = useRef<HTMLUListElement>(null)
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 })
  const [focused, setFocused] = useState<string | null>(null)
  const count = items.length

  useLayoutEffect(() => {
    const list = scroller.current
    if (list === null) return undefined
    const look = () => {
      const now = rowsInSight(count, rowHeight * remInPixels(), list.scrollTop, list.clientHeight)
      setRange((last) => (last.start === now.start && last.end === now.end ? last : now))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(list)
    list.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      list.removeEventListener('scroll', look)
    }
  }, [count, rowHeight])

  const shown = items.slice(range.start, range.end).map((item, index) => ({ item, at: range.start + index }))
  const at = focused === null ? -1 : items.findIndex((item) => keyOf(item) === focused)
  const kept = items[at]
  if (kept !== undefined && at < range.start) shown.unshift({ item: kept, at })
  if (kept !== undefined && at >= range.end) shown.push({ item: kept, at })
  return (
    <ul
      ref={scroller}
      className={styles['list']}
      style={{ ['--length' as string]: `${count * rowHeight}rem` }}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by key.
      tabIndex={0}
      onBlur={() => setFocused(null)}
    >
      {shown.map(({ item, at: place }) => (
        <li
          key={keyOf(item)}
          className={styles['row']}
          aria-setsize={count}
          aria-posinset={place + 1}
          style={{ blockSize: `${rowHeight}rem`, insetBlockStart: `${place * rowHeight}rem` }}
          onFocus={() => setFocused(keyOf(item))}
        >
          {children(item)}
        </li>
      ))}
    </ul>
  )
}

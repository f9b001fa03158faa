import { type RefCallback, useCallback, useMemo, useRef } from 'react'
import styles from './marked-row.module.css'

interface RowMark {
  readonly ref: RefCallback<HTMLElement>
  readonly className: string
  readonly tabIndex: -1
  readonly 'aria-current': 'true'
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= window.innerHeight
}

/**
 * What the row of a list gets that an address names: it is marked, and when one arrives it is brought into view and given the focus. One arrives at
 * another row, and with each new `visit`; a row that comes back because a filter changed only stays marked.
 */
export function useMarkedRow({ row, visit }: { readonly row: string | null; readonly visit: string | null }) {
  const last = useRef<{ readonly row: string; readonly visit: string | null } | null>(null)
  const ref = useCallback<RefCallback<HTMLElement>>(
    (element) => {
      if (element === null || row === null) return undefined
      const arrives = last.current?.row !== row || (visit !== null && last.current.visit !== visit)
      if (!arrives) return undefined
      // After the page has been put at its top, where each new place starts.
      const frame = requestAnimationFrame(() => {
        last.current = { row, visit }
        if (!isInSight(element)) element.scrollIntoView({ block: 'center' })
        element.focus({ preventScroll: true })
      })
      return () => cancelAnimationFrame(frame)
    },
    [row, visit],
  )
  return useMemo(
    () =>
      (id: string, className = ''): RowMark | { readonly className: string } =>
        id === row
          ? { ref, className: `${className} ${styles['marked']}`.trim(), tabIndex: -1, 'aria-current': 'true' }
          : { className },
    [row, ref],
  )
}

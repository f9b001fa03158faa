import { useCallback, useEffect, useRef } from 'react'
import type { ShownSearch } from './shown-search.ts'

/** A search that has stood so long was meant, in milliseconds. */
const RESTED = 2_000

/**
 * Tells once of each search that was meant: it has rested, it was confirmed with Enter, or one of its hits was opened. `shown` is null
 * while the answer belongs to another search.
 */
export function useSettled(shown: ShownSearch | null, entered: boolean, onSettled: (shown: ShownSearch) => void): () => void {
  const told = useRef<string | null>(null)
  const tell = useRef(onSettled)
  tell.current = onSettled
  const settle = useCallback(() => {
    if (shown === null || shown.results.query.trim() === '') return
    const key = JSON.stringify([shown.results.edition, shown.asTyped, shown.results.query])
    if (told.current === key) return
    told.current = key
    tell.current(shown)
  }, [shown])
  useEffect(() => {
    if (entered) {
      settle()
      return undefined
    }
    const timer = window.setTimeout(settle, RESTED)
    return () => window.clearTimeout(timer)
  }, [entered, settle])
  return settle
}

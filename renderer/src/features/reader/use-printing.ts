import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being set for paper. What only paper shows is made then, and at once: the pages are cut right after the event. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => window.matchMedia('print').matches)
  useEffect(() => {
    const paper = window.matchMedia('print')
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(paper.matches)
    const listeners = new AbortController()
    const { signal } = listeners
    window.addEventListener('beforeprint', begin, { signal })
    window.addEventListener('afterprint', end, { signal })
    paper.addEventListener('change', end, { signal })
    return () => listeners.abort()
  }, [])
  return printing
}

import { useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router'

/** From this width on the notes stand beside the text; below it they are a sheet over it. In CSS pixels. */
const WIDE = 900

/** The same where two texts stand beside each other. */
const WIDE_FOR_TWO = 2_000

/** Whether notes stand beside their text; where there is no room they are a sheet over it. */
export function useNotesBeside(): boolean {
  const [query] = useSearchParams()
  return useWideWindow(query.has('beside') ? WIDE_FOR_TWO : WIDE)
}

/** Whether the window is at least so many CSS pixels wide. */
export function useWideWindow(pixels: number): boolean {
  const query = `(min-width: ${pixels}px)`
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

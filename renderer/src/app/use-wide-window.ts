import { useSyncExternalStore } from 'react'

/** From this width on the notes stand beside the text; below it they are a sheet over it. In CSS pixels. */
export const WIDE = 900

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

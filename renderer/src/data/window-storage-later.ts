import type { WindowStorage } from './window-storage.ts'

/**
 * What keeps the notes of a window comes in a file of its own, once it is asked for: a text is shown and read before its notes are there, and to read the
 * file meanwhile would take its time from the first list. Where the file cannot be had that fails, and the next call asks for it again.
 */
export function windowStorageLater(name: string): () => Promise<WindowStorage> {
  let fetching: Promise<WindowStorage> | null = null
  return () => {
    fetching ??= import('./window-storage.ts').then(
      ({ createWindowStorage }) => createWindowStorage(name),
      (error: unknown) => {
        fetching = null
        throw error
      },
    )
    return fetching
  }
}

import type { WindowStorage } from './window-storage.ts'

const fetchCode = () => import('./window-storage.ts')

// On its way before the program has answered. What cannot be had now is asked for again, and spoken of, when it is needed.
void fetchCode().catch(() => undefined)

/**
 * What keeps the notes of a window comes in a file of its own: a text is shown and read before its notes are there. Where the file cannot be had
 * that fails, and the next call asks for it again.
 */
export function windowStorageLater(name: string): () => Promise<WindowStorage> {
  let fetching: Promise<WindowStorage> | null = null
  return () => {
    fetching ??= fetchCode().then(
      ({ createWindowStorage }) => createWindowStorage(name),
      (error: unknown) => {
        fetching = null
        throw error
      },
    )
    return fetching
  }
}

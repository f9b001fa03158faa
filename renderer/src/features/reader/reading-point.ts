/** Where one is in a text, for those that follow it: a UTF-16 offset. It changes with every scroll, so it is no state of the page. */
export interface ReadingPoint {
  get(): number
  set(offset: number): void
  subscribe(listener: () => void): () => void
}

export function createReadingPoint(): ReadingPoint {
  let offset = 0
  const listeners = new Set<() => void>()
  return {
    get: () => offset,
    set(next) {
      if (next === offset) return
      offset = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

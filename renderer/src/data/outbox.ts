import type { Change } from '#shared/notes/change.ts'

/**
 * Changes that a window has in hand and that are not saved. A window that is closing can wait for no answer, from the journal or from
 * IndexedDB; this is written at once, and the next window hands it on.
 */
export interface Outbox {
  /** What closed windows have left, and in words what of it could not be read. */
  read(): { readonly changes: readonly Change[]; readonly damage: readonly string[] }
  /** Replaces what this window leaves. Throws what the storage throws where it takes no more. */
  leave(changes: readonly Change[]): void
  /** Forgets what `read` has given, once it is saved. */
  clear(): void
}

/** Keeps it in the storage of the window's origin, apart for each profile and each window, so that two that close together do not overwrite each other. */
export function createStorageOutbox(storage: Storage, profile: string, window: string): Outbox {
  const prefix = `campaign-archive-outbox-${profile}-`
  const own = `${prefix}${window}`
  const seen = new Map<string, string>()
  return {
    read() {
      // A window that took over what another one left may have left it again.
      const changes = new Map<string, Change>()
      const damage: string[] = []
      for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
        try {
          const text = storage.getItem(key) ?? '[]'
          for (const change of JSON.parse(text) as Change[]) changes.set(change.id, change)
          seen.set(key, text)
        } catch {
          damage.push(`what a closed window left could not be read; it stays in this browser’s storage as ${key}`)
        }
      }
      return { changes: [...changes.values()], damage }
    },
    leave(changes) {
      if (changes.length === 0) storage.removeItem(own)
      else storage.setItem(own, JSON.stringify(changes))
    },
    clear() {
      // A window that is still open may have put down more since: that is not saved yet.
      for (const [key, text] of seen) if (storage.getItem(key) === text) storage.removeItem(key)
      seen.clear()
      storage.removeItem(own)
    },
  }
}

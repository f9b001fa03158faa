import { useSyncExternalStore } from 'react'

/** What the bar at the foot of the window says after an action. It stays until the next action or until it is closed. */
export type Announcement =
  | { readonly kind: 'notes-trashed'; readonly count: number }
  | { readonly kind: 'notes-restored'; readonly count: number }
  /** `undo` where it can be undone. */
  | { readonly kind: 'text'; readonly text: string; readonly undo?: true }

let current: Announcement | null = null
const listeners = new Set<() => void>()

export function announce(announcement: Announcement | null): void {
  current = announcement
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAnnouncement(): Announcement | null {
  return useSyncExternalStore(subscribe, () => current)
}

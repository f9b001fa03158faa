import { useSyncExternalStore } from 'react'

/** Notes, and parts of briefings, with words in an open field that have not been handed on to be saved: until then nothing may be called saved. */
let waiting: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

export function setDraftWaiting(thing: string, yes: boolean): void {
  if (waiting.has(thing) === yes) return
  const next = new Set(waiting)
  if (yes) next.add(thing)
  else next.delete(thing)
  waiting = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDraftWaiting(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.size > 0)
}

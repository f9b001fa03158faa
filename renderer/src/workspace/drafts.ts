import { useSyncExternalStore } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'

/** Notes with words in an open field that have not been handed on to be saved: until then nothing may be called saved. */
let waiting: ReadonlySet<NoteId> = new Set()
const listeners = new Set<() => void>()

export function setDraftWaiting(note: NoteId, yes: boolean): void {
  if (waiting.has(note) === yes) return
  const next = new Set(waiting)
  if (yes) next.add(note)
  else next.delete(note)
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

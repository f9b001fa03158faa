import { useSyncExternalStore } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'

/** Notes for which a briefing is being chosen; null where none is. */
let offered: readonly NoteId[] | null = null
const listeners = new Set<() => void>()

/** Asks into which briefing these notes are put, wherever in the window they were chosen. Null ends it. */
export function offerToBriefing(notes: readonly NoteId[] | null): void {
  offered = notes
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useOfferedToBriefing(): readonly NoteId[] | null {
  return useSyncExternalStore(subscribe, () => offered)
}

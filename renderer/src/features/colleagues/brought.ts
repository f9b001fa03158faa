import type { NoteId } from '#shared/archive/ids.ts'

/** What is brought to the page Colleagues: notes to be given, or a bundle that was dropped on the window. */
export interface Brought {
  readonly notes: readonly NoteId[]
  readonly bundle: File | null
}

export function readBrought(state: unknown): Brought {
  const isState = typeof state === 'object' && state !== null
  const notes = isState && 'notes' in state && Array.isArray(state.notes) ? (state.notes as NoteId[]) : []
  return { notes, bundle: isState && 'bundle' in state && state.bundle instanceof File ? state.bundle : null }
}

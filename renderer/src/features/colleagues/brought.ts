import type { BriefingId, NoteId } from '#shared/archive/ids.ts'

/** What is brought to the page Colleagues: notes or a briefing to be given, or a bundle that was dropped on the window. */
export interface Brought {
  readonly notes: readonly NoteId[]
  readonly briefings: readonly BriefingId[]
  readonly bundle: File | null
}

export function readBrought(state: unknown): Brought {
  const isState = typeof state === 'object' && state !== null
  const notes = isState && 'notes' in state && Array.isArray(state.notes) ? (state.notes as NoteId[]) : []
  const briefings = isState && 'briefings' in state && Array.isArray(state.briefings) ? (state.briefings as BriefingId[]) : []
  return { notes, briefings, bundle: isState && 'bundle' in state && state.bundle instanceof File ? state.bundle : null }
}

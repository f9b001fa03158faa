import type { Change } from './change.ts'

/** What a change is about, by the id under which it may be removed for good; null where that cannot be. */
export function subjectOf(change: Change): string | null {
  if (change.format === 1) return change.note
  return change.format === 2 ? change.item : null
}

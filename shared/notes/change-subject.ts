import type { Change } from './change.ts'

/** What a change is about, by the id under which it may be removed for good; null where that cannot be. */
export function subjectOf(change: Change): string | null {
  if (change.format === 1) return change.note
  return change.format === 2 ? change.item : null
}

/**
 * Whether a change was removed for good: with what it is about, or by its own id, where what it is about stays and words in it were to go. `gone` are ids that `gone` lines
 * name.
 */
export function isBuried(change: Change, gone: ReadonlySet<string>): boolean {
  return gone.has(change.id) || gone.has(subjectOf(change) ?? '')
}

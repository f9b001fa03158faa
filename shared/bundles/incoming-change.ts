import type { Change } from '../notes/change.ts'

/** Milliseconds since 1970. What claims to be from later than this is a mistake, and would stand above everything that is written for generations. */
export const LAST_BELIEVED = Date.UTC(2200, 0, 1)

/** When a change was made by the clock of the device that made it: milliseconds since 1970. */
export function timeOfClock(clock: Change['clock']): number {
  return Number(clock.slice(0, 13))
}

/** The device that made a change: eight hexadecimal digits. */
export function deviceOfClock(clock: Change['clock']): string {
  return clock.slice(-8)
}

/** Why a change of another person is not taken in. */
export type NotTaken =
  /** Its clock stands beyond the year 2200. */
  | 'clock'
  /** It is about what each person keeps for themselves: searches, the meanings of colours, briefings, what was removed for good. */
  | 'kind'

/**
 * Whether a change that came from another person is taken in: changes to notes, and what a person calls themselves. Null where it is.
 * What is removed for good on one computer stays on the others, hence no such line is ever obeyed.
 */
export function whyNotTaken(change: Change): NotTaken | null {
  if (timeOfClock(change.clock) > LAST_BELIEVED) return 'clock'
  if (change.format === 1) return null
  return change.format === 3 && change.kind === 'person' ? null : 'kind'
}

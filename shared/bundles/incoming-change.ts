import type { Change, ItemChange } from '../notes/change.ts'

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

/** Changes of briefings and of their parts; of nothing else that is kept beside notes is anything handed on. */
export type BriefingChange = Extract<ItemChange, { readonly kind: 'briefing' | 'part' }>

/** Why a change of another person is not taken in. */
export type NotTaken =
  /** Its clock stands beyond the year 2200. */
  | 'clock'
  /** It is about what each person keeps for themselves: searches, the meanings of colours, templates, what goes into their shared folder, what was removed for good. */
  | 'kind'

/**
 * Whether a change is one of a briefing or of a part that may be handed on. That a person's briefing goes into their shared folder is each one's own to say: such a
 * change is neither given nor taken.
 */
export function isOfBriefing(change: Change): change is BriefingChange {
  if (change.format !== 2) return false
  return change.kind === 'part' || (change.kind === 'briefing' && change.fields.shared === undefined)
}

/**
 * Whether a change that came from another person is taken in: changes to notes, to briefings and their parts, and what a person calls themselves. Null where it is.
 * What is removed for good on one computer stays on the others, hence no such line is ever obeyed.
 */
export function whyNotTaken(change: Change): NotTaken | null {
  if (timeOfClock(change.clock) > LAST_BELIEVED) return 'clock'
  if (change.format === 1 || isOfBriefing(change)) return null
  return change.format === 3 && change.kind === 'person' ? null : 'kind'
}

/** How long the keyboard must rest before what was typed is saved. */
const REST_MS = 600
/** Who types without a rest is saved all the same, this long after the first key that is not. */
const LONGEST_MS = 3_000

/** How long to wait for another key before what was typed is saved; `unsavedSince` is when the first key was pressed that is not. All in milliseconds. */
export function timeUntilSaving(unsavedSince: number, now: number): number {
  return Math.max(0, Math.min(REST_MS, unsavedSince + LONGEST_MS - now))
}

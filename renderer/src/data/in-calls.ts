import type { Change } from '#shared/notes/change.ts'

/** What one call of the contract takes. */
const APPEND_AT_ONCE = 1_000
/** UTF-16 units of one call: far below what the host takes of bytes, however many a unit needs. */
const APPEND_LENGTH = 8_000_000

/** How much text a change holds, about: what else is in it is short. */
function lengthOf(change: Change): number {
  let length = 1_000
  for (const value of Object.values(change.fields)) {
    if (typeof value === 'string') length += value.length
    else if (typeof value === 'object' && value !== null) length += JSON.stringify(value).length
  }
  return length
}

/** Changes in portions that one call takes: notes that are brought in may be many and long. */
export function inCalls<T>(items: readonly T[], changeOf: (item: T) => Change): readonly (readonly T[])[] {
  const calls: T[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const item of items) {
    const own = lengthOf(changeOf(item))
    length += own
    const last = calls.at(-1)
    if (last === undefined || last.length >= APPEND_AT_ONCE || length > APPEND_LENGTH) {
      calls.push([item])
      length = own
    } else last.push(item)
  }
  return calls
}

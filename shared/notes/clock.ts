import type { Clock } from './change.ts'

/** What 13 and 6 digits can hold; the milliseconds reach the year 2286. */
const LAST_MILLISECOND = 9_999_999_999_999
const LAST_COUNT = 999_999

interface Reading {
  readonly milliseconds: number
  readonly count: number
}

function read(clock: Clock): Reading {
  const [milliseconds, count] = clock.split('-')
  return { milliseconds: Number(milliseconds), count: Number(count) }
}

function write({ milliseconds, count }: Reading, device: string): Clock {
  if (!/^[0-9a-f]{8}$/.test(device)) throw new RangeError(`"${device}" is not a device: eight digits of 0 to 9 and a to f`)
  if (milliseconds > LAST_MILLISECOND) throw new RangeError('the clock has run past the year 2286')
  return `${String(milliseconds).padStart(13, '0')}-${String(count).padStart(6, '0')}-${device}`
}

function wallClock(nowMs: number, count: number): Reading {
  if (!Number.isFinite(nowMs)) throw new RangeError(`${nowMs} is not a time`)
  return { milliseconds: Math.min(Math.max(Math.floor(nowMs), 0), LAST_MILLISECOND), count }
}

function later(a: Reading, b: Reading): Reading {
  return a.milliseconds > b.milliseconds || (a.milliseconds === b.milliseconds && a.count >= b.count) ? a : b
}

function following({ milliseconds, count }: Reading): Reading {
  return count === LAST_COUNT ? { milliseconds: milliseconds + 1, count: 0 } : { milliseconds, count: count + 1 }
}

/**
 * The clock of the next change: `nowMs` (milliseconds since 1970) while the computer's clock runs forward, and a count on from `previous`
 * while it stands still or goes back. Always later than `previous`, also as text. `device` is eight hexadecimal digits.
 * `firstCount` (0 to 999,999) is where the count begins in a new millisecond: windows that share a device each have their own, so that two of them that write in one
 * millisecond do not write the same clock. Throws RangeError for a malformed device, time or count. Kulkarni et al., Logical Physical Clocks, 2014, figure 5.
 */
export function nextClock(previous: Clock | null, nowMs: number, device: string, firstCount = 0): Clock {
  if (!Number.isInteger(firstCount) || firstCount < 0 || firstCount > LAST_COUNT)
    throw new RangeError(`${firstCount} is not a count`)
  const now = wallClock(nowMs, firstCount)
  if (previous === null) return write(now, device)
  const after = following(read(previous))
  return write(later(now, after), device)
}

/**
 * The own clock after a change of another device was taken in: later than both, so that what is written next is newer than what was seen.
 * Follows `received` however far ahead it is; whoever takes in foreign changes decides first whether to believe them.
 */
export function receiveClock(previous: Clock | null, received: Clock, nowMs: number, device: string, firstCount = 0): Clock {
  return nextClock(previous === null || received > previous ? received : previous, nowMs, device, firstCount)
}

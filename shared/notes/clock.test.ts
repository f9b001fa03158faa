import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockSchema } from './change.ts'
import { nextClock, receiveClock } from './clock.ts'

const here = '0a1b2c3d'
const there = 'ffffffff'

describe('clocks', () => {
  test('follow the time of the computer, and count while it stands still or goes back', () => {
    const first = nextClock(null, 1_760_000_000_000, here)
    const second = nextClock(first, 1_760_000_000_000, here)
    const third = nextClock(second, 1_700_000_000_000, here)
    const fourth = nextClock(third, 1_760_000_000_001.7, here)
    expect([first, second, third, fourth]).toEqual([
      '1760000000000-000000-0a1b2c3d',
      '1760000000000-000001-0a1b2c3d',
      '1760000000000-000002-0a1b2c3d',
      '1760000000001-000000-0a1b2c3d',
    ])
  })

  test('go on to the next millisecond when the count is used up', () => {
    expect(nextClock('1760000000000-999999-0a1b2c3d', 0, here)).toBe('1760000000001-000000-0a1b2c3d')
  })

  test('of two windows of one device differ in one millisecond, however it was reached', () => {
    const now = 1_760_000_000_000
    const [one, two] = [nextClock(null, now, here, 1_000), nextClock(null, now, here, 400_000)]
    expect(one).not.toBe(two)
    const earlier = '1750000000000-000000-0a1b2c3d'
    expect(receiveClock(one, earlier, now + 1, here, 1_000)).toBe('1760000000001-001000-0a1b2c3d')
    expect(receiveClock(two, earlier, now + 1, here, 400_000)).toBe('1760000000001-400000-0a1b2c3d')
    // It never goes back to where it began.
    expect(nextClock('1760000000000-500000-0a1b2c3d', now, here, 1_000)).toBe('1760000000000-500001-0a1b2c3d')
  })

  test('refuse what cannot be written', () => {
    expect(() => nextClock(null, 0, here, 1_000_000)).toThrow('1000000 is not a count')
    expect(() => nextClock(null, Number.NaN, here)).toThrow('NaN is not a time')
    expect(() => nextClock(null, 0, 'laptop')).toThrow('"laptop" is not a device')
    expect(() => nextClock('9999999999999-999999-0a1b2c3d', 0, here)).toThrow('2286')
  })

  test('always grow, also as text, whatever the computer says the time is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ noNaN: true, min: -1e12, max: 1e13 }), fc.boolean()), { minLength: 1 }),
        (times) => {
          let mine = nextClock(null, 0, here)
          let theirs = nextClock(null, 5, there)
          for (const [now, exchange] of times) {
            const latest = exchange ? receiveClock(mine, theirs, now, here) : nextClock(mine, now, here)
            expect(clockSchema.safeParse(latest).success).toBe(true)
            expect(latest > mine).toBe(true)
            if (exchange) expect(latest > theirs).toBe(true)
            mine = latest
            theirs = nextClock(theirs, now / 2, there)
          }
        },
      ),
    )
  })
})

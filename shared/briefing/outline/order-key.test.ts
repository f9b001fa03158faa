import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareParts, freshOrderKeys, orderKeysBetween } from './order-key.ts'

function isAscending(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key)
}

function insert(keys: string[], at: number, count = 1): void {
  const made = orderKeysBetween(keys[at - 1] ?? null, keys[at] ?? null, count)
  if (made === null) throw new Error(`there is no room at ${at} of ${keys.length}`)
  keys.splice(at, 0, ...made)
}

const longest = (keys: readonly string[]) => Math.max(...keys.map((key) => key.length))

describe('orderKeysBetween', () => {
  test('always gives as many keys as are asked for, in order, strictly between their neighbours', () => {
    const deed = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.integer({ min: 1, max: 40 }) })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        const keys: string[] = []
        for (const { place, count } of deeds) {
          const before = keys.length
          insert(keys, Math.round(place * keys.length), count)
          expect(keys).toHaveLength(before + count)
        }
        expect(isAscending(keys)).toBe(true)
        expect(longest(['', ...keys])).toBeLessThanOrEqual(200)
      }),
    )
  })

  test('stands between any two keys that anybody may have made, or says that there is no room', () => {
    const key = fc.stringMatching(/^[0-9A-Za-z]{1,12}$/)
    fc.assert(
      fc.property(key, key, fc.integer({ min: 1, max: 5 }), (one, other, count) => {
        const [a, b] = one < other ? [one, other] : [other, one]
        const made = orderKeysBetween(a, b, count)
        if (made === null) return
        expect(isAscending([a, ...made, b])).toBe(true)
      }),
    )
  })

  test.each([
    ['always after the one inserted last, before the same neighbour', (keys: string[]) => keys.length - 1],
    ['always behind the first', () => 1],
    ['by turns before and behind the one inserted last', (keys: string[], n: number) => (keys.length >> 1) + (n % 2)],
  ])('has room for 1,000 parts at one place: %s', (_, placeOf) => {
    const keys = [...freshOrderKeys(2)]
    for (let n = 0; n < 1_000; n += 1) insert(keys, placeOf(keys, n))
    expect(isAscending(keys)).toBe(true)
    expect(longest(keys)).toBeLessThanOrEqual(200)
  })

  test('stays short where 20,000 parts are added at an end one by one', () => {
    const keys: string[] = []
    for (let n = 0; n < 20_000; n += 1) insert(keys, n % 2 === 0 ? keys.length : 0)
    expect(isAscending(keys)).toBe(true)
    expect(longest(keys)).toBe(3)
  })

  test('gives none between equal keys, keys in the wrong order, equal fractions and what is no key', () => {
    expect(orderKeysBetween('V', 'V', 1)).toBeNull()
    expect(orderKeysBetween('W', 'V', 1)).toBeNull()
    expect(orderKeysBetween('V', 'V0', 1)).toBeNull()
    expect(orderKeysBetween('é', null, 1)).toBeNull()
    expect(orderKeysBetween(null, '000', 1)).toBeNull()
    expect(orderKeysBetween('z'.repeat(200), null, 1)).toBeNull()
  })
})

test('freshOrderKeys leaves room between any two', () => {
  for (const count of [0, 1, 2, 500, 3_843, 3_844, 20_000]) {
    const keys = freshOrderKeys(count)
    expect(keys).toHaveLength(count)
    expect(isAscending(keys)).toBe(true)
    for (const at of [0, 1, count >> 1, count].filter((place) => place <= count)) insert([...keys], at, 3)
  }
})

test('parts with equal keys are ordered by their ids', () => {
  const parts = [
    { order: 'V', id: 'b' },
    { order: 'U', id: 'c' },
    { order: 'V', id: 'a' },
  ]
  expect(parts.sort(compareParts).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

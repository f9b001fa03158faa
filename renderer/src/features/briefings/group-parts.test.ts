import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupParts } from './group-parts.ts'

const part = (id: string) => ({ id })
const many = (count: number) => Array.from({ length: count }, (_, n) => part(`p${n}`))
const sizes = (groups: readonly (readonly unknown[])[]) => groups.map(({ length }) => length)

test('begins with pieces of twenty', () => {
  expect(sizes(groupParts(many(45), []))).toEqual([20, 20, 5])
  expect(groupParts([], [])).toEqual([])
})

test('a part that changes, comes in or goes touches its own piece alone', () => {
  const parts = many(60)
  const before = groupParts(parts, [])
  const changed = groupParts(parts.with(25, part('p25')), before)
  expect(changed.map((group, index) => group === before[index])).toEqual([true, false, true])
  const longer = groupParts(parts.toSpliced(3, 0, part('new')), before)
  expect(longer.map((group, index) => group === before[index])).toEqual([false, true, true])
  expect(sizes(longer)).toEqual([21, 20, 20])
  const shorter = groupParts(parts.toSpliced(59, 1), before)
  expect(shorter.map((group, index) => group === before[index])).toEqual([true, true, false])
})

test('a piece whose first part goes joins the one before it, and too long a one is divided', () => {
  const parts = many(60)
  const before = groupParts(parts, [])
  const without = groupParts(parts.toSpliced(20, 1), before)
  expect(sizes(without)).toEqual([39, 20])
  const grown = groupParts(parts.toSpliced(20, 1, part('a'), part('b'), part('c')), before)
  expect(sizes(grown)).toEqual([40, 2, 20])
  expect(grown[2]).toBe(before[2])
})

test('loses no part and changes no order, whatever was there before', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 150 })
  fc.assert(
    fc.property(fc.array(ids, { minLength: 1, maxLength: 6 }), (states) => {
      let groups: readonly (readonly { readonly id: string }[])[] = []
      for (const state of states) {
        const parts = state.map((id) => part(String(id)))
        groups = groupParts(parts, groups)
        expect(groups.flat()).toEqual(parts)
        expect(Math.max(0, ...sizes(groups))).toBeLessThanOrEqual(40)
        expect(groups.every(({ length }) => length > 0)).toBe(true)
      }
    }),
  )
})

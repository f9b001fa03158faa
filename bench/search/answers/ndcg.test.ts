import { expect, test } from 'vitest'
import { ndcg } from './ndcg.ts'

const grades = new Map([
  [1, 3],
  [2, 2],
  [3, 1],
])

test('is 1 for the ideal order', () => {
  expect(ndcg([1, 2, 3], grades, 10)).toBe(1)
  expect(ndcg([1, 2, 3, 9, 8], grades, 10)).toBe(1)
})

test('counts what was not judged as nothing, and discounts by the logarithm of the rank', () => {
  const ideal = 3 + 2 / Math.log2(3) + 1 / 2
  expect(ndcg([9, 1], grades, 10)).toBeCloseTo(3 / Math.log2(3) / ideal)
  expect(ndcg([], grades, 10)).toBe(0)
})

test('looks no further than its depth, neither in the answer nor in the ideal', () => {
  expect(ndcg([9, 1], grades, 1)).toBe(0)
  expect(ndcg([2, 1], grades, 1)).toBeCloseTo(2 / 3)
})

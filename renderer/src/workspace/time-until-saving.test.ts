import { expect, test } from 'vitest'
import { timeUntilSaving } from './time-until-saving.ts'

test('what is typed is saved after a short rest', () => {
  expect(timeUntilSaving(1_000, 1_000)).toBe(600)
  expect(timeUntilSaving(1_000, 3_000)).toBe(600)
})

test('who types on without a rest is saved three seconds after the first key', () => {
  let [saved, now] = [false, 0]
  // A key each half second: none of them is followed by a rest.
  for (; !saved; now += 500) saved = timeUntilSaving(0, now) < 500
  expect(now).toBeLessThanOrEqual(3_500)
  expect(timeUntilSaving(0, 10_000)).toBe(0)
})

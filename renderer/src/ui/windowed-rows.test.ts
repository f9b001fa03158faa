import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsInSight } from './windowed-rows.ts'

test('has what is seen and a few rows beyond', () => {
  expect(rowsInSight(1_000, 10, 0, 100)).toEqual({ start: 0, end: 17 })
  expect(rowsInSight(1_000, 10, 5_000, 100)).toEqual({ start: 494, end: 517 })
  expect(rowsInSight(1_000, 10, 9_900, 100)).toEqual({ start: 984, end: 1_000 })
  expect(rowsInSight(0, 10, 0, 100)).toEqual({ start: 0, end: 0 })
})

test('covers whatever is in sight, in few rows, and nothing that is not there', () => {
  const lengths = fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 200 }), fc.nat(500_000), fc.integer({ min: 1, max: 2_000 }))
  fc.assert(
    fc.property(lengths, ([count, row, top, height]) => {
      const { start, end } = rowsInSight(count, row, top, height)
      const [from, to] = [Math.floor(top / row), Math.ceil((top + height) / row)]
      for (let index = from; index < Math.min(to, count); index += 1) {
        expect(index).toBeGreaterThanOrEqual(start)
        expect(index).toBeLessThan(end)
      }
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(count)
      expect(end > start || count === 0).toBe(true)
      expect(end - start).toBeLessThanOrEqual(Math.ceil(height / row) + 14)
    }),
  )
})

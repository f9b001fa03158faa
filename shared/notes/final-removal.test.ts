import { expect, test } from 'vitest'
import { dueForRemoval, removalOf } from './final-removal.ts'

const trashedAt = '2026-01-01T12:00:00.000Z'
const deleted = { trashedAt, modifiedAt: trashedAt }
const live = { trashedAt: null, modifiedAt: '2026-03-01T00:00:00.000Z' }

test('a deleted note is kept for as many days as were chosen', () => {
  expect(removalOf(deleted, '30')).toBe('2026-01-31T12:00:00.000Z')
  expect(removalOf(deleted, '90')).toBe('2026-04-01T12:00:00.000Z')
  expect(removalOf(deleted, '365')).toBe('2027-01-01T12:00:00.000Z')
  expect(removalOf(deleted, 'always')).toBeNull()
  expect(removalOf(live, '30')).toBeNull()
})

test('it is due when its time is over, and not before', () => {
  const at = (iso: string) => dueForRemoval([deleted, live], '90', new Date(iso))
  expect(at('2026-04-01T11:59:59.999Z')).toEqual([])
  expect(at('2026-04-01T12:00:00.000Z')).toEqual([deleted])
  expect(dueForRemoval([deleted, live], 'always', new Date('2026-12-01T00:00:00Z'))).toEqual([])
})

test('a clock that is far ahead of everything removes nothing, nor does one that is behind', () => {
  expect(dueForRemoval([deleted, live], '30', new Date('2031-01-01T00:00:00Z'))).toEqual([])
  expect(dueForRemoval([deleted, live], '30', new Date('1970-01-01T00:00:00Z'))).toEqual([])
  expect(dueForRemoval([], '30', new Date('2026-01-01T00:00:00Z'))).toEqual([])
})

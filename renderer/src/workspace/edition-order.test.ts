import { expect, test } from 'vitest'
import type { EditionRecord } from '#shared/archive/edition.ts'
import { editionIdSchema } from '#shared/archive/ids.ts'
import { editionToCompare, inOrder } from './edition-order.ts'

const editions: readonly EditionRecord[] = ['v1', 'v2', 'v10'].map((id) => ({
  id: editionIdSchema.parse(id),
  created: '2021-01-01T00:00:00Z',
  message: '',
  user: '',
  digest: 'a'.repeat(128),
}))
const id = (name: string) => editionIdSchema.parse(name)

test('the older one comes first, by its place in the archive and not by its name', () => {
  expect(inOrder(editions, id('v10'), id('v2'))).toEqual(['v2', 'v10'])
  expect(inOrder(editions, id('v2'), id('v10'))).toEqual(['v2', 'v10'])
})

test.each([
  ['v10', 'v1', 'v1'],
  ['v10', null, 'v2'],
  ['v1', null, 'v2'],
  ['v2', 'v2', 'v1'],
  ['v2', 'v7', 'v1'],
])('%s, asked for %j, is compared with %s', (reading, asked, expected) => {
  expect(editionToCompare(editions, id(reading), asked)).toBe(expected)
})

test('one edition alone has no other', () => {
  expect(editionToCompare(editions.slice(0, 1), id('v1'), 'v2')).toBe(null)
})

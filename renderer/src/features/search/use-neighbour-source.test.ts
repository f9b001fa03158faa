import { expect, test } from 'vitest'
import type { SourceId } from '#shared/archive/ids.ts'
import type { HitGroup } from '#shared/search/results.ts'
import { neighbourOf } from './use-neighbour-source.ts'

const [a, b, c] = ['a', 'b', 'c'] as unknown as readonly [SourceId, SourceId, SourceId]
const groups: readonly HitGroup[] = [
  { key: 'a', kind: 'source', source: a, total: 3 },
  { key: 'notes', kind: 'note', source: null, total: 1 },
  { key: 'b', kind: 'source', source: b, total: 7 },
]

test('passes over what is no source', () => {
  expect(neighbourOf(groups, true, a, 1)).toBe(b)
  expect(neighbourOf(groups, true, b, -1)).toBe(a)
})

test('says where the search ends', () => {
  expect(neighbourOf(groups, true, b, 1)).toBeNull()
  expect(neighbourOf(groups, false, a, -1)).toBeNull()
})

test('does not know what has not been asked for yet', () => {
  expect(neighbourOf(groups, false, b, 1)).toBeUndefined()
  expect(neighbourOf(groups, false, c, -1)).toBeUndefined()
  expect(neighbourOf(groups, true, c, 1)).toBeNull()
})

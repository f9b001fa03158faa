import { expect, test } from 'vitest'
import type { SourceId } from '#shared/archive/ids.ts'
import type { HitGroup } from '#shared/search/results.ts'
import { rangeOfSource } from './use-source-hits.ts'

const group = (source: string, total: number): HitGroup => ({ key: source, kind: 'source', source: source as SourceId, total })
const signatories: HitGroup = { key: 'signatories', kind: 'signatory', source: null, total: 4 }
const groups = [group('a', 3), signatories, group('b', 7)]

test('finds where the hits of a source stand among all hits', () => {
  expect(rangeOfSource(groups, 3, 'a' as SourceId)).toEqual({ offset: 0, limit: 3 })
  expect(rangeOfSource(groups, 9, 'b' as SourceId)).toEqual({ offset: 7, limit: 7 })
})

test('asks for nothing where all groups are known and the source is none of them', () => {
  expect(rangeOfSource(groups, 3, 'c' as SourceId).limit).toBe(0)
})

test('asks for all that follow where the group of the source is not known yet', () => {
  expect(rangeOfSource(groups, 4, 'c' as SourceId)).toMatchObject({ offset: 14 })
  expect(rangeOfSource(groups, 4, 'c' as SourceId).limit).toBeGreaterThan(100_000)
})

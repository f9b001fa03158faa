import { expect, test } from 'vitest'
import type { BlockId, SourceId } from '#shared/archive/ids.ts'
import type { HitGroup, SearchHit } from '#shared/search/results.ts'
import { groupHits } from './hit-groups.ts'

const one = 'one' as SourceId
const two = 'two' as SourceId

function hit(kind: SearchHit['kind'], source: SourceId | null, id: string): SearchHit {
  const block = kind === 'block' ? (id as BlockId) : null
  return { id, kind, source, block, number: null, signatory: null, note: null, score: 1, exact: true }
}
const groups: readonly HitGroup[] = [
  { key: 'one', kind: 'source', source: one, total: 3 },
  { key: 'signatories', kind: 'signatory', source: null, total: 1 },
  { key: 'two', kind: 'source', source: two, total: 40 },
]
const hits = [
  hit('block', one, 'b1'),
  hit('source', one, 'title'),
  hit('block', one, 'b2'),
  hit('signatory', one, 's1'),
  hit('block', two, 'b1 of two'),
]

test('puts each run of hits into its group, and the title apart', () => {
  const shown = groupHits(groups, hits, [], { sources: [] })
  expect(shown.map(({ hits: members }) => members.map(({ id }) => id))).toEqual([['b1', 'b2'], ['s1'], ['b1 of two']])
  expect(shown.map(({ titleHit }) => titleHit?.id)).toEqual(['title', undefined, undefined])
})

test('says of a group how many hits it has, not how many are shown', () => {
  expect(groupHits(groups, hits, [], { sources: [] }).map(({ total }) => total)).toEqual([3, 1, 40])
})

test('keeps a source whose record is gone under its id', () => {
  expect(groupHits(groups, hits, [], { sources: [] })[0]).toMatchObject({ title: 'one', made: false })
})

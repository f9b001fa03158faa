import { expect, test } from 'vitest'
import type { ArchiveId, BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import { parsePlaces, withPlace } from './reading-places.ts'

const source = (id: string, edition = 'v1') => ({
  archive: 'urn:a' as ArchiveId,
  edition: edition as EditionId,
  source: id as SourceId,
})
const at = (block: string, offset = 0) => ({ block: block as BlockId, offset })

test('keeps one place for each source of each edition, the newest last', () => {
  let entries = withPlace([], source('one'), at('b4', 12))
  entries = withPlace(entries, source('two'), at('b2'))
  entries = withPlace(entries, source('one', 'v2'), at('b9'))
  entries = withPlace(entries, source('one'), at('b5', 3))
  expect(entries.map(([, block, offset]) => [block, offset])).toEqual([
    ['b2', 0],
    ['b9', 0],
    ['b5', 3],
  ])
  expect(withPlace(entries, source('one'), null)).toHaveLength(2)
})

test('forgets what was read longest ago', () => {
  let entries = parsePlaces(null)
  for (let n = 0; n < 400; n++) entries = withPlace(entries, source(`s${n}`), at('b1', n))
  expect(entries).toHaveLength(300)
  expect(entries.at(-1)?.[2]).toBe(399)
})

test.each([null, '', '{', 'null', '{"a":1}', '[1]', '[["a","b",-1]]', '[["a","b","1"]]'])(
  'starts with nothing from %j',
  (text) => {
    expect(parsePlaces(text)).toEqual([])
  },
)

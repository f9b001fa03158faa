import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArchiveId, BriefingId, SourceId } from '#shared/archive/ids.ts'
import { parseRecent, type RecentItem, withRecent } from './recent.ts'

const archive = 'info:a' as ArchiveId
const item: fc.Arbitrary<RecentItem> = fc
  .tuple(fc.constantFrom('source', 'briefing'), fc.constantFrom('a', 'b', 'c', 'd'))
  .map(
    ([kind, id]): RecentItem =>
      kind === 'source' ? { kind, id: id as SourceId, archive } : { kind: 'briefing', id: id as BriefingId, archive },
  )

test('what was opened stands first, each thing once, and no more than twelve', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (opened) => {
      const list = opened.reduce<readonly RecentItem[]>(withRecent, [])
      expect(list[0]).toEqual(opened.at(-1))
      expect(new Set(list.map((each) => JSON.stringify(each))).size).toBe(list.length)
      expect(list.length).toBeLessThanOrEqual(12)
      expect(parseRecent(JSON.stringify(list))).toEqual(list)
    }),
  )
})

test.each([null, '', '{', '7', '[7, null, {"kind":"note","id":"x","archive":"a"}]'])('takes nothing from %j', (text) => {
  expect(parseRecent(text)).toEqual([])
})

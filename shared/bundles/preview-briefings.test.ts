import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareParts } from '../briefing/outline/order-key.ts'
import type { Change } from '../notes/change.ts'
import { whyNotTaken } from './incoming-change.ts'
import { previewIncoming } from './preview-incoming.ts'
import {
  briefing,
  briefingChange,
  newBriefing,
  newPart,
  outlineHistories,
  outlineIn,
  partChange,
  partNumber,
} from './testing/small-briefings.ts'
import { clockOf, deviceNamed, goneLine, noteNumber, START } from './testing/small-notes.ts'

const [ana, ben] = [deviceNamed('a'), deviceNamed('b')]
const made = newBriefing(clockOf(ana, START), 'The briefing')
const part = newPart(partNumber(1), clockOf(ana, START + 1), { text: 'one' })

function seen(mine: readonly Change[], coming: readonly Change[]) {
  const { briefings, fresh } = previewIncoming(mine, coming)
  return { briefing: briefings[0], fresh }
}

describe('what taking in would do to a briefing', () => {
  test('is told with what becomes of its parts', () => {
    expect(seen([], [made, part]).briefing).toMatchObject({ state: 'new', title: 'The briefing', parts: { new: 1 } })
    expect(seen([made, part], [made, part])).toMatchObject({ briefing: { state: 'same', touched: [] }, fresh: [] })
    const title = briefingChange(clockOf(ben, START + 5), { title: 'Another' })
    const out = partChange(partNumber(1), clockOf(ben, START + 6), { removedAt: '2026-02-01T00:00:00Z' })
    const added = newPart(partNumber(2), clockOf(ben, START + 7))
    expect(seen([made, part], [made, title, out, added]).briefing).toEqual({
      id: briefing,
      state: 'changed',
      title: 'Another',
      fields: ['title'],
      parts: { new: 1, changed: 0, removed: 1, conflicting: 0 },
      touched: [briefing, partNumber(1), partNumber(2)],
    })
    const mine = partChange(partNumber(1), clockOf(ana, START + 8), { text: 'mine' }, [part.clock])
    const hers = partChange(partNumber(1), clockOf(ben, START + 9), { text: 'hers' }, [part.clock])
    expect(seen([made, part, mine], [hers]).briefing).toMatchObject({
      state: 'conflicting',
      parts: { conflicting: 1, changed: 0 },
    })
  })

  test('waits for what has not come, and takes nothing of what was removed for good here', () => {
    expect(seen([], [part])).toMatchObject({ briefing: { state: 'incomplete', title: null }, fresh: [part] })
    // Of a part whose making has not come nobody knows the briefing.
    expect(seen([], [partChange(partNumber(3), clockOf(ben, START), { text: 'x' })])).toMatchObject({ briefing: undefined })
    const gone = { ...goneLine(noteNumber(1), clockOf(ana, START + 9)), item: briefing } as Change
    expect(seen([gone], [made, part])).toMatchObject({ briefing: { state: 'gone' }, fresh: [] })
    // A part that a colleague put into it since does not come in without it.
    expect(seen([gone], [newPart(partNumber(4), clockOf(ben, START + 20))])).toMatchObject({
      briefing: { state: 'gone' },
      fresh: [],
    })
  })

  test('no other item is taken, nor whether a briefing goes into somebody’s shared folder', () => {
    const colour = { ...made, kind: 'colour', item: 'green', fields: { meaning: 'x' } } as unknown as Change
    expect([made, part].map(whyNotTaken)).toEqual([null, null])
    expect(whyNotTaken(colour)).toBe('kind')
    expect(whyNotTaken(briefingChange(clockOf(ben, START), { shared: true }))).toBe('kind')
  })
})

test('three devices that take in each other’s changes, in any order, doubled and in part, end with the same briefing, and each preview says what comes', () => {
  fc.assert(
    fc.property(outlineHistories, fc.infiniteStream(fc.nat(1_000)), (own, keys) => {
      const next = () => keys.next().value ?? 0
      const shuffled = (changes: readonly Change[]) =>
        [...changes, ...changes]
          .map((change) => ({ change, key: next() }))
          .sort((a, b) => a.key - b.key)
          .map(({ change }) => change)
      const all = own.flat()
      const whole = outlineIn(all)
      const copies = own.map((mine) => {
        let here: readonly Change[] = mine
        // First some of it, with gaps; then all of it.
        for (const portion of [shuffled(all).filter(() => next() % 2 === 0), shuffled(all)]) {
          const before = outlineIn(here)
          const { briefings, fresh } = previewIncoming(here, portion)
          here = [...here, ...fresh]
          const after = outlineIn(here)
          const touched = new Set<string>(briefings.flatMap((each) => each.touched))
          // Of what is said to stay nothing changes in what is shown.
          const shown = (items: typeof after) =>
            items.filter((item) => !touched.has(item.id)).filter((item) => !('removedAt' in item) || item.removedAt === null)
          // Parts that came before their briefing are shown with it.
          if (before.some(({ id }) => id === briefing))
            expect(shown(after).map(({ id }) => id)).toEqual(shown(before).map(({ id }) => id))
        }
        expect(previewIncoming(here, all)).toMatchObject({ fresh: [] })
        return outlineIn(here)
      })
      for (const copy of copies) expect(copy).toEqual(whole)
      const order = (items: typeof whole) =>
        items
          .filter((item) => item.kind === 'part')
          .sort(compareParts)
          .map(({ id }) => id)
      for (const copy of copies) expect(order(copy)).toEqual(order(whole))
    }),
    { numRuns: 300 },
  )
})

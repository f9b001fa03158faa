import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BriefingPartId, briefingIdSchema } from '../archive/ids.ts'
import type { PartChange } from '../notes/change.ts'
import { applyItemChange, applyNewestItem, type ItemRecord, textHeads } from './apply-item-change.ts'
import { partFromChanges } from './part-from-changes.ts'

const item = '33333333-3333-4333-8333-000000000001' as BriefingPartId
const briefing = briefingIdSchema.parse('33333333-3333-4333-8333-000000000002')
const [ANA, BEN, CAT] = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'] as const
const made: PartChange['fields'] = {
  briefing,
  type: 'text',
  order: 'V',
  text: 'one\n\ntwo\n\nthree',
  level: 1,
  note: null,
  form: 'quotation',
  removedAt: null,
}

function at(count: number, device: string): string {
  return `1760000000000-${String(count).padStart(6, '0')}-${device}`
}

function change(clock: string, fields: PartChange['fields'], parents?: readonly string[]): PartChange {
  const id = `6f2cf7f0-6b7f-4b52-9d54-${clock.slice(18, 20)}${clock.slice(-4)}${clock.slice(14, 20)}`
  const upon = parents === undefined || parents.length === 0 ? {} : { parents: [...parents] }
  return { format: 2, id, clock, kind: 'part', item, fields, ...upon }
}

const first = change(at(1, ANA), made)

function textOf(...changes: readonly PartChange[]) {
  const record = partFromChanges(changes)
  return { text: record?.kind === 'part' ? record.fields.text : undefined, conflicts: record?.conflicts ?? [] }
}

describe('the text of a part, written apart,', () => {
  test('comes together by paragraphs, and a paragraph changed in two ways is kept in both', () => {
    const upon = [first.clock]
    const ana = change(at(2, ANA), { text: 'one, by Ana\n\ntwo\n\nthree' }, upon)
    const ben = change(at(3, BEN), { text: 'one\n\ntwo\n\nthree, by Ben' }, upon)
    const cat = change(at(4, CAT), { text: 'one, by Cat\n\ntwo\n\nthree' }, upon)
    expect(textOf(first, ana, ben)).toEqual({ text: 'one, by Ana\n\ntwo\n\nthree, by Ben', conflicts: [] })
    const both = textOf(cat, ben, first, ana)
    expect(both.text).toBe('one, by Ana\n\none, by Cat\n\ntwo\n\nthree, by Ben')
    expect(both.conflicts.flatMap(({ variants }) => variants.map(({ text }) => text))).toEqual(['one, by Ana', 'one, by Cat'])
    const decided = change(at(5, ANA), { text: 'one\n\ntwo\n\nthree, by Ben' }, [ana.clock, ben.clock, cat.clock].sort())
    expect(textOf(first, ana, ben, cat, decided)).toEqual({ text: 'one\n\ntwo\n\nthree, by Ben', conflicts: [] })
  })

  test('stays in one line where it is a heading', () => {
    const heading = change(at(1, ANA), { ...made, type: 'heading', text: 'What they ask' })
    const ana = change(at(2, ANA), { text: 'What the letter asks' }, [heading.clock])
    const ben = change(at(3, BEN), { text: 'The demands' }, [heading.clock])
    const { text, conflicts } = textOf(heading, ana, ben)
    expect(text).toBe('What the letter asks / The demands')
    expect(conflicts).toMatchObject([{ start: 0, end: text?.length }])
  })

  test('without a word of what it was written upon, follows the newest that is older', () => {
    const later = change(at(2, ANA), { text: 'later' })
    expect(textOf(later, first)).toEqual({ text: 'later', conflicts: [] })
  })
})

const paragraph = fc.constantFrom('one', 'two', 'three', 'one, again', 'four')
const texts = fc.array(paragraph, { maxLength: 4 }).map((list) => list.join('\n\n'))
const deed = fc.record({
  by: fc.nat(2),
  hears: fc.array(fc.nat(2), { maxLength: 2 }),
  text: fc.option(texts),
  order: fc.option(fc.constantFrom('A', 'B')),
  removed: fc.option(fc.boolean()),
})

/** Three people write one part, each upon what they have heard of the others. */
function histories(deeds: readonly (typeof deed extends fc.Arbitrary<infer D> ? D : never)[]): readonly PartChange[] {
  const heard: PartChange[][] = [[first], [first], [first]]
  const all: PartChange[] = [first]
  for (const [index, { by, hears, text, order, removed }] of deeds.entries()) {
    const own = heard[by] ?? []
    for (const other of hears) for (const known of heard[other] ?? []) if (!own.includes(known)) own.push(known)
    const device = [ANA, BEN, CAT][by] ?? ANA
    const next = change(
      at(index + 2, device),
      {
        ...(text === null ? {} : { text }),
        ...(order === null ? {} : { order }),
        ...(removed === null ? {} : { removedAt: removed ? '2026-01-01T00:00:00Z' : null }),
      },
      text === null ? undefined : textHeads(partFromChanges(own)),
    )
    own.push(next)
    all.push(next)
  }
  return all
}

/** As a window or a database takes changes in: one by one, and from all of them where one was written apart. */
function takenIn(changes: readonly PartChange[]): ItemRecord | undefined {
  const there: PartChange[] = []
  let record: ItemRecord | undefined
  for (const next of changes) {
    if (!there.some(({ id }) => id === next.id)) there.push(next)
    record = applyItemChange(record, next) ?? partFromChanges(there) ?? applyNewestItem(record, next)
  }
  return record
}

test('a part is the same in whatever order, how often and in which portions its changes come', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 7 }), fc.infiniteStream(fc.nat()), (deeds, numbers) => {
      const all = histories(deeds)
      const whole = partFromChanges(all)
      const shuffled = all
        .flatMap((each) => [each, each])
        .map((each) => ({ each, key: numbers.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each)
      expect(partFromChanges(shuffled)).toEqual(whole)
      expect(takenIn(shuffled)).toEqual(whole)
      expect(takenIn(all)).toEqual(whole)
    }),
    { numRuns: 400 },
  )
})

test('no paragraph that somebody wrote and nobody took out is lost', () => {
  fc.assert(
    fc.property(texts, texts, (mine, hers) => {
      const a = change(at(2, ANA), { text: mine }, [first.clock])
      const b = change(at(3, BEN), { text: hers }, [first.clock])
      const { text, conflicts } = textOf(first, a, b)
      const before = new Set((made.text ?? '').split('\n\n'))
      const shown = `${text}\n\n${conflicts.flatMap(({ variants }) => variants.map((variant) => variant.text)).join('\n\n')}`
      for (const added of [...mine.split('\n\n'), ...hers.split('\n\n')])
        if (!before.has(added)) expect(shown.split('\n\n')).toContain(added)
    }),
  )
})

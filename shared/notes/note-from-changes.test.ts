import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportedNote } from '../briefing/testing/exported-note.ts'
import { applyChange, applyNewest, headsIn, type NoteRecord, writtenUpon } from './apply-change.ts'
import type { NoteChange } from './change.ts'
import type { NoteFields } from './note.ts'
import { noteFromChanges } from './note-from-changes.ts'

const { id: note, ...made } = exportedNote('', {}).note

function at(count: number, device = '0a1b2c3d'): string {
  return `1760000000000-${String(count).padStart(6, '0')}-${device}`
}

function change(clock: string, fields: NoteChange['fields'], parents?: readonly string[]): NoteChange {
  const id = `6f2cf7f0-6b7f-4b52-9d54-${clock.slice(18, 20)}${clock.slice(-4)}${clock.slice(14, 20)}`
  return { format: 1, id, clock, note, fields, ...(parents === undefined ? {} : { parents: [...parents] }) }
}

const ANA = 'aaaaaaaa'
const BEN = 'bbbbbbbb'
const first = change(at(1), { ...made, body: 'one\n\ntwo\n\nthree', tags: ['figure'] })

function bodyOf(...changes: readonly NoteChange[]) {
  const record = noteFromChanges([first, ...changes])
  return { body: record?.fields.body, conflicts: record?.conflicts ?? [] }
}

describe('words written apart', () => {
  test('of different paragraphs come together, beside each other too', () => {
    const answer = bodyOf(
      change(at(2, ANA), { body: 'one, by Ana\n\ntwo\n\nthree' }, [at(1)]),
      change(at(3, BEN), { body: 'one\n\ntwo, by Ben\n\nthree\n\nfour' }, [at(1)]),
    )
    expect(answer).toEqual({ body: 'one, by Ana\n\ntwo, by Ben\n\nthree\n\nfour', conflicts: [] })
  })

  test('are not taken back by the newest of them where it comes again', () => {
    const ana = change(at(2, ANA), { body: 'one, by Ana\n\ntwo\n\nthree' }, [at(1)])
    const ben = change(at(3, BEN), { body: 'one\n\ntwo\n\nthree, by Ben' }, [at(1)])
    const merged = noteFromChanges([first, ana, ben])
    expect(merged?.fields.body).toBe('one, by Ana\n\ntwo\n\nthree, by Ben')
    // A window that has read the merged note applies its own change on top, which it has just saved.
    for (const again of [ana, ben]) expect(applyChange(merged, again) ?? applyNewest(merged, again)).toEqual(merged)
  })

  test('of one paragraph are both shown and to be decided', () => {
    const answer = bodyOf(
      change(at(2, ANA), { body: 'one\n\nAna\n\nthree' }, [at(1)]),
      change(at(3, BEN), { body: 'one\n\nBen\n\nthree' }, [at(1)]),
    )
    expect(answer.body).toBe('one\n\nAna\n\nBen\n\nthree')
    expect(answer.conflicts).toEqual([
      {
        start: 5,
        end: 13,
        variants: [
          { text: 'Ana', clocks: [at(2, ANA)] },
          { text: 'Ben', clocks: [at(3, BEN)] },
        ],
      },
    ])
    expect(answer.body?.slice(5, 13)).toBe('Ana\n\nBen')
  })

  test('a paragraph that one took out and another changed is to be decided', () => {
    const answer = bodyOf(
      change(at(2, ANA), { body: 'one\n\nthree' }, [at(1)]),
      change(at(3, BEN), { body: 'one\n\nBen\n\nthree' }, [at(1)]),
    )
    expect(answer.body).toBe('one\n\nBen\n\nthree')
    expect(answer.conflicts[0]?.variants.map(({ text }) => text)).toEqual(['', 'Ben'])
  })

  test('what two add at one place is kept one after the other', () => {
    const answer = bodyOf(
      change(at(3, BEN), { body: 'one\n\nBen\n\ntwo\n\nthree' }, [at(1)]),
      change(at(2, ANA), { body: 'one\n\nAna\n\ntwo\n\nthree' }, [at(1)]),
    )
    expect(answer).toEqual({ body: 'one\n\nAna\n\nBen\n\ntwo\n\nthree', conflicts: [] })
  })

  test('a decision written upon both is what both become', () => {
    const apart = [
      change(at(2, ANA), { body: 'one\n\nAna\n\nthree' }, [at(1)]),
      change(at(3, BEN), { body: 'one\n\nBen\n\nthree' }, [at(1)]),
    ]
    const decided = change(at(4, ANA), { body: 'one\n\nBen\n\nthree' }, [at(2, ANA), at(3, BEN)])
    expect(bodyOf(...apart, decided)).toEqual({ body: 'one\n\nBen\n\nthree', conflicts: [] })
  })

  test('two different decisions of the same are to be decided again, and neither is lost', () => {
    const parents = [at(2, ANA), at(3, BEN)]
    const answer = bodyOf(
      change(at(2, ANA), { body: 'one\n\nAna\n\nthree' }, [at(1)]),
      change(at(3, BEN), { body: 'one\n\nBen\n\nthree' }, [at(1)]),
      change(at(4, ANA), { body: 'one\n\nAna\n\nthree' }, parents),
      change(at(5, BEN), { body: 'one\n\nBen\n\nthree' }, parents),
    )
    expect(answer.conflicts[0]?.variants.map(({ text }) => text)).toEqual(['Ana', 'Ben'])
  })

  test('changes from before parents were written down follow one another by their clocks', () => {
    expect(bodyOf(change(at(3, BEN), { body: 'third' }), change(at(2, ANA), { body: 'second' }))).toEqual({
      body: 'third',
      conflicts: [],
    })
  })

  test('line breaks and spaces at the ends of lines are no change of a paragraph', () => {
    const answer = bodyOf(
      change(at(2, ANA), { body: 'one \r\n\r\ntwo\r\n\r\nthree' }, [at(1)]),
      change(at(3, BEN), { body: 'one, by Ben\n\ntwo\n\nthree' }, [at(1)]),
    )
    expect(answer.conflicts).toEqual([])
    expect(answer.body?.split(/\s*\r?\n\s*/)).toEqual(['one, by Ben', 'two', 'three'])
  })
})

test('tags that were added and taken away apart come together', () => {
  const record = noteFromChanges([
    first,
    change(at(2, ANA), { tags: ['figure', 'check'] }, [at(1)]),
    change(at(3, BEN), { tags: ['quotable'] }, [at(1)]),
  ])
  expect(record?.fields.tags).toEqual(['check', 'quotable'])
  expect(record && headsIn(record, 'tags')).toEqual([at(2, ANA), at(3, BEN)])
  expect(writtenUpon(record, { tags: [] })).toEqual([at(2, ANA), at(3, BEN)])
  expect(writtenUpon(record, { colour: 'blue' })).toBeUndefined()
})

const bodies = fc
  .array(fc.constantFrom('one', 'two', 'three', 'four', 'one \r', '  - item\n  - other', '\u0000'), { maxLength: 4 })
  .map((list) => list.join('\n\n'))
const fields = fc.record(
  {
    body: bodies,
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    colour: fc.constantFrom('yellow' as const, 'blue' as const),
  },
  { requiredKeys: [] },
)
/** What people at three devices do: write upon what they have, or take in what another one has. */
const steps = fc.array(
  fc.oneof(fc.record({ device: fc.nat(2), fields, old: fc.boolean() }), fc.record({ device: fc.nat(2), from: fc.nat(2) })),
  { maxLength: 14 },
)
type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never

/** The changes each device holds at the end. */
function play(list: readonly Step[]): readonly (readonly NoteChange[])[] {
  const devices = [ANA, BEN, 'cccccccc'].map((name) => ({ name, changes: [first] }))
  list.forEach((step, index) => {
    const device = devices[step.device]
    if (device === undefined) return
    if ('from' in step) {
      const taken = devices[step.from]?.changes.filter((one) => !device.changes.includes(one)) ?? []
      device.changes.push(...taken)
    } else {
      const parents = step.old ? undefined : writtenUpon(noteFromChanges(device.changes), step.fields)
      device.changes.push(change(at(index + 2, device.name), step.fields as Partial<NoteFields>, parents))
    }
  })
  return devices.map(({ changes }) => changes)
}

const runs = { numRuns: 1_000 }

describe('random histories of three devices', () => {
  test('give the same note in any order, however often a change comes', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const all = play(list).flat()
        const shuffled = [...all, ...all]
          .map((each) => ({ each, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(noteFromChanges(shuffled)).toEqual(noteFromChanges(new Set(all)))
      }),
      runs,
    )
  })

  test('are the same one change after the other, where a record says that it is enough', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const all = [...new Set(play(list).flat())]
          .map((each) => ({ each, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        let record: NoteRecord | undefined
        all.forEach((one, index) => {
          const taken = all.slice(0, index + 1)
          record = applyChange(record, one) ?? noteFromChanges(taken)
          expect(record).toEqual(noteFromChanges(taken))
        })
      }),
      runs,
    )
  })

  test('lose no paragraph that stands in a newest version and was not taken out by another', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const all = [...new Set(play(list).flat())]
        const record = noteFromChanges(all)
        const bodiesOf = new Map(all.map((one) => [one.clock, one.fields.body]))
        const shown = record?.fields.body ?? ''
        const texts = [...bodiesOf.values()]
        for (const { start, end, variants } of record?.conflicts ?? []) {
          expect(variants.length).toBeGreaterThan(1)
          const place = shown.slice(start, end)
          for (const { text, clocks } of variants) {
            expect(place).toContain(text)
            // The same words with other space at the end of a line are one variant, written as one of them wrote it.
            for (const clock of clocks) expect(bodiesOf.get(clock)).toContain((text.split('\n\n')[0] ?? '').trimEnd())
          }
        }
        const [head, ...others] = record === undefined ? [] : headsIn(record, 'body')
        if (others.length === 0) expect(shown).toBe(bodiesOf.get(head ?? ''))
        for (const paragraph of shown.split('\n\n')) {
          expect(texts.some((text) => text?.includes(paragraph.trimEnd()))).toBe(true)
        }
      }),
      runs,
    )
  })

  test('are decided by a version written upon all of them', () => {
    fc.assert(
      fc.property(steps, bodies, (list, body) => {
        const all = [...new Set(play(list).flat())]
        const decided = change(at(99, BEN), { body }, writtenUpon(noteFromChanges(all), { body }))
        const record = noteFromChanges([decided, ...all])
        expect(record?.fields.body).toBe(body)
        expect(record?.conflicts).toBeUndefined()
        expect(record && headsIn(record, 'body')).toEqual([decided.clock])
      }),
      runs,
    )
  })

  test('need no decision where all wrote the same', () => {
    fc.assert(
      fc.property(bodies, bodies, (base, body) => {
        const root = change(at(1), { ...made, body: base })
        const same = [ANA, BEN].map((device, index) => change(at(index + 2, device), { body }, [at(1)]))
        const back = change(at(4, 'cccccccc'), { body: base }, [at(1)])
        expect(noteFromChanges([root, ...same, back])?.fields.body).toBe(body)
        expect(noteFromChanges([root, ...same, back])?.conflicts).toBeUndefined()
      }),
      runs,
    )
  })
})

test('what either of two wrote anew stands in what is shown', () => {
  fc.assert(
    fc.property(bodies, bodies, bodies, (base, ana, ben) => {
      const own = (body: string, name: string) => body.replaceAll(/two|three/g, (word) => `${word} by ${name}`)
      const shown =
        noteFromChanges([
          change(at(1), { ...made, body: base }),
          change(at(2, ANA), { body: own(ana, 'Ana') }, [at(1)]),
          change(at(3, BEN), { body: own(ben, 'Ben') }, [at(1)]),
        ])?.fields.body ?? ''
      for (const line of [own(ana, 'Ana'), own(ben, 'Ben')].join('\n\n').split('\n\n'))
        if (line.includes(' by ')) expect(shown).toContain(line)
    }),
    runs,
  )
})

test('a record that another version of the program made is gone on with', () => {
  const record = applyNewest(undefined, first)
  expect(applyChange(record, change(at(2), { body: 'next' }))?.fields.body).toBe('next')
  expect(applyChange(record, change(at(2, BEN), { body: 'next' }, [at(0, BEN)]))).toBeNull()
})

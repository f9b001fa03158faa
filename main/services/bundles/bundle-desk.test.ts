import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BriefingId } from '#shared/archive/ids.ts'
import {
  briefing,
  briefingChange,
  newBriefing,
  newPart,
  partChange,
  partNumber,
} from '#shared/bundles/testing/small-briefings.ts'
import {
  clockOf,
  deviceNamed,
  goneLine,
  histories,
  newNote,
  noteChange,
  noteNumber,
  personLine,
  START,
} from '#shared/bundles/testing/small-notes.ts'
import { itemsFromChanges } from '#shared/items/items-from-changes.ts'
import type { Change } from '#shared/notes/change.ts'
import { createMemoryJournal } from '../sharing/testing/memory-journal.ts'
import { createBundleDesk } from './bundle-desk.ts'

const about = { by: 'Ada', at: '2026-03-01T10:00:00Z', archive: null, program: 'Campaign Archive 1.0.0' }
const everything = { notes: null, briefings: [], withTrash: true, about }
const a = deviceNamed('a')
const OTHER = '66666666-0000-4000-8000-000000000001' as BriefingId

function deskOf(changes: readonly Change[]) {
  const journal = createMemoryJournal(changes)
  return { journal, desk: createBundleDesk(journal) }
}

async function made(changes: readonly Change[], choice: Parameters<ReturnType<typeof createBundleDesk>['make']>[0] = everything) {
  const bundle = await deskOf(changes).desk.make(choice)
  if (!bundle.ok) throw new Error(bundle.error.message)
  return bundle.value
}

async function takeInto({ desk }: ReturnType<typeof deskOf>, text: string) {
  const opened = await desk.open(text)
  if (!opened.ok) throw new Error(opened.error.message)
  const taken = await desk.take(opened.value.job)
  if (!taken.ok) throw new Error(taken.error.message)
  return { opened: opened.value, taken: taken.value }
}

describe('a bundle', () => {
  test('has the chosen notes with all their versions and the names of who wrote them, and nothing private, deleted or gone', async () => {
    const changes = [
      personLine(a, clockOf(a, START), 'Ada'),
      personLine(deviceNamed('c'), clockOf(deviceNamed('c'), START), 'Cleo, who wrote nothing'),
      newNote(noteNumber(1), clockOf(a, START + 1), { body: 'first words' }),
      noteChange(noteNumber(1), clockOf(a, START + 2), { body: 'second words' }),
      newNote(noteNumber(2), clockOf(a, START + 3), { body: 'a secret', private: true }),
      newNote(noteNumber(3), clockOf(a, START + 4), { body: 'thrown away', trashedAt: '2026-02-02T00:00:00Z' }),
      newNote(noteNumber(4), clockOf(a, START + 5), { body: 'removed for good' }),
      goneLine(noteNumber(4), clockOf(a, START + 6)),
      noteChange(noteNumber(5), clockOf(a, START + 7), { body: 'of a note that is not here' }),
    ]
    const all = await made(changes, { ...everything, withTrash: false })
    expect(all).toMatchObject({ notes: 1, changes: 2, leftOut: { private: 1, trashed: 1 } })
    expect(all.text).toContain('first words')
    expect(all.text).toContain('"name":"Ada"')
    for (const absent of ['a secret', 'thrown away', 'removed for good', 'not here', 'Cleo'])
      expect(all.text).not.toContain(absent)
    expect(await made(changes)).toMatchObject({ notes: 2, leftOut: { private: 1, trashed: 0 } })
    expect(await made(changes, { ...everything, notes: [noteNumber(2)] })).toMatchObject({ notes: 0, leftOut: { private: 1 } })
  })

  test('has the chosen briefings with the notes in them, and nothing that is private, taken out before, or said of a shared folder', async () => {
    const removedAt = '2026-02-02T00:00:00Z'
    const changes: readonly Change[] = [
      newBriefing(clockOf(a, START), 'The briefing'),
      newBriefing(clockOf(a, START), 'Another briefing', OTHER),
      briefingChange(clockOf(a, START + 1), { shared: true }),
      newPart(partNumber(1), clockOf(a, START + 2), { text: 'first text' }),
      partChange(partNumber(1), clockOf(a, START + 3), { text: 'second text' }),
      newPart(partNumber(2), clockOf(a, START + 4), { note: noteNumber(1) }),
      newPart(partNumber(3), clockOf(a, START + 5), { note: noteNumber(2) }),
      newPart(partNumber(4), clockOf(a, START + 6), { text: 'text that was taken out', note: noteNumber(3) }),
      partChange(partNumber(4), clockOf(a, START + 7), { removedAt }),
      newPart(partNumber(5), clockOf(a, START + 8), { text: 'of another briefing', briefing: OTHER }),
      newNote(noteNumber(1), clockOf(a, START + 9), { body: 'in the briefing' }),
      newNote(noteNumber(2), clockOf(a, START + 10), { body: 'a secret', private: true }),
      newNote(noteNumber(3), clockOf(a, START + 11), { body: 'in no briefing any more' }),
    ]
    const choice = { ...everything, notes: [], briefings: [briefing], withTrash: false }
    const bundle = await made(changes, choice)
    expect(bundle).toMatchObject({ notes: 1, briefings: 1, leftOut: { private: 1, trashed: 0 } })
    for (const there of ['first text', 'second text', 'in the briefing', removedAt]) expect(bundle.text).toContain(there)
    for (const absent of ['a secret', 'taken out', 'no briefing any more', 'nother briefing', '"shared"'])
      expect(bundle.text).not.toContain(absent)
    const there = deskOf([])
    const { opened, taken } = await takeInto(there, bundle.text)
    expect(opened).toMatchObject({
      faultCount: 0,
      briefingCounts: { new: 1 },
      briefings: [{ state: 'new', title: 'The briefing', parts: { new: 3 } }],
    })
    expect(taken).toMatchObject({ lost: 0, added: 1, briefings: { added: 1, changed: 0 } })
    expect(taken.items).toHaveLength(4)
    const items = itemsFromChanges(there.journal.changes())
    expect(items.map(({ id }) => id).sort()).toEqual([briefing, partNumber(1), partNumber(2), partNumber(3)].sort())
    // The part of the private note is there, and the note is not.
    expect(items).toContainEqual(expect.objectContaining({ id: partNumber(3), note: noteNumber(2) }))
    expect((await takeInto(there, bundle.text)).taken).toMatchObject({ lost: 0, items: [], briefings: { added: 0, changed: 0 } })
    // Where the part was there already it is taken out there as well.
    const known = deskOf(changes.filter((change) => change.format === 2 && change.fields !== undefined).slice(0, 8))
    expect((await takeInto(known, bundle.text)).opened.briefings).toMatchObject([{ state: 'changed', parts: { removed: 1 } }])
    expect(await made(changes, { ...everything, withTrash: false })).toMatchObject({ notes: 2, briefings: 0 })
  })

  test('is taken in once, however often, and the report says that nothing was lost', async () => {
    const { text } = await made([
      newNote(noteNumber(1), clockOf(a, START)),
      noteChange(noteNumber(1), clockOf(a, START + 1), { colour: 'blue' }),
    ])
    const there = deskOf([newNote(noteNumber(2), clockOf(deviceNamed('b'), START))])
    expect((await takeInto(there, text)).taken).toEqual({
      lost: 0,
      added: 1,
      changed: 0,
      decide: 0,
      briefings: { added: 0, changed: 0, decide: 0 },
      notes: [noteNumber(1)],
      items: [],
    })
    const again = await takeInto(there, text)
    expect(again.opened).toMatchObject({ fresh: 0, counts: { new: 0, same: 1 } })
    expect(again.taken).toMatchObject({ lost: 0, added: 0, changed: 0, decide: 0, notes: [], items: [] })
    expect(there.journal.changes()).toHaveLength(3)
  })

  test('shows examples of what it would do', async () => {
    const first = newNote(noteNumber(1), clockOf(a, START), { body: 'before' })
    const { text } = await made([first, noteChange(noteNumber(1), clockOf(a, START + 1), { body: 'after' })])
    const { opened } = await takeInto(deskOf([first]), text)
    expect(opened.examples).toEqual([
      { id: noteNumber(1), state: 'changed', fields: ['body'], on: 'risk', before: 'before', after: 'after' },
    ])
  })

  test('given from each to the other, in any order and often, leaves both with the same changes', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(20), fc.array(fc.boolean(), { maxLength: 4 }), async (changes, cut, directions) => {
        const one = deskOf(changes.slice(0, cut))
        const two = deskOf(changes.filter((_, index) => index % 2 === 0 || index >= cut))
        const give = async (from: typeof one, to: typeof one) => {
          const bundle = await from.desk.make(everything)
          if (bundle.ok) await takeInto(to, bundle.value.text)
        }
        for (const forth of [...directions, true, false, true, false]) await (forth ? give(one, two) : give(two, one))
        const ids = ({ journal }: typeof one) =>
          journal
            .changes()
            .map((change) => change.id)
            .sort()
        // What belongs to a note whose making neither has is not handed on.
        const whole = (id: string) =>
          new Set(
            [...one.journal.changes(), ...two.journal.changes()]
              .filter((change) => change.id === id)
              .map((change) => change.format === 1 && change.note),
          )
        const made = new Set(changes.flatMap((change) => (change.fields.target === undefined ? [] : [change.note as unknown])))
        const handed = (list: readonly string[]) => list.filter((id) => [...whole(id)].some((note) => made.has(note)))
        expect(handed(ids(one))).toEqual(handed(ids(two)))
      }),
    )
  })

  test('that was replaced on the desk by another one is not taken in', async () => {
    const { text } = await made([newNote(noteNumber(1), clockOf(a, START))])
    const { desk, journal } = deskOf([])
    const first = await desk.open(text)
    await desk.open(text)
    expect(first.ok && (await desk.take(first.value.job))).toMatchObject({ ok: false, error: { code: 'bundle-refused' } })
    expect(journal.changes()).toEqual([])
  })

  test('that is none is refused with the reason', async () => {
    expect(await deskOf([]).desk.open('hello')).toMatchObject({
      ok: false,
      error: { code: 'bundle-refused', message: expect.stringContaining('not a bundle') },
    })
  })
})

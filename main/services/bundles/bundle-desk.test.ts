import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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
import type { Change } from '#shared/notes/change.ts'
import { createMemoryJournal } from '../sharing/testing/memory-journal.ts'
import { createBundleDesk } from './bundle-desk.ts'

const about = { by: 'Ada', at: '2026-03-01T10:00:00Z', archive: null, program: 'Campaign Archive 1.0.0' }
const everything = { notes: null, withTrash: true, about }
const a = deviceNamed('a')

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

  test('is taken in once, however often, and the report says that nothing was lost', async () => {
    const { text } = await made([
      newNote(noteNumber(1), clockOf(a, START)),
      noteChange(noteNumber(1), clockOf(a, START + 1), { colour: 'blue' }),
    ])
    const there = deskOf([newNote(noteNumber(2), clockOf(deviceNamed('b'), START))])
    expect((await takeInto(there, text)).taken).toEqual({ lost: 0, added: 1, changed: 0, decide: 0, notes: [noteNumber(1)] })
    const again = await takeInto(there, text)
    expect(again.opened).toMatchObject({ fresh: 0, counts: { new: 0, same: 1 } })
    expect(again.taken).toEqual({ lost: 0, added: 0, changed: 0, decide: 0, notes: [] })
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

import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import { fieldsNow } from '#shared/steps/fields-now.ts'
import { NotesDatabase } from '../data/database.ts'
import { createStepLog, type StepLog } from '../data/step-log.ts'
import { claimStack, type StackClaims } from './claim-stack.ts'
import { openStepHistory, type StepHistory } from './step-history.ts'
import { type MemoryNotes, memoryNotes } from './testing/memory-notes.ts'

const target: Note['target'] = {
  archive: 'info:test' as ArchiveId,
  edition: 'v1' as EditionId,
  about: { kind: 'source', id: 'letter' as SourceId },
  name: 'Letter',
}
const noteOf = (n: number): Note => ({
  id: `6f2cf7f0-6b7f-4b52-9d54-${String(n).padStart(12, '0')}` as NoteId,
  ...untouchedFields,
  target,
  body: 'as it was',
})
const [one, two] = [noteOf(1), noteOf(2)]

let made = 0
const opened: NotesDatabase[] = []
function newLog(): { readonly log: StepLog; readonly database: NotesDatabase } {
  made += 1
  const database = new NotesDatabase(`steps-${made}`)
  opened.push(database)
  let time = 0
  return { database, log: createStepLog(database, () => ++time) }
}
afterEach(() => {
  for (const database of opened.splice(0)) database.close()
})

async function openWindow(store: MemoryNotes, log: StepLog, stack = 'a') {
  const told: string[] = []
  const history = await openStepHistory({
    store,
    log,
    stack: () => Promise.resolve(stack),
    tell: (text) => told.push(text),
    now: () => new Date('2026-11-22T10:00:00.000Z'),
  })
  return { history, told }
}

function edit(store: MemoryNotes, history: StepHistory, { id }: Note, after: Partial<NoteFields>): void {
  const note = store.note(id)
  if (note === undefined) throw new Error('there is no such note')
  const notes = [{ note: id, before: fieldsNow(note, after), after }]
  history.record({ what: { kind: null, count: 1 }, notes, items: [] })
  store.changeAll([{ note: id, fields: after }])
}

/** Resolves when all that was recorded has been put down. */
const putDown = (history: StepHistory) => history.forget([])

test('undoes and does again what was done before a restart', async () => {
  const { log } = newLog()
  const store = memoryNotes([one, two])
  const { history: before } = await openWindow(store, log)
  edit(store, before, one, { body: 'first' })
  edit(store, before, two, { colour: 'blue' })
  edit(store, before, one, { body: 'second' })
  await before.undo()
  await putDown(before)

  const { history, told } = await openWindow(store, log)
  await history.undo()
  expect(store.note(two.id)?.colour).toBe('yellow')
  await history.undo()
  expect(store.note(one.id)?.body).toBe('as it was')
  await history.undo()
  await history.redo()
  await history.redo()
  await history.redo()
  expect([store.note(one.id)?.body, store.note(two.id)?.colour]).toEqual(['second', 'blue'])
  expect(told).toEqual([
    'Undone: colour of 1 note.',
    'Undone: words of a note.',
    'There is nothing to undo in this window.',
    'Done again: words of a note.',
    'Done again: colour of 1 note.',
    'Done again: words of a note.',
  ])
})

test('a new step takes the place of those that were undone', async () => {
  const { log } = newLog()
  const store = memoryNotes([one])
  const { history } = await openWindow(store, log)
  edit(store, history, one, { body: 'first' })
  edit(store, history, one, { body: 'second' })
  await history.undo()
  edit(store, history, one, { body: 'third' })
  await putDown(history)
  const { history: again, told } = await openWindow(store, log)
  await again.redo()
  expect(told).toEqual(['There is nothing to do again.'])
  await again.undo()
  expect(store.note(one.id)?.body).toBe('first')
})

test('says so and undoes nothing where the words were changed since, and goes on to the step before', async () => {
  const { log } = newLog()
  const store = memoryNotes([one])
  const { history, told } = await openWindow(store, log)
  edit(store, history, one, { colour: 'blue' })
  edit(store, history, one, { body: 'mine' })
  store.changeAll([{ note: one.id, fields: { body: 'of a colleague' } }])
  await history.undo()
  expect(store.note(one.id)?.body).toBe('of a colleague')
  expect(told).toEqual(['Not undone: words of a note. It was changed again since, and stays as it is now.'])
  await history.undo()
  expect(store.note(one.id)?.colour).toBe('yellow')
  await history.redo()
  await history.redo()
  expect(store.note(one.id)).toMatchObject({ colour: 'blue', body: 'of a colleague' })
})

test('keeps the newest hundred steps', async () => {
  const { log } = newLog()
  const store = memoryNotes([one])
  const { history } = await openWindow(store, log)
  for (let n = 1; n <= 130; n++) edit(store, history, one, { body: String(n) })
  await putDown(history)
  expect((await log.read('a')).steps).toHaveLength(100)
  const { history: again, told } = await openWindow(store, log)
  for (let n = 0; n < 101; n++) await again.undo()
  expect(store.note(one.id)?.body).toBe('30')
  expect(told.at(-1)).toBe('There is nothing to undo in this window.')
})

test('two windows undo each their own', async () => {
  const { log } = newLog()
  const store = memoryNotes([one, two])
  const left = await openWindow(store, log, 'left')
  const right = await openWindow(store, log, 'right')
  edit(store, left.history, one, { body: 'left' })
  edit(store, right.history, two, { body: 'right' })
  await left.history.undo()
  expect([store.note(one.id)?.body, store.note(two.id)?.body]).toEqual(['as it was', 'right'])
})

test('without a database what is done can be undone as long as the window lives', async () => {
  const { log, database } = newLog()
  await database.delete()
  database.close({ disableAutoOpen: true })
  const store = memoryNotes([one])
  const { history } = await openWindow(store, log)
  edit(store, history, one, { body: 'mine' })
  await history.undo()
  expect(store.note(one.id)?.body).toBe('as it was')
})

test('waits for the notes to be read', async () => {
  const { log } = newLog()
  const store = memoryNotes([one], [], false)
  const { history, told } = await openWindow(store, log)
  edit(store, history, one, { body: 'mine' })
  const undoing = history.undo()
  expect(told).toEqual([])
  store.setReady()
  await undoing
  expect(store.note(one.id)?.body).toBe('as it was')
})

test('what is removed for good is in no step of any window', async () => {
  const { log, database } = newLog()
  const store = memoryNotes([one, two])
  const left = await openWindow(store, log, 'left')
  const right = await openWindow(store, log, 'right')
  edit(store, left.history, one, { body: 'a secret word' })
  edit(store, left.history, two, { body: 'stays' })
  edit(store, right.history, one, { body: 'another secret' })
  await putDown(right.history)
  store.remove(one.id)
  await left.history.forget([one.id])
  expect(JSON.stringify(await database.facts.toArray())).not.toContain('secret')
  await left.history.undo()
  expect(store.note(two.id)?.body).toBe('as it was')
  await left.history.undo()
  await right.history.undo()
  expect(left.told.at(-1)).toBe('There is nothing to undo in this window.')
  // A window that was open meanwhile brings nothing back.
  expect(store.note(one.id)).toBeUndefined()
})

function claims(taken: Set<string>): StackClaims {
  return {
    take: (stack) => Promise.resolve(!taken.has(stack) && Boolean(taken.add(stack))),
    anyTaken: () => Promise.resolve(taken.size > 0),
  }
}

test('a window keeps its stack when it is loaded anew, the first one after a start takes the last one, and one beside another begins anew', async () => {
  const { log } = newLog()
  await log.mark('old', 0, [])
  await log.mark('newest', 0, [])
  const newId = () => 'new'
  expect(await claimStack(log, claims(new Set()), 'mine', newId)).toBe('mine')
  expect(await claimStack(log, claims(new Set()), null, newId)).toBe('newest')
  expect(await claimStack(log, claims(new Set(['newest'])), null, newId)).toBe('new')
  // A tab that was doubled has the name of the other one's stack.
  expect(await claimStack(log, claims(new Set(['newest'])), 'newest', newId)).toBe('new')
})

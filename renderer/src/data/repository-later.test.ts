import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import type { NotesRepository } from './notes-repository.ts'
import { repositoryLater } from './repository-later.ts'
import { memoryJournal } from './testing/memory-journal.ts'
import { bodies, closeDatabases, newNote, noteNumber, openStore, shows } from './testing/open-store.ts'

afterEach(closeDatabases)

const note = noteNumber(1)

/** The code of the database, which comes when it is let come. */
function codeOnItsWay() {
  let come = () => undefined as unknown
  const coming = new Promise<undefined>((resolve) => {
    come = () => resolve(undefined)
  })
  return { later: (own: NotesRepository) => repositoryLater(() => coming.then(() => own)), come: () => come() }
}

test('a note that is written while the code of the database is on its way is shown at once, and kept when it has come', async () => {
  const journal = memoryJournal()
  const code = codeOnItsWay()
  const store = openStore('early', journal, { wrap: code.later })
  const started = store.start()
  store.change(note, newNote('early'))
  expect(bodies(store)).toEqual(['early'])
  expect(store.snapshot().saving).toEqual({ state: 'saving' })
  code.come()
  await started
  await store.settled()
  expect(store.snapshot().saving).toEqual({ state: 'saved' })

  const next = openStore('early', journal, { wrap: (repository) => repositoryLater(() => Promise.resolve(repository)) })
  await next.start()
  await shows(next, (one) => bodies(one).includes('early'))
})

test('where the code cannot be had the notes are shown from the journal, which is said, and saving again asks for it again', async () => {
  const journal = memoryJournal()
  const first = openStore('first', journal)
  await first.start()
  first.change(note, newNote('kept'))
  await first.settled()

  const code = { there: false }
  const wrap = (repository: NotesRepository) =>
    repositoryLater(() => (code.there ? Promise.resolve(repository) : Promise.reject(new Error('the file was not found'))))
  const store = openStore('second', journal, { wrap })
  await store.start()
  expect(bodies(store)).toEqual(['kept'])
  expect(store.snapshot().damage.join(' ')).toContain('the file was not found')

  store.change(note, { body: 'changed' })
  await store.settled()
  expect(store.snapshot().saving).toMatchObject({
    state: 'journal-only',
    reason: expect.stringContaining('the file was not found'),
  })
  code.there = true
  store.retry()
  await store.settled()
  expect(store.snapshot().saving).toEqual({ state: 'saved' })
})

test('what has ended watching before the code came hears nothing', async () => {
  const code = codeOnItsWay()
  let own: NotesRepository | undefined
  openStore('ended', memoryJournal(), {
    wrap: (repository) => {
      own = code.later(repository)
      return own
    },
  })
  const heard: unknown[] = []
  own?.watch(
    (rows) => heard.push(rows),
    (error) => heard.push(error),
  )()
  code.come()
  await new Promise((resolve, reject) => own?.watch(resolve, reject))
  expect(heard).toEqual([])
})

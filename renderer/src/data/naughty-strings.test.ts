import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import type { SearchItemId } from '#shared/archive/ids.ts'
import type { Change } from '#shared/notes/change.ts'
import { naughtyRows } from '#shared/testing/naughty-strings.ts'
import type { JournalPort } from './journal-port.ts'
import type { NoteStore } from './note-store.ts'
import { memoryJournal } from './testing/memory-journal.ts'
import { closeDatabases, memoryStorage, newNote, noteNumber, openStore, shows } from './testing/open-store.ts'

afterEach(closeDatabases)

function searchNumber(n: number): SearchItemId {
  return `c0c0c0c0-0000-4000-8000-${String(n).padStart(12, '0')}` as SearchItemId
}

/** A journal that is reached as in the two hosts: what goes there is JSON. */
function journalByCalls() {
  const journal = memoryJournal()
  const port: JournalPort = { ...journal, append: (changes) => journal.append(JSON.parse(JSON.stringify(changes)) as Change[]) }
  return { journal, port }
}

/** A journal on a disk that is full. */
function failingJournal() {
  const journal = memoryJournal()
  journal.failure = 'the disk is full'
  return journal
}

/** Writes every string wherever a person's words stand: in notes and in kept searches. */
async function writeAll(store: NoteStore): Promise<void> {
  await store.start()
  store.changeAll(
    naughtyRows.map(([, text], n) => {
      const name = text.slice(0, 100)
      return { note: noteNumber(n), fields: { ...newNote(text), tags: [name], author: name } }
    }),
  )
  store.changeItems(
    naughtyRows.map(([, text], n) => ({
      kind: 'kept',
      item: searchNumber(n),
      fields: { name: text.slice(0, 200), query: text.slice(0, 2_000), asTyped: false, removedAt: null, lastRun: null },
    })),
  )
  await store.settled()
}

async function expectUnchanged(store: NoteStore): Promise<void> {
  await store.start()
  await store.settled()
  await shows(store, (at) => at.snapshot().ready && at.snapshot().notes.length === naughtyRows.length)
  const { notes } = store.snapshot()
  const noteOf = new Map(notes.map((note) => [note.id, note]))
  for (const [n, [category, text]] of naughtyRows.entries()) {
    const name = text.slice(0, 100)
    expect(noteOf.get(noteNumber(n)), category).toMatchObject({ body: text, tags: [name], author: name })
  }
}

test('every naughty string comes back from the database alone', async () => {
  const storage = memoryStorage()
  await writeAll(openStore('naughty', memoryJournal(), { storage }))
  await expectUnchanged(openStore('naughty', failingJournal(), { storage }))
})

test('every naughty string comes back from the journal alone', async () => {
  const { journal, port } = journalByCalls()
  await writeAll(openStore('naughty-first', port))
  const again = openStore('naughty-other', journal)
  await expectUnchanged(again)
  const searches = journal.kept.flatMap((change) => (change.format === 2 && change.kind === 'kept' ? [change.fields] : []))
  expect(searches.map(({ name }) => name)).toEqual(naughtyRows.map(([, text]) => text.slice(0, 200)))
  expect(searches.map(({ query }) => query)).toEqual(naughtyRows.map(([, text]) => text.slice(0, 2_000)))
})

test('every naughty string comes back from what a closed window left', async () => {
  const storage = memoryStorage()
  await writeAll(openStore('naughty-closed', failingJournal(), { storage }))
  await expectUnchanged(openStore('naughty-next', memoryJournal(), { storage }))
})

import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { memoryJournal } from './testing/memory-journal.ts'
import { bodies, closeDatabases, memoryStorage, newNote, noteNumber, openStore, shows } from './testing/open-store.ts'

afterEach(closeDatabases)

test('words that an ended browser left although they were saved since are not taken for words written apart', async () => {
  const storage = memoryStorage()
  const journal = memoryJournal()
  const first = openStore('left-drafts', journal, { storage })
  await first.start()
  const note = noteNumber(1)
  first.change(note, newNote('one'))
  await first.settled()
  first.draft(note, { body: 'one tw' })
  const left = { ...storage }
  first.draft(note, { body: 'one two' })
  first.draft(note, { body: 'one two th' })
  first.change(note, { body: 'one two three' })
  await first.settled()
  first.change(note, { body: 'one two three four' })
  await first.settled()
  for (const [key, value] of Object.entries(left)) storage.setItem(key, value)

  const second = openStore('left-drafts', journal, { storage })
  await second.start()
  await second.settled()
  await shows(second, (store) => store.snapshot().ready)
  expect(bodies(second)).toEqual(['one two three four'])
})

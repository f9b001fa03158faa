import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import type { SearchItemId } from '#shared/archive/ids.ts'
import { type NoteChange, noteChangeSchema } from '#shared/notes/change.ts'
import { NotesDatabase } from './database.ts'
import { createNotesRepository } from './notes-repository.ts'

const change: NoteChange = noteChangeSchema.parse({
  format: 1,
  id: '00000000-0000-4000-8000-000000000001',
  clock: '1700000000001-000000-0a0b0c0d',
  note: '11111111-1111-4111-8111-000000000001',
  fields: { body: 'written with version 1', tags: ['old'] },
})
const record = {
  id: change.note,
  fields: change.fields,
  clocks: { body: change.clock, tags: change.clock },
}

/** A database as the first version of the program left it. */
async function leaveVersion1(name: string): Promise<void> {
  const database = new Dexie(name)
  database.version(1).stores({ notes: 'id', changes: 'id, clock, note', facts: 'key' })
  await database.table('notes').add(record)
  await database.table('changes').add(change)
  await database.table('facts').add({ key: 'device', value: '0a0b0c0d' })
  database.close()
}

test('a database of version 1 keeps its notes, its changes and its name, and takes what is kept of searching', async () => {
  await leaveVersion1('from-version-1')
  const database = new NotesDatabase('from-version-1')
  const repository = createNotesRepository(database)
  expect(await database.notes.toArray()).toEqual([record])
  expect(await repository.changesNotIn(new Set())).toEqual([change])
  expect(await repository.device(() => 'ffffffff')).toBe('0a0b0c0d')
  expect(await repository.newestClock()).toBe(change.clock)
  await repository.apply([
    {
      format: 2,
      id: '00000000-0000-4000-8000-000000000002',
      clock: '1700000000002-000000-0a0b0c0d',
      kind: 'words',
      item: '22222222-2222-4222-8222-000000000001' as SearchItemId,
      fields: { on: true },
    },
  ])
  expect(await database.searches.count()).toBe(1)
  expect(await database.changes.count()).toBe(2)
  expect(database.verno).toBe(3)
  database.close()
})

/** A database as the program left it before colours could be named. */
async function leaveVersion2(name: string): Promise<void> {
  const database = new Dexie(name)
  database.version(1).stores({ notes: 'id', changes: 'id, clock, note', facts: 'key' })
  database.version(2).stores({ searches: 'id' })
  await database.table('notes').add(record)
  await database
    .table('searches')
    .add({ id: '22222222-2222-4222-8222-000000000001', kind: 'words', fields: { on: true }, clocks: {} })
  database.close()
}

test('a database of version 2 takes the meanings of colours as it is, beside what is kept of searching', async () => {
  await leaveVersion2('from-version-2')
  const database = new NotesDatabase('from-version-2')
  await createNotesRepository(database).apply([
    {
      format: 2,
      id: '00000000-0000-4000-8000-000000000003',
      clock: '1700000000003-000000-0a0b0c0d',
      kind: 'colour',
      item: 'yellow',
      fields: { meaning: 'figure' },
    },
  ])
  expect((await database.searches.toArray()).map(({ id, kind }) => ({ id, kind }))).toEqual([
    { id: '22222222-2222-4222-8222-000000000001', kind: 'words' },
    { id: 'yellow', kind: 'colour' },
  ])
  expect(await database.notes.count()).toBe(1)
  expect(database.verno).toBe(3)
  database.close()
})

import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import type { BriefingPartId, SearchItemId } from '#shared/archive/ids.ts'
import { type Change, type NoteChange, noteChangeSchema, type PartChange } from '#shared/notes/change.ts'
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

function partChange(count: number, fields: PartChange['fields']): PartChange {
  const id = `00000000-0000-4000-8000-00000000000${count}`
  const item = '33333333-3333-4333-8333-000000000001' as BriefingPartId
  return { format: 2, id, clock: `170000000000${count}-000000-0a0b0c0d`, kind: 'part', item, fields }
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
  expect(database.verno).toBe(4)
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
  expect(database.verno).toBe(4)
  database.close()
})

/** A database as the program left it before briefings could be removed for good. */
async function leaveVersion3(name: string): Promise<readonly Change[]> {
  const database = new Dexie(name)
  database.version(1).stores({ notes: 'id', changes: 'id, clock, note', facts: 'key' })
  database.version(2).stores({ searches: 'id' })
  database.version(3).stores({ people: 'id', gone: 'id', unrecorded: 'id' })
  const part = partChange(4, { text: 'old words' })
  await database.table('changes').bulkAdd([change, part])
  await database.table('searches').add({ id: part.item, kind: 'part', fields: part.fields, clocks: { text: part.clock } })
  await database.table('notes').add(record)
  database.close()
  return [change, part]
}

test('a database of version 3 finds the changes of a part that it had before, merges with them and forgets them', async () => {
  const [, part] = await leaveVersion3('from-version-3')
  const database = new NotesDatabase('from-version-3')
  const repository = createNotesRepository(database)
  const apart = { ...partChange(6, { text: 'old words\n\nhers' }), parents: [part?.clock ?? ''] }
  const late = { ...partChange(5, { text: 'mine\n\nold words' }), parents: [part?.clock ?? ''] }
  await repository.apply([apart])
  const { partsMadeAnew } = await repository.apply([late])
  expect(partsMadeAnew).toMatchObject([{ fields: { text: 'mine\n\nold words\n\nhers' } }])
  expect(await database.searches.toArray()).toEqual(partsMadeAnew)
  const gone = { format: 3, id: '00000000-0000-4000-8000-000000000009', clock: '1700000000009-000000-0a0b0c0d' } as const
  await repository.apply([{ ...gone, kind: 'gone', item: apart.item, fields: { at: '2026-01-01T00:00:00Z' } }])
  expect(await database.searches.count()).toBe(0)
  expect((await database.changes.toArray()).map(({ format }) => format).sort()).toEqual([1, 3])
  await repository.apply([apart])
  expect(await database.searches.count()).toBe(0)
  expect(await database.notes.toArray()).toEqual([record])
  expect(database.verno).toBe(4)
  database.close()
})

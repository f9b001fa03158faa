import 'fake-indexeddb/auto'
import { Dexie, type ObservabilitySet } from 'dexie'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { ArchiveId, BriefingId, BriefingPartId, BriefingTemplateId, EditionId, SearchItemId } from '#shared/archive/ids.ts'
import type { NotesDatabase } from './database.ts'
import type { KeptItemChange, NoteStore } from './note-store.ts'
import { type MemoryJournal, memoryJournal } from './testing/memory-journal.ts'
import { closeDatabases, newNote, noteNumber, openDatabase, openStore, shows } from './testing/open-store.ts'

afterEach(closeDatabases)

let made = 0
function newName(): string {
  made += 1
  return `lost-rows-${made}`
}

/** The databases that were mended, by their names. */
const mended: string[] = []

let windowsOpened = 0

async function started(name: string, journal: MemoryJournal): Promise<NoteStore> {
  windowsOpened += 1
  const store = openStore(name, journal, {
    firstCount: (windowsOpened % 900) * 1_000,
    wrap: (repository) => ({
      ...repository,
      async mend() {
        mended.push(name)
        await repository.mend()
      },
    }),
  })
  await store.start()
  await store.settled()
  await shows(store, (at) => at.snapshot().ready)
  return store
}

const TABLES = ['notes', 'searches', 'changes', 'people', 'gone', 'unrecorded'] as const
type Rows = Readonly<Record<(typeof TABLES)[number], readonly unknown[]>>

/** All rows but those that the database keeps about itself. */
async function rowsOf(database: NotesDatabase): Promise<Rows> {
  const entries = await Promise.all(TABLES.map(async (name) => [name, await database.table(name).toArray()] as const))
  return Object.fromEntries(entries) as unknown as Rows
}

/** Counts what is written into a database, from whichever connection. */
function countWrites(name: string): { readonly parts: string[]; end(): void } {
  const parts: string[] = []
  const listener = (changed: ObservabilitySet) => {
    for (const part of Object.keys(changed)) if (part.startsWith(`idb://${name}/`)) parts.push(part)
  }
  Dexie.on.storagemutated.subscribe(listener)
  return { parts, end: () => Dexie.on.storagemutated.unsubscribe(listener) }
}

const at = '2026-11-21T10:00:00.000Z'
const archive = 'info:test' as ArchiveId
const edition = 'v1' as EditionId
const id = (kind: string, number: number) => `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`
const search = id('5', 1) as SearchItemId
const group = id('6', 1) as SearchItemId
const template = id('7', 1) as BriefingTemplateId
const briefing = (number: number) => id('b', number) as BriefingId
const part = (number: number) => id('c', number) as BriefingPartId

/** Each kind of thing that is kept beside notes, whole, with words of its own. */
function itemOf(kind: KeptItemChange['kind'], number: number, words: string): KeptItemChange {
  switch (kind) {
    case 'kept':
      return {
        kind,
        item: search,
        fields: {
          archive,
          name: words,
          query: words,
          asTyped: false,
          edition,
          createdAt: at,
          lastRun: null,
          removedAt: null,
        },
      }
    case 'log':
      return { kind, item: id('8', number) as SearchItemId, fields: { archive, query: words, at, removedAt: null } }
    case 'words':
      return { kind, item: group, fields: { archive, words: [words, 'other'], on: true, createdAt: at, removedAt: null } }
    case 'colour':
      return { kind, item: number === 1 ? 'yellow' : 'pink', fields: { meaning: words } }
    case 'briefing':
      return {
        kind,
        item: briefing(number),
        fields: {
          archive,
          title: words,
          author: null,
          profile: 'pandoc',
          citations: 'short',
          createdAt: at,
          modifiedAt: at,
          removedAt: null,
        },
      }
    case 'part':
      return {
        kind,
        item: part(number),
        fields: {
          briefing: briefing(1),
          type: 'text',
          order: 'V',
          text: words,
          level: 1,
          note: null,
          form: 'quotation',
          removedAt: null,
        },
      }
    case 'template':
      return { kind, item: template, fields: { name: words, text: words, createdAt: at, modifiedAt: at, removedAt: null } }
    default:
      throw new Error(`no item of the kind ${String(kind)}`)
  }
}

const KINDS = ['kept', 'log', 'words', 'colour', 'briefing', 'part', 'template'] as const

/** The words of the step, in a change of one field where the thing is there already. */
function write(store: NoteStore, kind: (typeof KINDS)[number] | 'note' | 'person', number: number, words: string): void {
  const { notes, items } = store.snapshot()
  if (kind === 'person') {
    store.setPerson(words)
    return
  }
  if (kind === 'note') {
    const note = noteNumber(number)
    store.change(note, notes.some((there) => there.id === note) ? { body: words } : newNote(words))
    return
  }
  const whole = itemOf(kind, number, words)
  const there = items.some((item) => item.id === whole.item)
  if (there && whole.kind === 'part') store.changeItems([{ ...whole, fields: { text: words } }])
  else if (there && whole.kind === 'briefing') store.changeItems([{ ...whole, fields: { title: words } }])
  else store.changeItems([whole])
}

async function lose(name: string, table: (typeof TABLES)[number], every: number, from: number): Promise<void> {
  const rows = openDatabase(name).table(table)
  const keys = await rows.toCollection().primaryKeys()
  await rows.bulkDelete(keys.filter((_, index) => index % every === from % every))
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      kind: fc.constantFrom(...KINDS, 'note' as const, 'person' as const),
      number: fc.integer({ min: 1, max: 2 }),
      words: fc.string({ minLength: 1, maxLength: 6 }),
      window: fc.integer({ min: 0, max: 1 }),
      journalFails: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('lose' as const),
      table: fc.constantFrom(...TABLES),
      every: fc.integer({ min: 1, max: 3 }),
      from: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('forget' as const),
      what: fc.constantFrom(noteNumber(1), briefing(1), part(1)),
      window: fc.integer({ min: 0, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('restart' as const) }) },
)

test('whatever rows were lost, a start makes every kind as the record says; and writes nothing where none were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const journal = memoryJournal()
      const name = newName()
      const open = async () => [await started(name, journal), await started(name, journal)] as const
      let windows = await open()
      let lost = false
      for (const one of steps) {
        if (one.act === 'restart') windows = await open()
        else if (one.act === 'lose') {
          // What the record does not have yet has this database alone: then nothing can give it back.
          windows = await open()
          await lose(name, one.table, one.every, one.from)
          lost = true
        } else if (one.act === 'forget') await windows[one.window]?.forget([one.what])
        else {
          const store = windows[one.window]
          if (store === undefined) throw new Error('there are two windows')
          journal.failure = one.journalFails ? 'the disk is full' : null
          write(store, one.kind, one.number, one.words)
          await store.settled()
          journal.failure = null
        }
      }
      // A database is mended once, when it is new; whatever was done since, its rows were counted right.
      if (!lost) {
        await open()
        expect(mended.filter((one) => one === name)).toHaveLength(1)
      }
      await open()
      const { changes, ...rows } = await rowsOf(openDatabase(name))
      const other = newName()
      await started(other, journal)
      const { changes: recorded, ...fresh } = await rowsOf(openDatabase(other))
      expect(rows).toEqual(fresh)
      expect(changes).toEqual(recorded)

      journal.reads.length = 0
      const writes = countWrites(name)
      await started(name, journal)
      writes.end()
      expect(writes.parts).toEqual([])
      expect(journal.reads).toEqual([])
      closeDatabases()
    }),
    { numRuns: 25 },
  )
})

describe('a start', () => {
  async function withEverything(name: string, journal: MemoryJournal): Promise<NoteStore> {
    const store = await started(name, journal)
    for (const kind of [...KINDS, 'note', 'person'] as const) write(store, kind, 1, `first ${kind}`)
    await store.settled()
    await store.forget([noteNumber(9)])
    return store
  }

  for (const table of TABLES.filter((one) => one !== 'unrecorded')) {
    test(`finds out that rows of the table ${table} are missing, and makes them again`, async () => {
      const journal = memoryJournal()
      const name = newName()
      await withEverything(name, journal)
      const before = await rowsOf(openDatabase(name))
      expect(before[table]).not.toEqual([])
      await lose(name, table, 1, 0)
      await started(name, journal)
      expect(await rowsOf(openDatabase(name))).toEqual(before)
    })
  }

  test('hands over what the record does not have although the mark that says so is lost', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await withEverything(name, journal)
    journal.failure = 'the disk is full'
    write(store, 'briefing', 1, 'in the database only')
    await store.settled()
    journal.failure = null
    await lose(name, 'unrecorded', 1, 0)
    await started(name, journal)
    expect(JSON.stringify(journal.kept)).toContain('in the database only')
  })

  test('makes a row whole that was lost and then written again', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await withEverything(name, journal)
    await lose(name, 'searches', 1, 0)
    await lose(name, 'notes', 1, 0)
    store.changeItems([{ kind: 'briefing', item: briefing(1), fields: { title: 'written since' } }])
    store.change(noteNumber(1), { body: 'written since' })
    await store.settled()
    const next = await started(name, journal)
    const { items, notes } = next.snapshot()
    expect(items.find((item) => item.kind === 'briefing')).toMatchObject({ title: 'written since', profile: 'pandoc' })
    expect(notes).toMatchObject([{ body: 'written since', colour: 'yellow' }])
    expect(items).toHaveLength(KINDS.length - 1)
  })

  test('leaves words that only a row still has', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await withEverything(name, journal)
    write(store, 'briefing', 1, 'only in the row')
    await store.settled()
    const newest = journal.kept.pop()
    const database = openDatabase(name)
    await database.changes.delete(newest?.id ?? '')
    await started(name, journal)
    expect(JSON.stringify(await database.searches.get(briefing(1)))).toContain('only in the row')
  })

  test('has nothing to mend after notes, briefings and parts were removed for good, also twice', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await withEverything(name, journal)
    const other = await started(name, journal)
    for (const window of [store, other]) await window.forget([noteNumber(1), briefing(1), part(1)])
    mended.length = 0
    await started(name, journal)
    expect(mended).toEqual([])
  })

  test('compares once after an earlier version of the program, which counted notes only, and is quiet then', async () => {
    const journal = memoryJournal()
    const name = newName()
    await withEverything(name, journal)
    const { facts, searches } = openDatabase(name)
    const { items, people, gone, unrecorded, ...earlier } = JSON.parse((await facts.get('journal'))?.value ?? '{}')
    expect([items, people, gone, unrecorded]).toEqual([7, 1, 1, 0])
    await facts.put({ key: 'journal', value: JSON.stringify(earlier) })
    await searches.delete(briefing(1))
    // What a window writes that was open before does not make them seem counted.
    const open = openStore(name, journal, { wrap: (repository) => ({ ...repository, isWhole: async () => true }) })
    await open.start()
    write(open, 'colour', 2, 'figure')
    await open.settled()
    const mending = countWrites(name)
    const store = openStore(name, journal)
    await store.start()
    mending.end()
    expect(mending.parts).toContain(`idb://${name}/searches/`)
    // What is as its changes make it is not written.
    expect(mending.parts).not.toContain(`idb://${name}/notes/`)
    expect(mending.parts).not.toContain(`idb://${name}/people/`)
    expect(await searches.get(briefing(1))).toMatchObject({ fields: { title: 'first briefing' } })
    journal.reads.length = 0
    const writes = countWrites(name)
    await started(name, journal)
    writes.end()
    expect(journal.reads).toEqual([])
    expect(writes.parts).toEqual([])
  })
})

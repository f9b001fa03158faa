import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type {
  ArchiveId,
  BriefingId,
  BriefingPartId,
  BriefingTemplateId,
  EditionId,
  NoteId,
  SearchItemId,
} from '#shared/archive/ids.ts'
import { changeSchema } from '#shared/notes/change.ts'
import type { LogEntryFields } from '#shared/searches/search-item.ts'
import type { JournalPort } from './journal-port.ts'
import type { KeptItemChange, NoteStore } from './note-store.ts'
import { createNotesRepository, type NotesRepository } from './notes-repository.ts'
import { type MemoryJournal, memoryJournal } from './testing/memory-journal.ts'
import {
  bodies,
  closeDatabases,
  memoryStorage,
  newNote,
  noteNumber,
  openDatabase,
  openStore,
  shows,
} from './testing/open-store.ts'

let made = 0
function newName(): string {
  made += 1
  return `notes-test-${made}`
}

function open(
  name: string,
  journal: JournalPort,
  wrap: (repository: NotesRepository) => NotesRepository = (same) => same,
  storage = memoryStorage(),
  spare: () => Promise<NotesRepository | null> = () => Promise.resolve(null),
): NoteStore {
  return openStore(name, journal, { wrap, storage, spare })
}

afterEach(closeDatabases)

const noteId = noteNumber(1)

const at = '2026-11-21T10:00:00.000Z'

const keptBodies = (journal: MemoryJournal) => journal.kept.flatMap((change) => (change.format === 1 ? change.fields.body : []))

test('says that both copies were compared once they were, also where the database cannot be had', async () => {
  const journal = memoryJournal()
  let answer = () => undefined as unknown
  const asked = new Promise((resolve) => {
    answer = () => resolve(null)
  })
  const slow: JournalPort = { ...journal, state: () => asked.then(() => journal.state()) }
  const store = open(newName(), slow)
  const started = store.start()
  expect(store.snapshot().compared).toBe(false)
  answer()
  await started
  await shows(store, (one) => one.snapshot().ready)
  expect(store.snapshot().compared).toBe(true)

  const without = open(newName(), journal, (repository) => ({ ...repository, device: () => Promise.reject(new Error('ruined')) }))
  await without.start()
  expect(without.snapshot()).toMatchObject({ ready: true, compared: true })
})

describe('saving', () => {
  test('says saved only after the journal and the database have confirmed', async () => {
    const journal = memoryJournal()
    const store = open(newName(), journal)
    await store.start()
    const states: string[] = []
    store.subscribe(() => states.push(store.snapshot().saving.state))
    store.change(noteId, newNote('first'))
    expect(store.snapshot().saving.state).toBe('saving')
    expect(bodies(store)).toEqual(['first'])
    await store.settled()
    expect(store.snapshot().saving.state).toBe('saved')
    expect(journal.kept).toHaveLength(1)
    expect(states.indexOf('saved')).toBeGreaterThan(states.indexOf('saving'))
  })

  test('keeps a note in the database when the disk is full, says so, and records it once there is space', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = open(name, journal)
    await store.start()
    journal.failure = 'the disk is full'
    store.change(noteId, newNote('while full'))
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'database-only', reason: 'the disk is full' })
    expect(bodies(store)).toEqual(['while full'])
    journal.failure = null
    store.retry()
    await store.settled()
    expect(store.snapshot().saving.state).toBe('saved')
    expect(keptBodies(journal)).toEqual(['while full'])
  })

  test('tries again when that was asked for while an attempt was under way that failed', async () => {
    const journal = memoryJournal()
    let refuse = () => undefined as unknown
    const asked = new Promise((resolve) => {
      refuse = () => resolve(null)
    })
    const failures = { left: 1 }
    const store = open(newName(), journal, (repository) => ({
      ...repository,
      async apply(changes, recording) {
        if (failures.left === 0) return await repository.apply(changes, recording)
        failures.left -= 1
        await asked
        throw new Error('closed')
      },
    }))
    await store.start()
    store.change(noteId, newNote('while the disk was full'))
    store.retry()
    refuse()
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'saved' })
    await shows(store, (one) => bodies(one).includes('while the disk was full'))
  })

  test('hands on long notes that are brought in at once in portions that the host takes', async () => {
    const journal = memoryJournal()
    const lengths: number[] = []
    const store = open(newName(), {
      ...journal,
      append(changes) {
        lengths.push(JSON.stringify(changes).length)
        return journal.append(changes)
      },
    })
    await store.start()
    const long = 'a'.repeat(200_000)
    const edits = Array.from({ length: 60 }, (_, index) => ({
      note: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as NoteId,
      fields: { ...newNote(long), foreign: long },
    }))
    store.changeAll(edits)
    await store.settled()
    expect(journal.kept).toHaveLength(60)
    expect(lengths.length).toBeGreaterThan(2)
    expect(Math.max(...lengths)).toBeLessThan(9_000_000)
  })

  test('shows a note that neither copy took, and hands its text out', async () => {
    const journal = memoryJournal()
    const store = open(newName(), journal, (repository) => ({
      ...repository,
      apply: (changes) => (changes.length === 0 ? repository.apply(changes) : Promise.reject(new Error('no space'))),
    }))
    await store.start()
    journal.failure = 'the disk is full'
    store.change(noteId, newNote('only here'))
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'failed', reason: 'the disk is full' })
    expect(bodies(store)).toEqual(['only here'])
    expect(store.unsavedText()).toContain('only here')
    expect(store.unsavedText()).toContain('agree to a risk assessment')
  })

  test('says that the database did not take it when only the journal did', async () => {
    const journal = memoryJournal()
    const store = open(newName(), journal, (repository) => ({
      ...repository,
      apply: () => Promise.reject(new Error('internal error')),
    }))
    await store.start()
    store.change(noteId, newNote('on disk'))
    await store.settled()
    expect(store.snapshot().saving.state).toBe('journal-only')
    expect(journal.kept).toHaveLength(1)
    expect(store.unsavedText()).toBe('')
  })
})

describe('what is kept of searching', () => {
  const item = 'c0c0c0c0-0000-4000-8000-000000000001' as SearchItemId
  const group = { archive: 'info:test' as ArchiveId, words: ['CSAM', 'material'], on: true, createdAt: at, removedAt: null }
  const entry: LogEntryFields = {
    archive: 'info:test' as ArchiveId,
    query: 'risk',
    understood: 'risk',
    asTyped: false,
    beyond: [],
    edition: 'v1' as EditionId,
    editionDigest: 'a'.repeat(128),
    at,
    total: 3,
    exactTotal: 2,
    inNotes: 0,
    complete: true,
    leftOut: [],
    opened: [],
    program: 'Campaign Archive 1',
    removedAt: null,
  }

  test('is saved as notes are, and rebuilt from either copy', async () => {
    const journal = memoryJournal()
    const name = newName()
    const first = open(name, journal)
    await first.start()
    first.changeItems([{ kind: 'words', item, fields: group }])
    first.changeItems([{ kind: 'words', item, fields: { on: false } }])
    first.change(noteId, newNote('beside it'))
    await first.settled()
    expect(journal.kept.map(({ format }) => format)).toEqual([2, 2, 1])
    const expected = [{ kind: 'words', id: item, ...group, on: false }]
    expect(first.snapshot().items).toEqual(expected)

    const emptyDatabase = open(newName(), journal)
    await emptyDatabase.start()
    await shows(emptyDatabase, (store) => store.snapshot().ready)
    expect(emptyDatabase.snapshot().items).toEqual(expected)

    const emptyJournal = memoryJournal()
    const second = open(name, emptyJournal)
    await second.start()
    await second.settled()
    expect(emptyJournal.kept).toEqual(journal.kept)
  })

  test('is shown from the journal when the database cannot be read', async () => {
    const journal = memoryJournal()
    const first = open(newName(), journal)
    await first.start()
    first.changeItems([{ kind: 'words', item, fields: group }])
    await first.settled()
    const second = open(newName(), journal, (repository) => ({
      ...repository,
      watchItems: (_, failed) => {
        failed(new Error('the searches cannot be read'))
        return () => undefined
      },
    }))
    await second.start()
    expect(second.snapshot().items).toHaveLength(1)
    expect(second.snapshot().damage.join(' ')).toContain('the searches cannot be read')
  })

  test('says nothing while an entry of the log is saved, and says so when that fails', async () => {
    const journal = memoryJournal()
    const store = open(newName(), journal)
    await store.start()
    const states = new Set<string>()
    store.subscribe(() => states.add(store.snapshot().saving.state))
    store.changeItems([{ kind: 'log', item, fields: entry }])
    await store.settled()
    expect([...states]).toEqual(['saved'])
    journal.failure = 'the disk is full'
    store.changeItems([{ kind: 'log', item, fields: { total: 4 } }])
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'database-only', reason: 'the disk is full' })
    journal.failure = null
    store.retry()
    await store.settled()
    expect(journal.kept).toHaveLength(2)
  })

  test('hands on as many changes at once as the journal takes', async () => {
    const journal = memoryJournal()
    const sizes: number[] = []
    const store = open(newName(), {
      ...journal,
      append: (changes) => {
        sizes.push(changes.length)
        return journal.append(changes)
      },
    })
    await store.start()
    store.changeItems(
      Array.from({ length: 2_300 }, () => ({ kind: 'log', item: crypto.randomUUID() as SearchItemId, fields: entry })),
    )
    await store.settled()
    expect(sizes).toEqual([1_000, 1_000, 300])
    expect(store.snapshot().saving.state).toBe('saved')
  })

  test('leaves the list of notes the same list, also when the database has read it anew', async () => {
    const name = newName()
    const journal = memoryJournal()
    const store = open(name, journal)
    await store.start()
    store.change(noteId, newNote('first'))
    await store.settled()
    await shows(store, (at) => at.snapshot().ready)
    const { notes } = store.snapshot()
    store.changeItems([{ kind: 'log', item, fields: entry }])
    await store.settled()
    const second = open(name, journal)
    await second.start()
    await shows(second, (at) => at.snapshot().ready)
    second.change(crypto.randomUUID() as NoteId, newNote('second'))
    await second.settled()
    await shows(store, (at) => at.snapshot().notes.length === 2)
    expect(notes).toHaveLength(1)
    expect(store.snapshot().notes).toContain(notes[0])
  })
})

describe('briefings', () => {
  const briefing = 'd0d0d0d0-0000-4000-8000-000000000001' as BriefingId
  const part = 'd0d0d0d0-0000-4000-8000-000000000002' as BriefingPartId
  const template = 'd0d0d0d0-0000-4000-8000-000000000003' as BriefingTemplateId
  const made: readonly KeptItemChange[] = [
    {
      kind: 'briefing',
      item: briefing,
      fields: {
        archive: 'info:test' as ArchiveId,
        title: 'For the committee',
        author: null,
        profile: 'plain',
        citations: 'short',
        createdAt: at,
        modifiedAt: at,
        removedAt: null,
      },
    },
    {
      kind: 'part',
      item: part,
      fields: { briefing, type: 'text', order: 'V', text: 'In short', level: 1, note: null, form: 'quotation', removedAt: null },
    },
    {
      kind: 'template',
      item: template,
      fields: { name: 'House style', text: '{{ title }}', createdAt: at, modifiedAt: at, removedAt: null },
    },
  ]
  const expected = made.map(({ kind, item, fields }) => ({ kind, id: item, ...fields }))
  const sorted = (store: NoteStore) => store.snapshot().items.toSorted((a, b) => (a.id < b.id ? -1 : 1))

  test('go through the journal and the database, are waited for, and come back from either', async () => {
    const journal = memoryJournal()
    const name = newName()
    const first = open(name, journal)
    await first.start()
    const states = new Set<string>()
    first.subscribe(() => states.add(first.snapshot().saving.state))
    first.changeItems(made)
    await first.settled()
    expect([...states]).toEqual(['saving', 'saved'])
    // What the service checks each line against before it is on the disk.
    for (const change of journal.kept) expect(changeSchema.safeParse(change).success).toBe(true)

    const emptyDatabase = open(newName(), journal)
    await emptyDatabase.start()
    await shows(emptyDatabase, (store) => store.snapshot().ready)
    expect(sorted(emptyDatabase)).toEqual(expected)

    const emptyJournal = memoryJournal()
    const second = open(name, emptyJournal)
    await second.start()
    await second.settled()
    expect(emptyJournal.kept).toEqual(journal.kept)
    expect(sorted(second)).toEqual(expected)
  })

  test('of two windows that change different parts, or different fields of one, both changes stay', async () => {
    const journal = memoryJournal()
    const name = newName()
    const [one, other] = [open(name, journal), open(name, journal)]
    await one.start()
    one.changeItems(made)
    await one.settled()
    await other.start()
    one.changeItems([{ kind: 'part', item: part, fields: { text: 'In long' } }])
    other.changeItems([{ kind: 'part', item: part, fields: { order: 'W' } }])
    await Promise.all([one.settled(), other.settled()])
    const wanted = (store: NoteStore) =>
      store.snapshot().items.some((item) => item.kind === 'part' && item.text === 'In long' && item.order === 'W')
    await shows(one, wanted)
    await shows(other, wanted)
  })

  test('hand what is being typed on to the next window, also where its part was moved meanwhile', async () => {
    const storage = memoryStorage()
    const journal = memoryJournal()
    const first = open(newName(), journal, (repository) => repository, storage)
    await first.start()
    first.changeItems(made)
    await first.settled()
    first.draftItem(part, { kind: 'part', item: part, fields: { text: 'In sho' } })
    first.draftItem(part, { kind: 'part', item: part, fields: { text: 'In short: they' } })
    first.changeItems([{ kind: 'part', item: part, fields: { order: 'X' } }])
    await first.settled()
    const second = open(newName(), journal, (repository) => repository, storage)
    await second.start()
    await second.settled()
    const found = second.snapshot().items.find(({ id }) => id === part)
    expect(found).toMatchObject({ text: 'In short: they', order: 'X' })
  })

  test('drop a draft once its words are saved', async () => {
    const storage = memoryStorage()
    const journal = memoryJournal()
    const store = open(newName(), journal, (repository) => repository, storage)
    await store.start()
    store.changeItems(made)
    store.draftItem(part, { kind: 'part', item: part, fields: { text: 'draft' } })
    store.changeItems([{ kind: 'part', item: part, fields: { text: 'final' } }])
    await store.settled()
    expect(Object.keys(storage)).toEqual([])
  })
})

describe('leaving', () => {
  test('hands on in the next window what a closed one had still in hand', async () => {
    const storage = memoryStorage()
    const journal = memoryJournal()
    const name = newName()
    const never = new Promise<never>(() => undefined)
    // The window is gone before either copy has answered.
    const hanging: JournalPort = { ...journal, append: () => never }
    const closed = open(name, hanging, undefined, storage)
    await closed.start()
    closed.change(noteId, newNote('first'))
    closed.change(noteId, { body: 'typed' })
    closed.draft(noteId, { body: 'typed la' })
    closed.draft(noteId, { body: 'typed last' })

    const next = open(name, journal, undefined, storage)
    await next.start()
    await next.settled()
    await shows(next, (store) => bodies(store).includes('typed last'))
    expect(keptBodies(journal)).toEqual(['first', 'typed', 'typed last'])
    expect(Object.keys(storage)).toEqual([])
  })

  test('keeps what is being typed while something else is saved, and lets go of it once it is saved itself', async () => {
    const storage = memoryStorage()
    const journal = memoryJournal()
    const name = newName()
    const store = open(name, journal, undefined, storage)
    await store.start()
    store.change(noteId, newNote('first'))
    store.draft(noteId, { body: 'being typed' })
    store.change('c0c0c0c0-0000-4000-8000-000000000002' as NoteId, newNote('another'))
    await store.settled()
    expect(storage.getItem(Object.keys(storage)[0] ?? '')).toContain('being typed')
    store.change(noteId, { body: 'typed' })
    await store.settled()
    store.draft(noteId, { body: 'typed and' })
    store.draft(noteId, null)
    expect(Object.keys(storage)).toEqual([])
    expect(keptBodies(journal)).toEqual(['first', 'another', 'typed'])
  })

  test('goes on saving where the storage of the browser is full', async () => {
    const journal = memoryJournal()
    const full = Object.defineProperty(memoryStorage(), 'setItem', {
      value: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    const store = open(newName(), journal, undefined, full)
    await store.start()
    store.draft(noteId, { body: 'being typed' })
    store.change(noteId, newNote('kept'))
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'saved' })
    expect(keptBodies(journal)).toEqual(['kept'])
  })

  test('leaves what another window, which is still open, has put down since it was read', async () => {
    const storage = memoryStorage()
    const name = newName()
    const journal = memoryJournal()
    const writing = open(name, journal, undefined, storage)
    await writing.start()
    writing.change(noteId, newNote('first'))
    await writing.settled()
    writing.draft(noteId, { body: 'being typed' })
    const second = open(newName(), journal, undefined, storage)
    await second.start()
    writing.draft(noteId, { body: 'being typed on' })
    await second.settled()
    expect(keptBodies(journal)).toEqual(['first', 'being typed'])
    expect(Object.keys(storage).map((key) => storage.getItem(key))).toEqual([expect.stringContaining('being typed on')])
  })

  test('keeps what two windows leave at the same time', async () => {
    const storage = memoryStorage()
    const down = memoryJournal()
    const name = newName()
    for (const body of ['one', 'two']) {
      const store = open(name, down, (repository) => ({ ...repository, apply: () => new Promise(() => undefined) }), storage)
      await store.start()
      down.failure = 'the program has stopped'
      store.change(crypto.randomUUID() as NoteId, newNote(body))
      down.failure = null
    }
    const journal = memoryJournal()
    const next = open(newName(), journal, undefined, storage)
    await next.start()
    await next.settled()
    expect(keptBodies(journal).toSorted()).toEqual(['one', 'two'])
  })

  test('says what of it could not be read, and leaves that where it is', async () => {
    const storage = memoryStorage()
    storage.setItem('campaign-archive-outbox-profile-x', '[{"format"')
    const store = open(newName(), memoryJournal(), undefined, storage)
    await store.start()
    expect(store.snapshot().damage.join(' ')).toContain('campaign-archive-outbox-profile-x')
    expect(Object.keys(storage)).toHaveLength(1)
  })
})

describe('meanings of colours', () => {
  const meanings = (store: NoteStore) => store.snapshot().items.filter((item) => item.kind === 'colour')

  test('are saved as notes are: in the journal, and in the database, from either of which the other is made anew', async () => {
    const journal = memoryJournal()
    const name = newName()
    const first = open(name, journal)
    await first.start()
    first.changeItems([{ kind: 'colour', item: 'yellow', fields: { meaning: 'figure' } }])
    expect(first.snapshot().saving).toEqual({ state: 'saving' })
    await first.settled()
    expect(journal.kept).toMatchObject([{ format: 2, kind: 'colour', item: 'yellow', fields: { meaning: 'figure' } }])
    const elsewhere = open(newName(), journal)
    await elsewhere.start()
    await shows(elsewhere, (store) => meanings(store).length === 1)
    const emptied = memoryJournal()
    const again = open(name, emptied)
    await again.start()
    await again.settled()
    expect(emptied.kept).toEqual(journal.kept)
  })

  test('are one for each colour, the newest', async () => {
    const store = open(newName(), memoryJournal())
    await store.start()
    for (const meaning of ['figure', 'number']) store.changeItems([{ kind: 'colour', item: 'yellow', fields: { meaning } }])
    store.changeItems([{ kind: 'colour', item: 'blue', fields: { meaning: 'quotable' } }])
    await store.settled()
    expect(meanings(store)).toEqual([
      { kind: 'colour', id: 'yellow', meaning: 'number' },
      { kind: 'colour', id: 'blue', meaning: 'quotable' },
    ])
  })

  test('that are not saved can be copied', async () => {
    const journal = memoryJournal()
    const store = open(newName(), journal, (repository) => ({ ...repository, apply: () => Promise.reject(new Error('full')) }))
    await store.start()
    journal.failure = 'full'
    store.changeItems([{ kind: 'colour', item: 'yellow', fields: { meaning: 'figure' } }])
    await store.settled()
    expect(store.unsavedText()).toBe('figure')
  })
})

describe('starting', () => {
  test('rebuilds an empty database from the journal', async () => {
    const journal = memoryJournal()
    const first = open(newName(), journal)
    await first.start()
    first.change(noteId, newNote('kept'))
    await first.settled()
    const second = open(newName(), journal)
    await second.start()
    await shows(second, (store) => bodies(store).includes('kept'))
  })

  test('rebuilds an empty journal from the database', async () => {
    const name = newName()
    const first = open(name, memoryJournal())
    await first.start()
    first.change(noteId, newNote('kept'))
    first.change(noteId, { body: 'kept and changed' })
    await first.settled()
    const journal = memoryJournal()
    const second = open(name, journal)
    await second.start()
    await second.settled()
    expect(keptBodies(journal)).toEqual(['kept', 'kept and changed'])
  })

  test('takes another database where its own cannot be opened, and fills it from the journal', async () => {
    const journal = memoryJournal()
    const first = open(newName(), journal)
    await first.start()
    first.change(noteId, newNote('kept'))
    await first.settled()
    const broken = (repository: NotesRepository): NotesRepository => ({
      ...repository,
      device: () => Promise.reject(new Error('Internal error opening backing store')),
    })
    const database = openDatabase(newName())
    const store = open(newName(), journal, broken, undefined, () => Promise.resolve(createNotesRepository(database)))
    await store.start()
    await shows(store, (one) => bodies(one).includes('kept'))
    store.change(noteId, { body: 'changed' })
    await store.settled()
    expect(store.snapshot()).toMatchObject({
      saving: { state: 'saved' },
      damage: [expect.stringContaining('another was made from the record')],
    })
    expect(await database.notes.toArray()).toMatchObject([{ fields: { body: 'changed' } }])
  })

  test('takes another database when saving is tried again and its own was closed for good', async () => {
    const journal = memoryJournal()
    const full = { now: false }
    const closing = (repository: NotesRepository): NotesRepository => ({
      ...repository,
      apply: (changes) => (full.now ? Promise.reject(new Error('closed')) : repository.apply(changes)),
      device: (create) => (full.now ? Promise.reject(new Error('closed')) : repository.device(create)),
    })
    const database = openDatabase(newName())
    const store = open(newName(), journal, closing, undefined, () => Promise.resolve(createNotesRepository(database)))
    await store.start()
    store.change(noteId, newNote('before'))
    await store.settled()
    full.now = true
    store.change(noteId, { body: 'while the disk was full' })
    await store.settled()
    expect(store.snapshot().saving.state).toBe('journal-only')
    store.retry()
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'saved' })
    store.change(noteId, { body: 'afterwards' })
    await store.settled()
    await shows(store, (one) => bodies(one).includes('afterwards'))
    expect(await database.notes.toArray()).toMatchObject([{ fields: { body: 'afterwards' } }])
  })

  test('shows the notes from the journal when the database cannot be opened, and says so', async () => {
    const journal = memoryJournal()
    const first = open(newName(), journal)
    await first.start()
    first.change(noteId, newNote('kept'))
    await first.settled()
    const second = open(newName(), journal, (repository) => ({
      ...repository,
      device: () => Promise.reject(new Error('internal error opening backing store')),
    }))
    await second.start()
    expect(second.snapshot().ready).toBe(true)
    expect(bodies(second)).toEqual(['kept'])
    expect(second.snapshot().damage.join(' ')).toContain('internal error opening backing store')
  })

  test('shows the notes from the journal when the database opens and then cannot be read', async () => {
    const journal = memoryJournal()
    const first = open(newName(), journal)
    await first.start()
    first.change(noteId, newNote('kept'))
    await first.settled()
    const second = open(newName(), journal, (repository) => ({
      ...repository,
      changesNotIn: () => Promise.reject(new Error('a block is damaged')),
      watch: (_, failed) => {
        failed(new Error('the notes cannot be read'))
        return () => undefined
      },
    }))
    await second.start()
    expect(second.snapshot().ready).toBe(true)
    expect(bodies(second)).toEqual(['kept'])
    expect(second.snapshot().damage.join(' ')).toContain('a block is damaged')
    expect(second.snapshot().damage.join(' ')).toContain('the notes cannot be read')
  })

  test('passes on what the journal says of its damage', async () => {
    const journal = memoryJournal()
    journal.damage.push('line 3 of 000001.jsonl could not be read')
    const store = open(newName(), journal)
    await store.start()
    expect(store.snapshot().damage).toEqual(['line 3 of 000001.jsonl could not be read'])
  })

  test('gives a change made after a clock went back a place after those before it', async () => {
    const journal = memoryJournal()
    const name = newName()
    const first = open(name, journal)
    await first.start()
    first.change(noteId, newNote('one'))
    await first.settled()
    // The second window starts with the clock of the first, which is not behind it: see `open`.
    const second = open(name, journal)
    await second.start()
    second.change(noteId, { body: 'two' })
    await second.settled()
    await shows(second, (store) => bodies(store).includes('two'))
    const clocks = journal.kept.map((change) => change.clock)
    expect(clocks).toEqual(clocks.toSorted())
  })
})

test('never loses a change that one copy confirmed, whatever fails and whichever copy is lost', async () => {
  const step = fc.record({
    body: fc.string({ maxLength: 12 }),
    journalFails: fc.boolean(),
    lose: fc.constantFrom('nothing', 'database', 'journal'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      let journal = memoryJournal()
      let name = newName()
      let expected: string | null = null
      for (const { body, journalFails, lose } of steps) {
        const store = open(name, journal)
        await store.start()
        await store.settled()
        await shows(store, (at) => at.snapshot().ready)
        expect(bodies(store)).toEqual(expected === null ? [] : [expected])
        journal.failure = journalFails ? 'the disk is full' : null
        store.change(noteId, expected === null ? newNote(body) : { body })
        await store.settled()
        expected = body
        journal.failure = null
        // Losing a copy is survivable only when the other one has everything.
        if (lose === 'database' && !journalFails) name = newName()
        if (lose === 'journal') journal = memoryJournal()
      }
    }),
    { numRuns: 40 },
  )
})

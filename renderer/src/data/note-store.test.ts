import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import type { NoteFields } from '#shared/notes/note.ts'
import { NotesDatabase } from './database.ts'
import { createNoteStore, type JournalPort, type NoteStore } from './note-store.ts'
import { createNotesRepository, type NotesRepository } from './notes-repository.ts'
import { createStorageOutbox } from './outbox.ts'

/** A journal in memory that can be told to fail: what matters here is what the store does with its answers. */
interface MemoryJournal extends JournalPort {
  readonly kept: Change[]
  readonly damage: string[]
  failure: string | null
}

function memoryJournal(): MemoryJournal {
  const kept: Change[] = []
  const journal: MemoryJournal = {
    kept,
    failure: null,
    damage: [],
    append(changes) {
      if (journal.failure !== null) return Promise.resolve(fail('disk-full', journal.failure))
      const fresh = changes.filter((change) => !kept.some((other) => other.id === change.id))
      kept.push(...fresh)
      return Promise.resolve(succeed({ appended: fresh.length }))
    },
    read(from, limit) {
      if (journal.failure !== null) return Promise.resolve(fail('profile-unusable', journal.failure))
      const changes = kept.slice(from, from + limit)
      const next = from + limit < kept.length ? from + limit : null
      return Promise.resolve(succeed({ changes, next, damage: journal.damage }))
    },
  }
  return journal
}

let made = 0
function newName(): string {
  made += 1
  return `notes-test-${made}`
}

const opened: NotesDatabase[] = []
/** What stays in a browser when its windows are closed. */
function memoryStorage(): Storage {
  const kept: Record<string, string> = {}
  // Storage has its entries as its own properties; the methods must not be among them.
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: {
      value: (key: string, value: string) => {
        kept[key] = value
      },
    },
    removeItem: { value: (key: string) => delete kept[key] },
  }) as unknown as Storage
}

function open(
  name: string,
  journal: JournalPort,
  wrap: (repository: NotesRepository) => NotesRepository = (same) => same,
  storage = memoryStorage(),
): NoteStore {
  const database = new NotesDatabase(name)
  opened.push(database)
  let time = 1_800_000_000_000
  return createNoteStore({
    repository: wrap(createNotesRepository(database)),
    journal,
    outbox: createStorageOutbox(storage, 'profile', crypto.randomUUID()),
    now: () => (time += 7),
    newId: () => crypto.randomUUID(),
  })
}

afterEach(() => {
  for (const database of opened.splice(0)) database.close()
})

const noteId = 'b0b0b0b0-0000-4000-8000-000000000001' as NoteId

function newNote(body: string): NoteFields {
  const exact = 'agree to a risk assessment'
  const at = '2026-11-21T10:00:00.000Z'
  return {
    target: {
      source: 'statement' as SourceId,
      archive: 'info:test' as ArchiveId,
      edition: 'v1' as EditionId,
      textSha512: 'a'.repeat(128),
      exact,
      prefix: '',
      suffix: '',
      start: 0,
      end: exact.length,
    },
    body,
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: at,
    modifiedAt: at,
    trashedAt: null,
  }
}

/** Waits until the store shows what is asked for: its database answers when it answers. */
function shows(store: NoteStore, holds: (store: NoteStore) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(store)) return
      stop()
      resolve()
    }
    const stop = store.subscribe(look)
    look()
  })
}

const bodies = (store: NoteStore) => store.snapshot().notes.map((note) => note.body)

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
    expect(journal.kept.map((change) => change.fields.body)).toEqual(['while full'])
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

describe('leaving', () => {
  test('hands on in the next window what a closed one had still in hand', async () => {
    const storage = memoryStorage()
    const journal = memoryJournal()
    const name = newName()
    const never = new Promise<never>(() => undefined)
    // The window is gone before either copy has answered.
    const hanging: JournalPort = { append: () => never, read: (from, limit) => journal.read(from, limit) }
    const closed = open(name, hanging, undefined, storage)
    await closed.start()
    closed.change(noteId, newNote('first'))
    closed.change(noteId, { body: 'typed last' })
    closed.leave()

    const next = open(name, journal, undefined, storage)
    await next.start()
    await next.settled()
    await shows(next, (store) => bodies(store).includes('typed last'))
    expect(journal.kept.map((change) => change.fields.body)).toEqual(['first', 'typed last'])
    expect(Object.keys(storage)).toEqual([])
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
      store.leave()
      down.failure = null
    }
    const journal = memoryJournal()
    const next = open(newName(), journal, undefined, storage)
    await next.start()
    await next.settled()
    expect(journal.kept.map((change) => change.fields.body).toSorted()).toEqual(['one', 'two'])
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
    expect(journal.kept.map((change) => change.fields.body)).toEqual(['kept', 'kept and changed'])
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

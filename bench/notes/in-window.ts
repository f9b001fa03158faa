import { Dexie } from 'dexie'
import { NotesDatabase } from '../../renderer/src/data/database.ts'
import { createNoteStore, type NoteStore } from '../../renderer/src/data/note-store.ts'
import { createNotesRepository } from '../../renderer/src/data/notes-repository.ts'
import { createStorageOutbox } from '../../renderer/src/data/outbox.ts'
import { connect } from '../../renderer/src/host/connect.ts'
import type { NoteId } from '../../shared/archive/ids.ts'
import type { NoteChange } from '../../shared/notes/change.ts'
import { noteFromChanges } from '../../shared/notes/note-from-changes.ts'

/** The store of the program, in its window, over its service, on a database of its own. */
async function openStore(name: string): Promise<NoteStore> {
  const connected = await connect()
  if (!connected.ok) throw new Error(connected.error.message)
  const { call } = connected.value.host
  const store = createNoteStore({
    repository: createNotesRepository(new NotesDatabase(name)),
    spareRepository: () => Promise.resolve(null),
    journal: {
      state: () => call('journal.state', {}),
      append: (changes) => call('journal.append', { changes: [...changes] }),
      read: (from, limit) => call('journal.read', { from, limit }),
      compare: (position) => call('journal.compare', position),
      forget: (ids) => call('journal.forget', { ids: [...ids] }),
    },
    outbox: createStorageOutbox(window.localStorage, name, 'bench'),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
  })
  await store.start()
  return store
}

/** Milliseconds of one save, from the change to where both copies have confirmed it. */
async function save(store: NoteStore, note: NoteId, tag: string): Promise<number> {
  const start = performance.now()
  store.change(note, { tags: [tag], modifiedAt: new Date().toISOString() })
  await store.settled()
  if (store.snapshot().saving.state !== 'saved') throw new Error(JSON.stringify(store.snapshot().saving))
  return performance.now() - start
}

async function receive(store: NoteStore, changes: readonly NoteChange[]): Promise<number> {
  const start = performance.now()
  const answer = await store.receive(changes)
  if (!answer.ok) throw new Error(answer.error.message)
  return performance.now() - start
}

/** What the same notes take where nothing is kept of them but their rows. */
async function bulkPut(name: string, changes: readonly NoteChange[]): Promise<number> {
  const records = changes.map((change) => noteFromChanges([change])).filter((record) => record !== undefined)
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ notes: 'id' })
  await database.open()
  const start = performance.now()
  await database.table('notes').bulkPut(records)
  const ms = performance.now() - start
  database.close()
  await Dexie.delete(name)
  return ms
}

export interface InWindow {
  readonly openStore: typeof openStore
  readonly save: typeof save
  readonly receive: typeof receive
  readonly bulkPut: typeof bulkPut
  store: NoteStore | null
}

const inWindow: InWindow = { openStore, save, receive, bulkPut, store: null }
Object.assign(globalThis, { inWindow })

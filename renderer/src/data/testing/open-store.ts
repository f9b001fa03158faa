import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { NoteFields } from '#shared/notes/note.ts'
import { NotesDatabase } from '../database.ts'
import type { JournalPort } from '../journal-port.ts'
import { createNoteStore, type NoteStore } from '../note-store.ts'
import { createNotesRepository, type NotesRepository } from '../notes-repository.ts'
import { createStorageOutbox } from '../outbox.ts'

const opened: NotesDatabase[] = []

export function openDatabase(name: string): NotesDatabase {
  const database = new NotesDatabase(name)
  opened.push(database)
  return database
}

export function closeDatabases(): void {
  for (const database of opened.splice(0)) database.close()
}

/** What stays in a browser when its windows are closed. */
export function memoryStorage(): Storage {
  const kept: Record<string, string> = {}
  // Storage has its entries as its own properties; the methods must not be among them.
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: {
      configurable: true,
      value: (key: string, value: string) => {
        kept[key] = value
      },
    },
    removeItem: { value: (key: string) => delete kept[key] },
  }) as unknown as Storage
}

interface Window {
  readonly storage?: Storage
  /** Two windows that are open at once need different ones. */
  readonly firstCount?: number
  readonly wrap?: (repository: NotesRepository) => NotesRepository
  readonly spare?: () => Promise<NotesRepository | null>
}

/** The store of one window: its database by name, its journal, and what the window left before. */
export function openStore(
  name: string,
  journal: JournalPort,
  { storage = memoryStorage(), wrap, spare, firstCount = 0 }: Window = {},
): NoteStore {
  const repository = createNotesRepository(openDatabase(name))
  let time = 1_800_000_000_000
  return createNoteStore({
    repository: wrap?.(repository) ?? repository,
    spareRepository: spare ?? (() => Promise.resolve(null)),
    journal,
    outbox: createStorageOutbox(storage, 'profile', crypto.randomUUID()),
    now: () => {
      time += 7
      return time
    },
    newId: () => crypto.randomUUID(),
    firstCount,
  })
}

const at = '2026-11-21T10:00:00.000Z'

export function newNote(body: string): NoteFields {
  const exact = 'agree to a risk assessment'
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
    status: 'open',
    formerTargets: [],
    staysFor: [],
  }
}

export function noteNumber(number: number): NoteId {
  return `b0b0b0b0-0000-4000-8000-${String(number).padStart(12, '0')}` as NoteId
}

/** Waits until the store shows what is asked for: its database answers when it answers. */
export function shows(store: NoteStore, holds: (store: NoteStore) => boolean): Promise<void> {
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

export function bodies(store: NoteStore): readonly string[] {
  return store.snapshot().notes.map((note) => note.body)
}

import { NotesDatabase } from './database.ts'
import { createNotesRepository, type NotesRepository } from './notes-repository.ts'
import { openSpareDatabase } from './spare-database.ts'

/** What keeps the notes of a window, once its code has been fetched. */
export interface WindowStorage {
  readonly database: NotesDatabase
  readonly repository: NotesRepository
  /** Another database, for when the first cannot be opened; null where there can be none. */
  openSpare(): Promise<NotesRepository | null>
}

/** `name` is that of the database. Nothing is read before it is asked for. */
export function createWindowStorage(name: string): WindowStorage {
  const database = new NotesDatabase(name)
  return {
    database,
    repository: createNotesRepository(database),
    async openSpare() {
      const spare = await openSpareDatabase(name)
      return spare === null ? null : createNotesRepository(spare)
    },
  }
}

import { liveQuery } from 'dexie'
import { applyChange, type NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change, Clock } from '#shared/notes/change.ts'
import type { NotesDatabase } from './database.ts'

/** Notes and their changes in IndexedDB. The only code that touches the tables. */
export interface NotesRepository {
  /** Writes changes that are new here; resolves once they are on the disk. Notes are brought up to date in the same transaction. */
  apply(changes: readonly Change[]): Promise<void>
  /** Changes of this database that `known` does not have, oldest first. */
  changesNotIn(known: ReadonlySet<string>): Promise<Change[]>
  newestClock(): Promise<Clock | null>
  /** Calls `listener` with all notes, now and after each change, also one made in another window. Returns what ends it. */
  watch(listener: (records: readonly NoteRecord[]) => void, failed: (error: unknown) => void): () => void
  /** Eight hexadecimal digits that name this database among the person's devices; made by `create` when there is none yet. */
  device(create: () => string): Promise<string>
}

export function createNotesRepository(database: NotesDatabase): NotesRepository {
  return {
    async apply(changes) {
      await database.transaction('rw', database.notes, database.changes, async () => {
        const present = await database.changes.bulkGet(changes.map((change) => change.id))
        const fresh = changes.filter((_, index) => present[index] === undefined)
        if (fresh.length === 0) return
        const ids = [...new Set(fresh.map((change) => change.note))]
        const records = new Map<string, NoteRecord>()
        for (const record of await database.notes.bulkGet(ids)) if (record !== undefined) records.set(record.id, record)
        for (const change of fresh) records.set(change.note, applyChange(records.get(change.note), change))
        await database.changes.bulkPut(fresh)
        await database.notes.bulkPut([...records.values()])
      })
    },
    async changesNotIn(known) {
      const missing: Change[] = []
      await database.changes.orderBy('clock').each((change) => {
        if (!known.has(change.id)) missing.push(change)
      })
      return missing
    },
    async newestClock() {
      return (await database.changes.orderBy('clock').last())?.clock ?? null
    },
    watch(listener, failed) {
      const subscription = liveQuery(() => database.notes.toArray()).subscribe({ next: listener, error: failed })
      return () => subscription.unsubscribe()
    },
    device(create) {
      return database.transaction('rw', database.facts, async () => {
        const fact = await database.facts.get('device')
        if (fact !== undefined) return fact.value
        const value = create()
        await database.facts.add({ key: 'device', value })
        return value
      })
    },
  }
}

import { Dexie, type EntityTable, type Table } from 'dexie'
import type { NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change } from '#shared/notes/change.ts'

/** A value the database keeps about itself: this device's name, the newest clock it has seen. */
interface Fact {
  readonly key: string
  readonly value: string
}

/** The database of one window origin. A version is frozen once it has shipped; the next one gets an upgrade and a test on old data. */
export class NotesDatabase extends Dexie {
  declare readonly notes: EntityTable<NoteRecord, 'id'>
  declare readonly changes: Table<Change, string>
  declare readonly facts: EntityTable<Fact, 'key'>

  /** `name` tells profiles apart: two of them may be served from the same port, one after the other, and so have one origin. */
  constructor(name: string) {
    // Strict durability: IndexedDB confirms a write once it is on the disk, not when the operating system has it.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ notes: 'id', changes: 'id, clock, note', facts: 'key' })
  }
}

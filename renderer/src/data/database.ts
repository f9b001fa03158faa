import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie'
import type { NoteId } from '#shared/archive/ids.ts'
import type { ItemRecord } from '#shared/items/apply-item-change.ts'
import type { NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change } from '#shared/notes/change.ts'
import type { PersonRecord } from './records.ts'

/** A value the database keeps about itself: this device's name, how far it has read the journal. */
interface Fact {
  readonly key: string
  readonly value: string
}

/** A version is frozen once it has shipped; the next one gets a function of its own and a test on old data. */
function version1Notes(database: Dexie): void {
  database.version(1).stores({ notes: 'id', changes: 'id, clock, note', facts: 'key' })
}

/** What a person keeps of searching stands beside the notes; nothing of what was there changes. */
function version2AddsSearches(database: Dexie): void {
  database.version(2).stores({ searches: 'id' })
}

/** Who works at which device, which notes are gone for good, and which changes the journal has not confirmed. Nothing of what was there changes. */
function version3AddsPeople(database: Dexie): void {
  database.version(3).stores({ people: 'id', gone: 'id', unrecorded: 'id' })
}

/** The changes of a part or a briefing are found by what they are about, as those of a note are. Nothing of what was there changes. */
function version4FindsItems(database: Dexie): void {
  database.version(4).stores({ changes: 'id, clock, note, item' })
}

const VERSION = 4

/** A database that a later version of the program has made: this one leaves it as it is. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/** The database of one window origin. */
export class NotesDatabase extends Dexie {
  declare readonly notes: Table<NoteRecord, NoteId>
  /** What is kept beside notes: at first that was of searching only. */
  declare readonly searches: Table<ItemRecord, ItemRecord['id']>
  declare readonly changes: Table<Change, string>
  declare readonly facts: EntityTable<Fact, 'key'>
  declare readonly people: EntityTable<PersonRecord, 'id'>
  /** What was removed for good: notes, briefings and parts. */
  declare readonly gone: EntityTable<{ readonly id: string }, 'id'>
  declare readonly unrecorded: EntityTable<{ readonly id: string }, 'id'>
  readonly #factory: IDBFactory

  /**
   * `name` tells profiles apart: two of them may be served from the same port, one after the other, and so have one origin.
   * `place` is where it is kept, if not among the databases of the window's address.
   */
  constructor(name: string, place: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {}) {
    // Strict durability: IndexedDB confirms a write once it is on the disk, not when the operating system has it.
    super(name, { chromeTransactionDurability: 'strict', ...place })
    version1Notes(this)
    version2AddsSearches(this)
    version3AddsPeople(this)
    version4FindsItems(this)
    // Dexie types it as an object of any kind.
    this.#factory = (place.indexedDB as IDBFactory | undefined) ?? globalThis.indexedDB
  }

  /** Throws `NewerDatabase` where it is of a later version. Asked before it is opened: Dexie opens a later one too, and adds to it what it misses. */
  async refuseNewer(): Promise<void> {
    // Not in every browser; there a later one fails to be read or is read as far as it is the same.
    if (!('databases' in this.#factory)) return
    const there = (await this.#factory.databases()).find(({ name }) => name === this.name)?.version ?? 0
    // Dexie counts ten native versions to one of its own.
    if (Math.floor(there / 10) > VERSION) {
      throw new NewerDatabase(
        `this window’s database is of version ${Math.floor(there / 10)}, and this program knows them up to version ${VERSION}`,
      )
    }
  }
}

import { liveQuery } from 'dexie'
import type { NoteId } from '#shared/archive/ids.ts'
import type { ItemRecord } from '#shared/items/apply-item-change.ts'
import type { NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change, Clock, NoteChange } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import { bury } from './bury.ts'
import type { NotesDatabase } from './database.ts'
import type { AppendedLines, JournalPosition } from './journal-port.ts'
import { applyChanges, nothingApart, type PersonRecord, type Records, type TableRead } from './records.ts'
import { countRows, isAsPutDown, type RowCounts, type Standing, withMoreRows } from './standing.ts'
import { watchTable } from './watch-table.ts'

/** How changes stand to the journal when they are written into the database. */
export interface Recording {
  /** Where the journal has put lines that are all in the database once these changes are. */
  readonly appended?: readonly AppendedLines[]
  /** Of these changes, those that the journal has not confirmed. */
  readonly unrecorded?: readonly Change['id'][]
  /** The journal had none of them: then this database has none either, as long as it holds nothing that the journal has not confirmed. */
  readonly allNew?: boolean
}

export interface Applied {
  /** Notes that were made anew from all their changes, because some were written apart. */
  readonly madeAnew: readonly NoteRecord[]
  /** The same of parts of briefings. */
  readonly partsMadeAnew: readonly ItemRecord[]
  /** The journal has lines that this database has not. */
  readonly behind: boolean
}

/** Notes, what is kept beside them, and the changes of both in IndexedDB. The only code that touches the tables. */
export interface NotesRepository {
  /** Opens the database again after it was closed by an error, a full disk for example. Fails as opening fails. */
  reopen(): Promise<void>
  /** Writes changes that are new here; resolves once they are on the disk. What they change is brought up to date in the same transaction. */
  apply(changes: readonly Change[], recording?: Recording): Promise<Applied>
  /** Notes that the journal has confirmed what stands here already. Answers whether it has lines that this database has not. */
  confirm(ids: readonly Change['id'][], appended: readonly AppendedLines[]): Promise<boolean>
  /** How far this database has the journal; null where that was never found out. */
  position(): Promise<JournalPosition | null>
  /** Puts down that everything up to `position` stands here, and that the journal lacks no change but the `missing` ones; `known` are those it has. */
  compared(position: JournalPosition, missing: readonly Change['id'][], known: ReadonlySet<string>): Promise<void>
  /** Puts down that the journal was written anew and this database has all of it. */
  moveTo(position: JournalPosition): Promise<void>
  /** Whether as many rows of each kind are there as were put down. */
  isWhole(): Promise<boolean>
  /** Makes rows that are missing, or that say less than they should, from the changes. */
  mend(): Promise<void>
  changeIds(): Promise<Set<string>>
  /** Changes of this database that `known` does not have, oldest first. */
  changesNotIn(known: ReadonlySet<string>): Promise<Change[]>
  /** The changes that are wanted, oldest first. */
  changesWhere(wanted: (change: Change) => boolean): Promise<Change[]>
  /** Changes that the journal has not confirmed, oldest first. */
  unrecorded(): Promise<Change[]>
  newestClock(): Promise<Clock | null>
  /** The changes of a note, oldest first. */
  versions(note: NoteId): Promise<NoteChange[]>
  /** Calls `listener` with all notes, then with those that were changed, also in another window. Returns what ends it. */
  watch(listener: (read: TableRead<NoteRecord>) => void, failed: (error: unknown) => void): () => void
  /** The same for what is kept beside notes. */
  watchItems(listener: (read: TableRead<ItemRecord>) => void, failed: (error: unknown) => void): () => void
  /** Calls `listener` with who works where and which notes are gone, now and after each change. */
  watchPeople(listener: (records: Pick<Records, 'people' | 'gone'>) => void, failed: (error: unknown) => void): () => void
  /** Eight hexadecimal digits that name this database among the person's devices; made by `create` when there is none yet. */
  device(create: () => string): Promise<string>
}

const STANDING = 'journal'

function byId<R extends { readonly id: string }>(records: readonly (R | undefined)[]): Map<R['id'], R> {
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record]])))
}

function byClock<C extends Change>(changes: readonly C[]): C[] {
  return changes.toSorted((a, b) => (a.clock < b.clock ? -1 : 1))
}

/** Only lines that follow on what is there move it: another window may have appended others before them, and may not have written them yet. */
function follow(
  standing: Standing,
  appended: readonly AppendedLines[],
): { readonly standing: Standing; readonly behind: boolean } {
  let after = standing
  let behind = false
  for (const { generation, from, to, digest } of appended) {
    const follows = generation === after.generation && from <= after.position
    if (!follows) behind ||= from < to
    else if (to > after.position) after = { ...after, position: to, digest }
  }
  return { standing: after, behind }
}

function newIn(after: ReadonlyMap<string, unknown>, before: ReadonlyMap<string, unknown>): number {
  return [...after.keys()].filter((id) => !before.has(id)).length
}

type RareQueries = typeof import('./rare-queries.ts')

class NotFetched extends Error {}

export function createNotesRepository(database: NotesDatabase): NotesRepository {
  const { notes, searches: items, changes: log, facts, people, gone, unrecorded } = database
  const all = [notes, items, log, facts, people, gone, unrecorded]

  /** What few starts need is fetched when it is needed: the first sight does not wait for it. */
  let loaded: RareQueries | null = null
  async function rare(): Promise<RareQueries> {
    loaded ??= await import('./rare-queries.ts')
    return loaded
  }

  async function readStanding(): Promise<Standing | null> {
    const fact = await facts.get(STANDING)
    return fact === undefined ? null : (JSON.parse(fact.value) as Standing)
  }

  async function writeStanding(standing: Standing): Promise<void> {
    await facts.put({ key: STANDING, value: JSON.stringify(standing) })
  }

  /** What is known of the records that these changes concern. */
  async function recordsOf(changes: readonly Change[]): Promise<Records> {
    const ofNotes = [...new Set(changes.flatMap((change) => (change.format === 1 ? change.note : [])))]
    const ofItems = [...new Set(changes.flatMap((change) => (change.format === 2 ? change.item : [])))]
    const ofPeople = [
      ...new Set(changes.flatMap((change) => (change.format === 3 && change.kind === 'person' ? change.item : []))),
    ]
    const [noteRows, goneRows, itemRows, personRows] = await Promise.all([
      notes.bulkGet(ofNotes),
      gone.bulkGet([...ofNotes, ...ofItems, ...changes.map(({ id }) => id)]),
      ofItems.length === 0 ? [] : items.bulkGet(ofItems),
      ofPeople.length === 0 ? [] : people.bulkGet(ofPeople),
    ])
    return {
      notes: byId(noteRows),
      items: byId(itemRows),
      people: byId<PersonRecord>(personRows),
      gone: new Set(goneRows.flatMap((row) => row?.id ?? [])),
    }
  }

  async function write(
    changes: readonly Change[],
    { appended = [], unrecorded: open = [], allNew = false }: Recording,
  ): Promise<Applied> {
    const [present, standing, before] = await Promise.all([
      allNew && (await unrecorded.count()) === 0 ? [] : log.bulkGet(changes.map((change) => change.id)),
      readStanding(),
      recordsOf(changes),
    ])
    const absent = changes.filter((_, index) => present[index] === undefined)
    const apart = nothingApart()
    const after = applyChanges(before, absent, apart)
    const fresh = absent.filter((change) => !isBuried(change, after.gone))
    const { without, ...buried } = await bury(
      database,
      [...after.gone].filter((id) => !before.gone.has(id)),
    )
    for (const note of without) apart.notes.add(note)
    const marks = new Set(open)
    const marked = fresh.filter(({ id }) => marks.has(id)).map(({ id }) => ({ id }))
    if (fresh.length > 0) {
      await Promise.all([
        log.bulkPut(fresh),
        after.notes.size === 0 ? null : notes.bulkPut([...after.notes.values()]),
        after.items.size === 0 ? null : items.bulkPut([...after.items.values()]),
        after.people.size === 0 ? null : people.bulkPut([...after.people.values()]),
        marked.length === 0 ? null : unrecorded.bulkPut(marked),
      ])
    }
    // Nothing can be fetched while a transaction is open: it is begun again once that is there.
    if (apart.notes.size + apart.items.size > 0 && loaded === null) throw new NotFetched()
    const madeAnew = apart.notes.size === 0 || loaded === null ? [] : await loaded.makeAnew(database, apart.notes)
    const partsMadeAnew = apart.items.size === 0 || loaded === null ? [] : await loaded.makePartsAnew(database, apart.items)
    if (standing === null) return { madeAnew, partsMadeAnew, behind: false }
    const moved = follow(standing, appended)
    const made: RowCounts = {
      changes: fresh.length,
      notes: newIn(after.notes, before.notes),
      items: newIn(after.items, before.items),
      people: newIn(after.people, before.people),
      gone: 0,
      unrecorded: marked.length,
    }
    await writeStanding(withMoreRows(withMoreRows(moved.standing, buried), made))
    return { madeAnew, partsMadeAnew, behind: moved.behind }
  }

  return {
    async reopen() {
      database.close({ disableAutoOpen: false })
      await database.open()
    },
    async apply(changes, recording = {}) {
      const attempt = () => database.transaction('rw', all, () => write(changes, recording))
      try {
        return await attempt()
      } catch (error) {
        if (!(error instanceof NotFetched)) throw error
        await rare()
        return await attempt()
      }
    },
    async confirm(ids, appended) {
      return await database.transaction('rw', unrecorded, facts, async () => {
        const [standing, marks] = await Promise.all([readStanding(), unrecorded.bulkGet([...ids])])
        await unrecorded.bulkDelete([...ids])
        if (standing === null) return false
        const moved = follow(standing, appended)
        await writeStanding(withMoreRows(moved.standing, { unrecorded: -marks.filter((mark) => mark !== undefined).length }))
        return moved.behind
      })
    },
    async position() {
      const standing = await readStanding()
      if (standing === null) return null
      const { generation, position, digest } = standing
      return { generation, position, digest }
    },
    async compared(...args) {
      await (await rare()).compared(database, writeStanding, ...args)
    },
    async moveTo(position) {
      await database.transaction('rw', facts, async () => {
        const standing = await readStanding()
        if (standing !== null) await writeStanding({ ...standing, ...position })
      })
    },
    async isWhole() {
      return await database.transaction('r', all, async () => {
        const [standing, counts] = await Promise.all([readStanding(), countRows(database)])
        return standing !== null && isAsPutDown(standing, counts)
      })
    },
    async mend() {
      const { mend } = await import('./mend.ts')
      await mend(database)
    },
    async changeIds() {
      return new Set(await log.toCollection().primaryKeys())
    },
    async changesWhere(wanted) {
      return await (await rare()).changesWhere(database, wanted)
    },
    async changesNotIn(known) {
      return await (await rare()).changesNotIn(database, known)
    },
    async unrecorded() {
      const marked = await unrecorded.toCollection().primaryKeys()
      return byClock((await log.bulkGet(marked)).filter((change) => change !== undefined))
    },
    async newestClock() {
      return (await log.orderBy('clock').last())?.clock ?? null
    },
    async versions(note) {
      const own = await log.where('note').equals(note).toArray()
      return byClock(own.filter((change) => change.format === 1))
    },
    watch: (listener, failed) => watchTable(notes, listener, failed),
    watchItems: (listener, failed) => watchTable(items, listener, failed),
    watchPeople(listener, failed) {
      const read = async () => {
        const [persons, ids] = await Promise.all([people.toArray(), gone.toCollection().primaryKeys()])
        return { people: byId<PersonRecord>(persons), gone: new Set(ids) }
      }
      const subscription = liveQuery(read).subscribe({ next: listener, error: failed })
      return () => subscription.unsubscribe()
    },
    async device(create) {
      await database.refuseNewer()
      return await database.transaction('rw', facts, async () => {
        const fact = await facts.get('device')
        if (fact !== undefined) return fact.value
        const value = create()
        await facts.add({ key: 'device', value })
        return value
      })
    },
  }
}

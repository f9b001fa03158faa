import type { NoteId } from '#shared/archive/ids.ts'
import { applyNewestItem, type ItemRecord } from '#shared/items/apply-item-change.ts'
import { partFromChanges } from '#shared/items/part-from-changes.ts'
import type { NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change, Clock, ItemChange } from '#shared/notes/change.ts'
import { asText } from '#shared/notes/newest-fields.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'
import { bury } from './bury.ts'
import type { NotesDatabase } from './database.ts'
import { makeAnew } from './rare-queries.ts'
import { applyChanges, noRecords, type PersonRecord } from './records.ts'

/** How many things are made at once from their changes. */
const MADE_AT_ONCE = 500

function* portions<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += MADE_AT_ONCE) yield all.slice(at, at + MADE_AT_ONCE)
}

interface Clocked {
  readonly clocks: Readonly<Partial<Record<string, Clock>>>
}

/** Whether the row has a field that is newer than what the changes say: then a change was lost, and the row may be all that is left of its words. */
function saysMore(row: Clocked, made: Clocked): boolean {
  return Object.entries(row.clocks).some(([name, clock = '']) => clock > (made.clocks[name] ?? ''))
}

/** Of what the changes make, the rows that are missing, or that say less than the changes do. */
function toBePut<R extends Clocked>(made: readonly R[], rows: readonly (R | undefined)[]): R[] {
  return made.filter((record, index) => {
    const row = rows[index]
    return row === undefined || (asText(row) !== asText(record) && !saysMore(row, record))
  })
}

function itemFromChanges(changes: readonly ItemChange[]): ItemRecord | undefined {
  const parts = changes.filter((change) => change.kind === 'part')
  if (parts.length > 0) return partFromChanges(parts)
  return changes.reduce<ItemRecord | undefined>((record, change) => applyNewestItem(record, change), undefined)
}

/** What the changes of each key make of it. */
function madeOf<C extends Change, R>(
  changes: readonly C[],
  keyOf: (change: C) => string,
  make: (own: readonly C[]) => R | undefined,
): R[] {
  const groups = new Map<string, C[]>()
  for (const change of changes) {
    const own = groups.get(keyOf(change))
    if (own === undefined) groups.set(keyOf(change), [change])
    else own.push(change)
  }
  return [...groups.values()].flatMap((own) => make(own) ?? [])
}

/** Putting none would still tell every window that the table was changed. */
async function putAny<R extends object>(
  table: { bulkPut(rows: readonly R[]): PromiseLike<unknown> },
  rows: readonly R[],
): Promise<void> {
  if (rows.length > 0) await table.bulkPut(rows)
}

async function mendPeople({ people }: NotesDatabase, changes: readonly Change[]): Promise<void> {
  const made = [
    ...applyChanges(
      noRecords,
      changes.filter(({ format }) => format === 3),
    ).people.values(),
  ]
  const rows = await people.bulkGet(made.map(({ id }) => id))
  const older = (row: PersonRecord | undefined, index: number) => row === undefined || row.clock < (made[index]?.clock ?? '')
  await putAny(
    people,
    made.filter((_, index) => older(rows[index], index)),
  )
}

async function mendItems({ searches: items }: NotesDatabase, changes: readonly Change[]): Promise<void> {
  const ofItems = changes.filter((change) => change.format === 2)
  const made: ItemRecord[] = madeOf(ofItems, ({ item }) => item, itemFromChanges)
  await putAny(items, toBePut(made, await items.bulkGet(made.map(({ id }) => id))))
}

async function mendNotes({ notes }: NotesDatabase, changes: readonly Change[]): Promise<void> {
  const ofNotes = changes.filter((change) => change.format === 1)
  const made: NoteRecord[] = madeOf(ofNotes, ({ note }) => note, noteFromChanges)
  await putAny(notes, toBePut(made, await notes.bulkGet(made.map(({ id }) => id))))
}

/** What is gone is buried again where that was forgotten. Words that were to go must not stay in a row. */
async function buryAgain(database: NotesDatabase, changes: readonly Change[]): Promise<void> {
  const said = changes.flatMap((change) => (change.format === 3 && change.kind === 'gone' ? [change.item] : []))
  const known = new Set((await database.gone.bulkGet(said)).map((row) => row?.id))
  const { without } = await bury(
    database,
    said.filter((id) => !known.has(id)),
  )
  await makeAnew(database, new Set(without))
}

/**
 * Makes the rows that are missing, or that say less than they should, from the changes: a row that was lost and then written again has only what was written then. A row
 * that is as its changes make it is not touched.
 */
export async function mend(database: NotesDatabase): Promise<void> {
  const { changes, notes, searches, people, gone, unrecorded } = database
  await database.transaction('rw', [changes, notes, searches, people, gone, unrecorded], async () => {
    // The indexes hold what stands in `item` and in `note` of each change that has one.
    const items = (await changes.orderBy('item').uniqueKeys()) as unknown as string[]
    for (const keys of portions(items)) {
      const ofItems = changes.where('item').anyOf(keys)
      await buryAgain(database, await ofItems.filter(({ format }) => format === 3).toArray())
    }
    for (const keys of portions(items)) {
      const own = await changes.where('item').anyOf(keys).toArray()
      await mendPeople(database, own)
      await mendItems(database, own)
    }
    const named = (await changes.orderBy('note').uniqueKeys()) as unknown as NoteId[]
    for (const keys of portions(named)) await mendNotes(database, await changes.where('note').anyOf(keys).toArray())
  })
}

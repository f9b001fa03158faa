import type { NoteId } from '#shared/archive/ids.ts'
import type { ItemRecord } from '#shared/items/apply-item-change.ts'
import { partFromChanges } from '#shared/items/part-from-changes.ts'
import type { NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change } from '#shared/notes/change.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'
import type { NotesDatabase } from './database.ts'
import type { JournalPosition } from './journal-port.ts'
import { countRows, type Standing } from './standing.ts'

/** Makes notes from all their changes, within the transaction that is open. */
export async function makeAnew({ changes, notes }: NotesDatabase, ids: Iterable<NoteId>): Promise<NoteRecord[]> {
  const made: NoteRecord[] = []
  for (const id of ids) {
    const own = await changes.where('note').equals(id).toArray()
    const record = noteFromChanges(own.filter((change) => change.format === 1))
    if (record !== undefined) made.push(record)
  }
  if (made.length > 0) await notes.bulkPut(made)
  return made
}

/** The same for parts of briefings: of no other item are there versions that were written apart. */
export async function makePartsAnew(
  { changes, searches: items }: NotesDatabase,
  ids: Iterable<ItemRecord['id']>,
): Promise<ItemRecord[]> {
  const made: ItemRecord[] = []
  for (const id of ids) {
    const own = await changes.where('item').equals(id).toArray()
    const record = partFromChanges(own.filter((change) => change.format === 2).filter((change) => change.kind === 'part'))
    if (record !== undefined) made.push(record)
  }
  if (made.length > 0) await items.bulkPut(made)
  return made
}

/** The changes that are wanted, oldest first: every one is looked at. */
export async function changesWhere({ changes }: NotesDatabase, wanted: (change: Change) => boolean): Promise<Change[]> {
  return (await changes.filter(wanted).toArray()).sort((a, b) => (a.clock < b.clock ? -1 : 1))
}

/** Changes that `known` does not have, oldest first. */
export async function changesNotIn({ changes }: NotesDatabase, known: ReadonlySet<string>): Promise<Change[]> {
  const missing = (await changes.toCollection().primaryKeys()).filter((id) => !known.has(id))
  const rows = (await changes.bulkGet(missing)).filter((change) => change !== undefined)
  return rows.sort((a, b) => (a.clock < b.clock ? -1 : 1))
}

/** Puts down what a comparison of both copies has found. */
export async function compared(
  database: NotesDatabase,
  writeStanding: (standing: Standing) => Promise<void>,
  position: JournalPosition,
  missing: readonly string[],
  known: ReadonlySet<string>,
): Promise<void> {
  const { changes, notes, searches, people, gone, unrecorded, facts } = database
  await database.transaction('rw', [changes, notes, searches, people, gone, unrecorded, facts], async () => {
    const marked = await unrecorded.toCollection().primaryKeys()
    await unrecorded.bulkDelete(marked.filter((id) => known.has(id)))
    await unrecorded.bulkPut(missing.map((id) => ({ id })))
    await writeStanding({ ...position, ...(await countRows(database)) })
  })
}

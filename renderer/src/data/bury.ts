import type { NoteId } from '#shared/archive/ids.ts'
import type { ItemRecord } from '#shared/items/apply-item-change.ts'
import type { NotesDatabase } from './database.ts'
import type { RowCounts } from './standing.ts'

const present = (rows: readonly unknown[]) => rows.filter((row) => row !== undefined).length

/** How many rows of each kind there are more now, below zero where they went; and which notes lost single changes. */
interface Buried extends Partial<RowCounts> {
  readonly without: readonly NoteId[]
}

/** Deletes what was said to be gone, within the transaction that is open. */
export async function bury(database: NotesDatabase, ids: readonly string[]): Promise<Buried> {
  if (ids.length === 0) return { without: [] }
  const { changes: log, notes, searches: items, gone, unrecorded } = database
  const ofNotes = await log.where('note').anyOf(ids).primaryKeys()
  // The line that says it is gone names it in the same place.
  const ofItems = await log
    .where('item')
    .anyOf(ids)
    .filter(({ format }) => format === 2)
    .primaryKeys()
  const single = (await log.bulkGet([...ids])).filter((change) => change !== undefined)
  const lost = [...new Set([...ofNotes, ...ofItems, ...single.map(({ id }) => id)])]
  // What is no note is under none of the keys of notes.
  const noteIds = [...ids] as NoteId[]
  const itemIds = [...ids] as ItemRecord['id'][]
  const [noteRows, itemRows, goneRows, marks] = await Promise.all([
    notes.bulkGet(noteIds),
    items.bulkGet(itemIds),
    gone.bulkGet([...ids]),
    unrecorded.bulkGet(lost),
  ])
  await Promise.all([
    log.bulkDelete(lost),
    unrecorded.bulkDelete(lost),
    notes.bulkDelete(noteIds),
    items.bulkDelete(itemIds),
    gone.bulkPut(ids.map((id) => ({ id }))),
  ])
  return {
    changes: -lost.length,
    notes: -present(noteRows),
    items: -present(itemRows),
    gone: ids.length - present(goneRows),
    unrecorded: -present(marks),
    without: single.flatMap((change) => (change.format === 1 && !ids.includes(change.note) ? [change.note] : [])),
  }
}

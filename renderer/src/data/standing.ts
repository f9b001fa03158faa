import type { NotesDatabase } from './database.ts'
import type { JournalPosition } from './journal-port.ts'

/** How many rows there are of each kind that the record on the disk can give back. */
export interface RowCounts {
  readonly changes: number
  readonly notes: number
  /** What is kept beside notes: briefings and their parts, searches, word groups, colours, templates. */
  readonly items: number
  readonly people: number
  readonly gone: number
  readonly unrecorded: number
}

/** How far the database has the journal, and how many rows it had then. An earlier version of the program counted changes and notes only. */
export interface Standing extends JournalPosition, Partial<RowCounts> {}

const NAMES = Object.keys({
  changes: true,
  notes: true,
  items: true,
  people: true,
  gone: true,
  unrecorded: true,
} satisfies Record<keyof RowCounts, true>) as (keyof RowCounts)[]

/** Counts the rows, within the transaction that is open. */
export async function countRows(database: NotesDatabase): Promise<RowCounts> {
  const [changes, notes, items, people, gone, unrecorded] = await Promise.all([
    database.changes.count(),
    database.notes.count(),
    database.searches.count(),
    database.people.count(),
    database.gone.count(),
    database.unrecorded.count(),
  ])
  return { changes, notes, items, people, gone, unrecorded }
}

/** The standing with so many rows more of each kind. What was not counted before is not known afterwards either. */
export function withMoreRows(standing: Standing, more: Partial<RowCounts>): Standing {
  const sums = NAMES.flatMap((name) => {
    const before = standing[name]
    return before === undefined ? [] : [[name, before + (more[name] ?? 0)]]
  })
  return { ...standing, ...Object.fromEntries(sums) }
}

/** Whether there are as many rows of each kind as were put down. */
export function isAsPutDown(standing: Standing, counts: RowCounts): boolean {
  return NAMES.every((name) => standing[name] === counts[name])
}

import type { JournalPosition } from './journal-port.ts'

/** How far the database has the journal, and how many rows it had then. */
export interface Standing extends JournalPosition {
  readonly changes: number
  readonly notes: number
}

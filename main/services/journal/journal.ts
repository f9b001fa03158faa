import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'

/** The record of every change to a note, on the disk. */
export interface Journal {
  append(changes: readonly Change[]): Promise<Outcome<CallOutput<'journal.append'>>>
  read(from: number, limit: number): Promise<Outcome<CallOutput<'journal.read'>>>
  close(): Promise<void>
}

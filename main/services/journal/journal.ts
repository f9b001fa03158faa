import type { CallInput, CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { Change, GoneId } from '#shared/notes/change.ts'

/** The record of every change to a note, on the disk. What each call means is said in the contract. */
export interface Journal {
  state(): Promise<Outcome<CallOutput<'journal.state'>>>
  append(changes: readonly Change[]): Promise<Outcome<CallOutput<'journal.append'>>>
  read(from: number, limit: number): Promise<Outcome<CallOutput<'journal.read'>>>
  compare(place: CallInput<'journal.compare'>): Promise<Outcome<CallOutput<'journal.compare'>>>
  forget(ids: readonly GoneId[]): Promise<Outcome<CallOutput<'journal.forget'>>>
  close(): Promise<void>
}

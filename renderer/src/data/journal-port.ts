import type { Outcome } from '#shared/contract/failure.ts'
import type { Change, GoneId } from '#shared/notes/change.ts'

/** How far someone has read the journal: its first `position` lines, which give `digest`, as long as it is of this generation. */
export interface JournalPosition {
  /** Another one each time the journal was written anew. */
  readonly generation: string
  readonly position: number
  readonly digest: string
}

/** Where changes that were appended stand: from position `from` to before `to`. The digest is the one at `to`. */
export interface AppendedLines {
  readonly generation: string
  readonly from: number
  readonly to: number
  readonly digest: string
}

export interface AppendAnswer extends AppendedLines {
  readonly appended: number
  /** Bytes that are free on the disk of the journal; null where that is not known. */
  readonly free: number | null
}

export interface JournalPage {
  readonly changes: readonly Change[]
  readonly next: number | null
  readonly damage: readonly string[]
  readonly generation: string
  /** At `next`, or at the end. */
  readonly digest: string
}

export interface JournalFacts {
  readonly generation: string
  readonly length: number
  readonly digest: string
  readonly damage: readonly string[]
  readonly free: number | null
}

/** The record on the disk, as the window reaches it. */
export interface JournalPort {
  state(): Promise<Outcome<JournalFacts>>
  append(changes: readonly Change[]): Promise<Outcome<AppendAnswer>>
  read(from: number, limit: number): Promise<Outcome<JournalPage>>
  compare(position: JournalPosition): Promise<Outcome<{ readonly same: boolean }>>
  /** Takes the lines of these notes out for good, but not those that say that they are gone. */
  forget(ids: readonly GoneId[]): Promise<Outcome<{ readonly removed: number }>>
}

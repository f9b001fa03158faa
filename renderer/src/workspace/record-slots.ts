import type { ReactNode } from 'react'
import type { NotedRecord } from '#shared/notes/note.ts'

/** What a page shows of the notes on one of its records. */
export interface RecordSlot {
  /** Opens the notes on it, or writes the first one. */
  readonly action: ReactNode
  /** The notes, while they are unfolded. */
  readonly notes: ReactNode | null
}

/** The places that a page of records keeps for notes. Who composes the pages fills them: a page knows nothing of notes. */
export interface RecordSlots {
  /** `name` is what the record is called, in the words of the archive. */
  of(about: NotedRecord, name: string): RecordSlot
  /** Notes on records of this kind that the edition being read does not have; null where there are none. */
  readonly elsewhere: ReactNode | null
}

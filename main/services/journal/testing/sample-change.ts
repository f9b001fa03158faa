import type { NoteId } from '#shared/archive/ids.ts'
import { type Change, changeSchema, noteChangeSchema } from '#shared/notes/change.ts'

function facts(n: number) {
  return {
    id: `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
    clock: `${String(1_700_000_000_000 + n)}-000000-0a0b0c0d`,
  }
}

/** The n-th of a row of changes, each with its own id, and with `body` as the text of its note: one of its own, or the `note`-th of a row of notes. */
export function sampleChange(n: number, body = `note ${n}`, note = n): Change {
  return noteChangeSchema.parse({ format: 1, ...facts(n), note: sampleNote(note), fields: { body } })
}

export function sampleNote(n: number): NoteId {
  return noteChangeSchema.shape.note.parse(`11111111-1111-4111-8111-${n.toString(16).padStart(12, '0')}`)
}

/** As the n-th of the same row: the `change`-th change was removed for good, and nothing else of its note. */
export function sampleGoneChange(n: number, change: number): Change {
  const fields = { at: '2026-01-02T03:04:05Z' }
  return changeSchema.parse({ format: 3, ...facts(n), kind: 'gone', item: facts(change).id, fields })
}

/** As the n-th of the same row: the `note`-th note was removed for good. */
export function sampleGone(n: number, note: number): Change {
  const fields = { at: '2026-01-02T03:04:05Z' }
  return changeSchema.parse({ format: 3, ...facts(n), kind: 'gone', item: sampleNote(note), fields })
}

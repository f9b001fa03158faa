import type { NoteId } from '#shared/archive/ids.ts'
import type { NoteFields } from '#shared/notes/note.ts'

export interface FieldsOf {
  readonly note: NoteId
  readonly fields: Partial<NoteFields>
}

/** One thing a person did to notes, and what undoes it. */
export interface Edit {
  readonly before: readonly FieldsOf[]
  readonly after: readonly FieldsOf[]
}

type Apply = (fields: readonly FieldsOf[]) => void

const LIMIT = 500
let past: readonly Edit[] = []
let future: readonly Edit[] = []

export function recordEdit(edit: Edit): void {
  past = [...past.slice(1 - LIMIT), edit]
  future = []
}

/** Undoes the newest edit of this window; false when there is none. */
export function undoEdit(apply: Apply): boolean {
  const edit = past.at(-1)
  if (edit === undefined) return false
  past = past.slice(0, -1)
  future = [...future, edit]
  apply(edit.before)
  return true
}

export function redoEdit(apply: Apply): boolean {
  const edit = future.at(-1)
  if (edit === undefined) return false
  future = future.slice(0, -1)
  past = [...past, edit]
  apply(edit.after)
  return true
}

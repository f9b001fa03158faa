import type { Note, NoteFields } from '../notes/note.ts'

/** What a field has that a note does not say. */
const ABSENT: Partial<NoteFields> = { private: false, foreign: null }

/** The values that `note` has now for the fields in `fields`: what sets them back. */
export function fieldsNow(note: Note, fields: Partial<NoteFields>): Partial<NoteFields> {
  const names = Object.keys(fields) as (keyof NoteFields)[]
  return Object.fromEntries(names.map((name) => [name, note[name] ?? ABSENT[name] ?? null]))
}

import { randomUUID } from 'node:crypto'
import { type NoteChange, noteChangeSchema } from '#shared/notes/change.ts'
import type { NoteFields } from '#shared/notes/note.ts'
import { writeLine } from '../../journal/journal-line.ts'

function noteId(note: number): string {
  return `00000000-0000-4000-8000-${String(note).padStart(12, '0')}`
}

/** A change to the note with this number, at this tick of the clock. */
export function change(note: number, tick: number, fields: Partial<NoteFields>): NoteChange {
  const clock = `${String(1_700_000_000_000 + tick).padStart(13, '0')}-000000-0123abcd`
  return noteChangeSchema.parse({ format: 1, id: randomUUID(), clock, note: noteId(note), fields })
}

export function newNote(note: number, body: string, trashedAt: string | null = null): NoteChange {
  const at = '2026-11-01T10:00:00Z'
  const fields = { body, colour: 'yellow', tags: ['a tag'], author: null, createdAt: at, modifiedAt: at, trashedAt }
  const target = {
    archive: 'info:example',
    source: 'letter',
    edition: 'v1',
    textSha512: 'a'.repeat(128),
    exact: 'the words',
    prefix: '',
    suffix: '',
    start: 0,
    end: 9,
  }
  return change(note, 1, { ...fields, target } as Partial<NoteFields>)
}

export function changeLine(note: number, tick: number, fields: Partial<NoteFields>): string {
  return writeLine(change(note, tick, fields))
}

export function noteLine(note: number, body: string, trashedAt: string | null = null): string {
  return writeLine(newNote(note, body, trashedAt))
}

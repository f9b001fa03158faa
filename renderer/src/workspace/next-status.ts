import type { Note } from '#shared/notes/note.ts'
import { STATUSES } from '#shared/notes/statuses.ts'
import { words } from '../words/words.ts'
import { announce } from './announcements.ts'
import type { NoteActions } from './use-notes.ts'

/** Takes a note one step on, from done to open again, and says where it is now. */
export function toNextStatus(actions: NoteActions, note: Note): void {
  const status = STATUSES[(STATUSES.indexOf(note.status) + 1) % STATUSES.length] ?? 'open'
  actions.edit([note], { status })
  announce({ kind: 'text', text: words.writing.statusNow(words.writing.statuses[status]), undo: true })
}

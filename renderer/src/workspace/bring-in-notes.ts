import type { Import } from '#shared/exchange/plan-import.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { NoteHistory } from './note-history.ts'

/** All fields of a note, so that one that was brought in is no less whole than one made here. What another program wrote is taken away where there is none. */
function wholeFields({ id: _, ...fields }: Note): NoteFields {
  return { ...fields, foreign: fields.foreign ?? null, private: fields.private ?? false }
}

/** Brings notes in as they are, their times included. All of it is one step, which can be undone: what is new then lies in the trash. */
export function bringInNotes(
  store: Pick<NoteStore, 'changeAll'>,
  history: Pick<NoteHistory, 'record'>,
  { fresh, replaced }: Import,
): void {
  const after = [...fresh, ...replaced.map((each) => each.after)]
  if (after.length === 0) return
  const at = new Date().toISOString()
  store.changeAll(after.map((note) => ({ note: note.id, fields: wholeFields(note) })))
  history.record({
    what: { kind: 'notes-brought-in', count: after.length },
    notes: [
      ...fresh.map(({ id, trashedAt }) => ({ note: id, before: { trashedAt: at }, after: { trashedAt } })),
      ...replaced.map((each) => ({ note: each.before.id, before: wholeFields(each.before), after: wholeFields(each.after) })),
    ],
    items: [],
  })
}

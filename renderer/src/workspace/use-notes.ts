import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { NoteId, SourceId } from '#shared/archive/ids.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import type { NotesSnapshot } from '../data/note-store.ts'
import { announce } from './announcements.ts'
import { recordEdit, redoEdit, undoEdit } from './note-history.ts'
import { useEdition, useServices } from './workspace.tsx'

export function useNotesSnapshot(): NotesSnapshot {
  const { notes } = useServices()
  return useSyncExternalStore(notes.subscribe, notes.snapshot)
}

/** Notes that are not in the trash. */
export function useLiveNotes(): readonly Note[] {
  const { notes } = useNotesSnapshot()
  return useMemo(() => notes.filter((note) => note.trashedAt === null), [notes])
}

/** The notes on a source of the archive being read. */
export function useNotesOn(source: SourceId): readonly Note[] {
  const { archive } = useEdition()
  const notes = useLiveNotes()
  return useMemo(
    () => notes.filter((note) => note.target.archive === archive && note.target.source === source),
    [notes, archive, source],
  )
}

export interface NoteActions {
  create(fields: Pick<NoteFields, 'target' | 'colour' | 'author'>): NoteId
  edit(notes: readonly Note[], fields: Partial<NoteFields>): void
  trash(notes: readonly Note[]): void
  restore(notes: readonly Note[]): void
  undo(): void
  redo(): void
}

/** What a person does to notes. Each can be undone. */
export function useNoteActions(): NoteActions {
  const { notes: store } = useServices()

  const set = useCallback(
    (edits: readonly { readonly note: NoteId; readonly fields: Partial<NoteFields> }[]) => {
      for (const { note, fields } of edits) store.change(note, { ...fields, modifiedAt: new Date().toISOString() })
    },
    [store],
  )

  return useMemo(() => {
    const edit = (notes: readonly Note[], fields: Partial<NoteFields>) => {
      recordEdit({
        before: notes.map((note) => ({ note: note.id, fields: pick(note, fields) })),
        after: notes.map((note) => ({ note: note.id, fields })),
      })
      set(notes.map((note) => ({ note: note.id, fields })))
    }
    return {
      create({ target, colour, author }) {
        const id = crypto.randomUUID() as NoteId
        const at = new Date().toISOString()
        store.change(id, { target, colour, author, body: '', tags: [], createdAt: at, modifiedAt: at, trashedAt: null })
        recordEdit({ before: [{ note: id, fields: { trashedAt: at } }], after: [{ note: id, fields: { trashedAt: null } }] })
        return id
      },
      edit,
      trash(notes) {
        edit(notes, { trashedAt: new Date().toISOString() })
        announce({ kind: 'notes-trashed', count: notes.length })
      },
      restore(notes) {
        edit(notes, { trashedAt: null })
        announce({ kind: 'notes-restored', count: notes.length })
      },
      undo() {
        if (undoEdit(set)) announce({ kind: 'undone' })
      },
      redo() {
        redoEdit(set)
      },
    }
  }, [store, set])
}

/** The values that `note` has now for the fields in `fields`. */
function pick(note: Note, fields: Partial<NoteFields>): Partial<NoteFields> {
  const names = Object.keys(fields) as (keyof NoteFields)[]
  return Object.fromEntries(names.map((name) => [name, note[name]]))
}

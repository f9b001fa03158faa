import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { NoteId, SourceId } from '#shared/archive/ids.ts'
import type { Note, NoteFields, PassageNote, RecordNote } from '#shared/notes/note.ts'
import { isOnPassage, isOnRecord, recordKey } from '#shared/notes/note-target.ts'
import { fieldsNow } from '#shared/steps/fields-now.ts'
import type { NotesSnapshot } from '../data/note-store.ts'
import { words } from '../words/words.ts'
import { announce } from './announcements.ts'
import { useEdition, useServices } from './workspace.tsx'

export function useNotesSnapshot(): NotesSnapshot {
  const { notes } = useServices()
  return useSyncExternalStore(notes.subscribe, notes.snapshot)
}

const live = new WeakMap<readonly Note[], readonly Note[]>()

/** Many places ask for them: they are picked once for each state of the notes. */
function liveOf(notes: readonly Note[]): readonly Note[] {
  const known = live.get(notes)
  if (known !== undefined) return known
  const picked = notes.filter((note) => note.trashedAt === null)
  live.set(notes, picked)
  return picked
}

/** Notes that are not in the trash. */
export function useLiveNotes(): readonly Note[] {
  return liveOf(useNotesSnapshot().notes)
}

const byId = new WeakMap<readonly Note[], ReadonlyMap<NoteId, Note>>()

function noteIn(notes: readonly Note[], id: NoteId): Note | null {
  const known = byId.get(notes)
  if (known !== undefined) return known.get(id) ?? null
  const made = new Map(notes.map((note) => [note.id, note]))
  byId.set(notes, made)
  return made.get(id) ?? null
}

/** A note as it is now: in a list that follows a moment later it may be as it was. */
export function useCurrentNote(note: Note): Note {
  const { notes } = useServices()
  return useSyncExternalStore(notes.subscribe, () => noteIn(notes.snapshot().notes, note.id) ?? note)
}

/** Gives a note on a passage as it is at the moment of asking; null once it is in the trash. */
export function useLatestNote(): (note: PassageNote) => PassageNote | null {
  const { notes } = useServices()
  return useCallback(
    ({ id }) => {
      const now = noteIn(notes.snapshot().notes, id)
      return now !== null && isOnPassage(now) && now.trashedAt === null ? now : null
    },
    [notes],
  )
}

/** The notes on passages of a source of the archive being read. */
export function useNotesOn(source: SourceId): readonly PassageNote[] {
  const { archive } = useEdition()
  const notes = useLiveNotes()
  return useMemo(
    () => notes.filter(isOnPassage).filter(({ target }) => target.archive === archive && target.source === source),
    [notes, archive, source],
  )
}

/** The notes on records of the archive being read as a whole, by `recordKey`, each list in the order of its making. */
export function useRecordNotes(): ReadonlyMap<string, readonly RecordNote[]> {
  const { archive } = useEdition()
  const notes = useLiveNotes()
  return useMemo(() => {
    const byRecord = new Map<string, RecordNote[]>()
    const ours = notes.filter(isOnRecord).filter(({ target }) => target.archive === archive)
    for (const note of ours.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))) {
      const key = recordKey(note.target.about)
      const list = byRecord.get(key)
      if (list === undefined) byRecord.set(key, [note])
      else list.push(note)
    }
    return byRecord
  }, [notes, archive])
}

export interface NoteActions {
  create(fields: Pick<NoteFields, 'target' | 'colour' | 'author'> & Partial<Pick<NoteFields, 'tags'>>): NoteId
  edit(notes: readonly Note[], fields: Partial<NoteFields>): void
  /** Gives each note values of its own, in one step. */
  editEach(edits: readonly { readonly note: Note; readonly fields: Partial<NoteFields> }[]): void
  trash(notes: readonly Note[]): void
  restore(notes: readonly Note[]): void
  undo(): void
  redo(): void
}

/** What undoes comes in a file of its own, which may be gone with the program that served it. */
function notLoaded(): void {
  announce({ kind: 'text', text: words.program.pageNotLoadedHint })
}

/** What a person does to notes. Each can be undone. */
export function useNoteActions(): NoteActions {
  const { notes: store, history } = useServices()
  return useMemo(() => {
    const editEach: NoteActions['editEach'] = (edits) => {
      const modifiedAt = new Date().toISOString()
      const now = store.snapshot().notes
      const notes = edits.map(({ note, fields }) => ({
        note: note.id,
        before: fieldsNow(noteIn(now, note.id) ?? note, fields),
        after: fields,
      }))
      history.record({ what: { kind: null, count: notes.length }, notes, items: [] })
      store.changeAll(edits.map(({ note, fields }) => ({ note: note.id, fields: { ...fields, modifiedAt } })))
    }
    const edit = (notes: readonly Note[], fields: Partial<NoteFields>) => editEach(notes.map((note) => ({ note, fields })))
    return {
      create({ target, colour, author, tags = [] }) {
        const id = crypto.randomUUID() as NoteId
        const at = new Date().toISOString()
        const made = { createdAt: at, modifiedAt: at, trashedAt: null } as const
        store.change(id, { target, colour, author, body: '', tags, ...made, status: 'open', formerTargets: [], staysFor: [] })
        const step = { note: id, before: { trashedAt: at }, after: { trashedAt: null } }
        history.record({ what: { kind: 'notes-made', count: 1 }, notes: [step], items: [] })
        return id
      },
      edit,
      editEach,
      trash(notes) {
        edit(notes, { trashedAt: new Date().toISOString() })
        announce({ kind: 'notes-trashed', count: notes.length })
      },
      restore(notes) {
        edit(notes, { trashedAt: null })
        announce({ kind: 'notes-restored', count: notes.length })
      },
      undo: () => void history.undo().catch(notLoaded),
      redo: () => void history.redo().catch(notLoaded),
    }
  }, [store, history])
}

import { useSyncExternalStore } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { findMentions } from '#shared/links/mentions.ts'
import type { Note } from '#shared/notes/note.ts'
import { useServices } from './workspace.tsx'

const NONE: readonly Note[] = []
let last: { readonly notes: readonly Note[]; readonly by: ReturnType<typeof findMentions> } = { notes: [], by: new Map() }

function isSame(a: readonly Note[], b: readonly Note[]): boolean {
  return a.length === b.length && a.every((note, index) => note === b[index])
}

/** Looked up once for each state of the notes. A list in which nothing changed stays the same list, so that its note is not drawn again. */
function mentionsIn(notes: readonly Note[]): ReturnType<typeof findMentions> {
  if (last.notes === notes) return last.by
  const found = findMentions(notes.filter((note) => note.trashedAt === null))
  const by = new Map(
    [...found].map(([id, list]) => [id, isSame(last.by.get(id) ?? NONE, list) ? (last.by.get(id) ?? list) : list]),
  )
  last = { notes, by }
  return by
}

/** The notes that link to a note, those in the trash left out. */
export function useMentionsOf(note: NoteId): readonly Note[] {
  const { notes } = useServices()
  return useSyncExternalStore(notes.subscribe, () => mentionsIn(notes.snapshot().notes).get(note) ?? NONE)
}

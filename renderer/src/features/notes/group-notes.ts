import type { Note } from '#shared/notes/note.ts'

/** Notes that follow one another under one heading; without a title they stand by themselves. */
export interface NoteGroup {
  readonly key: string
  readonly title: string | null
  readonly notes: readonly Note[]
}

/** The runs of notes that have the same heading, in their order. */
export function groupNotes(notes: readonly Note[], titleOf: (note: Note) => string): readonly NoteGroup[] {
  const groups: { key: string; title: string; notes: Note[] }[] = []
  for (const note of notes) {
    const title = titleOf(note)
    const last = groups.at(-1)
    if (last?.title === title) last.notes.push(note)
    else groups.push({ key: `${groups.length} ${title}`, title, notes: [note] })
  }
  return groups
}

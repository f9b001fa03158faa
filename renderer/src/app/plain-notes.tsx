import { useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { sortNotes } from '#shared/notes/note-filter.ts'
import { NoteCard } from '../features/notes/note-card.tsx'
import { Banner } from '../ui/banner.tsx'
import { words } from '../words/words.ts'
import styles from './source-place.module.css'

/** The notes on a source whose text cannot be read: still there, still to be written, their places not checked. */
export function PlainNotes({ notes }: { readonly notes: readonly Note[] }) {
  const [editing, setEditing] = useState<NoteId | null>(null)
  if (notes.length === 0) return null
  return (
    <div className={styles['plain']}>
      <Banner tone="caution">{words.notes.sourceUnreadable}</Banner>
      {sortNotes(notes, 'place').map((note) => (
        <NoteCard
          key={note.id}
          note={note}
          anchor={null}
          editing={editing === note.id}
          passage={null}
          onEdit={() => setEditing(note.id)}
          onDone={() => setEditing(null)}
        />
      ))}
    </div>
  )
}

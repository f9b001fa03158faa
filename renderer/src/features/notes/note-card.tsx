import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import type { Anchor } from '#shared/annotation/anchor.ts'
import type { Note } from '#shared/notes/note.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { words, writeMoment } from '../../words/words.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import styles from './note-card.module.css'
import { NoteEditor } from './note-editor.tsx'

/** The Markdown parser is needed only once a note has words in it. */
const NoteMarkdown = lazy(() => import('./note-markdown.tsx').then((module) => ({ default: module.NoteMarkdown })))

interface NoteCardProps {
  readonly note: Note
  /** Where the note stands in the text being read; null where no text is. */
  readonly anchor: Anchor | null
  readonly editing: boolean
  readonly active?: boolean
  /** What leads to the passage: a button beside the text, a link elsewhere. */
  readonly passage: ReactNode
  onEdit(): void
  onDone(): void
}

function AnchorWords({ anchor, note }: { readonly anchor: Anchor; readonly note: Note }) {
  if (anchor.state === 'exact') return null
  return (
    <Banner tone="caution">
      {words.notes.state[anchor.state]} {anchor.state === 'moved' ? '' : words.archive.edition(note.target.edition)}
    </Banner>
  )
}

/** The focus goes on to the next note, or the one before, or the place they stand in: never to nowhere. */
function focusNeighbour(card: HTMLElement | null): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-note]')]
  const at = card === null ? -1 : cards.indexOf(card)
  const next = cards[at + 1] ?? cards[at - 1] ?? document.querySelector<HTMLElement>('main')
  next?.focus({ preventScroll: true })
}

export function NoteCard({ note, anchor, editing, active = false, passage, onEdit, onDone }: NoteCardProps) {
  const actions = useNoteActions()
  const card = useRef<HTMLElement>(null)
  const wasEditing = useRef(false)
  // The field that had the focus is gone when the writing ends: the focus stays on the note.
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) card.current?.focus({ preventScroll: true })
    wasEditing.current = editing
  }, [editing])
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={`${styles['card']} ${active ? styles['active'] : ''}`}
      aria-label={`${words.notes.body}: “${note.target.exact.slice(0, 60)}”`}
      data-note={note.id}
    >
      <blockquote className={styles['quotation']}>
        <ColourMark colour={note.colour} />
        <p>{note.target.exact}</p>
      </blockquote>
      {anchor === null ? null : <AnchorWords anchor={anchor} note={note} />}
      {editing ? (
        <NoteEditor note={note} onDone={onDone} />
      ) : (
        <>
          {note.body === '' ? null : (
            <Suspense fallback={<p className={styles['plain']}>{note.body}</p>}>
              <NoteMarkdown>{note.body}</NoteMarkdown>
            </Suspense>
          )}
          {note.tags.length === 0 ? null : (
            <ul className={styles['tags']} aria-label={words.notes.tags}>
              {note.tags.map((tag) => (
                <li key={tag}>#{tag}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <footer className={styles['foot']}>
        <span className={styles['when']} title={note.createdAt}>
          {note.author === null ? '' : `${note.author}, `}
          <time dateTime={note.createdAt}>{writeMoment(note.createdAt)}</time>
        </span>
        <span className={styles['actions']}>
          {passage}
          {editing ? null : (
            <Button look="quiet" size="small" onPress={onEdit}>
              {note.body === '' ? words.notes.write : words.notes.edit}
            </Button>
          )}
          <Button
            look="quiet"
            size="small"
            onPress={() => {
              focusNeighbour(card.current)
              actions.trash([note])
            }}
          >
            {words.notes.delete}
          </Button>
        </span>
      </footer>
    </article>
  )
}

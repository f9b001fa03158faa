import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type { Anchor } from '#shared/annotation/anchor.ts'
import { writeDeepLink } from '#shared/links/deep-link.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { copyText } from '../../ui/copy-text.ts'
import type { MenuAction } from '../../ui/menu-action.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { words, writeMoment } from '../../words/words.ts'
import { offerToBriefing } from '../../workspace/add-to-briefing.ts'
import { announce } from '../../workspace/announcements.ts'
import { useColourMeanings } from '../../workspace/colour-meanings.ts'
import { toNextStatus } from '../../workspace/next-status.ts'
import { useNoteSlots } from '../../workspace/note-slots.ts'
import { useCurrentNote, useNoteActions } from '../../workspace/use-notes.ts'
import { CutWord } from './cut-word.tsx'
import { Mentions } from './mentions.tsx'
import styles from './note-card.module.css'
import { NoteEditor } from './note-editor-lazily.tsx'
import { NoteStanding } from './note-standing.tsx'
import { StatusChoice } from './status-choice.tsx'
import { useNoteOut } from './use-note-out.ts'

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

/** The focus goes on to the next note, or the one before, or the place they stand in: never to nowhere. */
function focusNeighbour(card: HTMLElement | null): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-note]')]
  const at = card === null ? -1 : cards.indexOf(card)
  const next = cards[at + 1] ?? cards[at - 1] ?? document.querySelector<HTMLElement>('main')
  next?.focus({ preventScroll: true })
}

/** The link of a note names its archive, so that it can be pasted anywhere. */
function copyLink(note: Note): void {
  const copied = copyText(writeDeepLink({ archive: note.target.archive, to: { kind: 'note', note: note.id } }))
  const what = words.links.to.note
  announce({ kind: 'text', text: copied ? words.links.copied(what) : words.links.copyFailed(what) })
}

export function NoteCard({ note: listed, anchor, editing, active = false, passage, onEdit, onDone }: NoteCardProps) {
  const note = useCurrentNote(listed)
  const actions = useNoteActions()
  const meanings = useColourMeanings()
  const slots = useNoteSlots()
  const out = useNoteOut(note)
  const [showsVersions, setShowsVersions] = useState(false)
  const card = useRef<HTMLElement>(null)
  const wasEditing = useRef(false)
  // The field that had the focus is gone when the writing ends: the focus stays on the note.
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) card.current?.focus({ preventScroll: true })
    wasEditing.current = editing
  }, [editing])
  // The same key does it for the note that is chosen in the text; here it is the one that has the focus.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'x' || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target instanceof Element) || event.target.matches('input, textarea, select')) return
    // The menu stands outside the card, and its letters go to its actions.
    if (card.current?.contains(event.target) !== true) return
    event.preventDefault()
    toNextStatus(actions, note)
  }
  const called = targetWords(note.target).slice(0, 60)
  const more: readonly MenuAction[] = [
    { name: words.notes.toBriefing, onAction: () => offerToBriefing([note.id]) },
    { name: words.notes.copyMarkdown, onAction: () => void out.copy() },
    { name: words.links.copy, onAction: () => copyLink(note) },
    ...(slots === null ? [] : [{ name: words.notes.versions, onAction: () => setShowsVersions(true) }]),
    {
      name: words.notes.delete,
      onAction: () => {
        focusNeighbour(card.current)
        actions.trash([note])
      },
    },
  ]
  return (
    <>
      <article
        ref={card}
        onKeyDown={onKeyDown}
        tabIndex={-1}
        className={`${styles['card']} ${active ? styles['active'] : ''}`}
        aria-label={`${words.notes.body}: “${called}”`}
        data-note={note.id}
        data-private={note.private}
      >
        <header className={styles['head']}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: for pointers alone; the button below does the same by keys. */}
          <span
            className={`${styles['meaning']} ${styles['handle']}`}
            draggable
            title={words.notes.dragOut}
            onPointerEnter={out.prepare}
            onDragStart={out.onDragStart}
          >
            <ColourMark colour={note.colour} />
            <span>{meanings[note.colour] ?? words.colours[note.colour]}</span>
          </span>
          {note.private === true ? <span className={styles['private']}>{words.writing.private}</span> : null}
          <StatusChoice note={note} onChange={(status) => actions.edit([note], { status })} />
        </header>
        {'about' in note.target ? (
          <p className={styles['about']}>
            {words.recordNotes.on[note.target.about.kind]}
            {note.target.about.kind === 'source' ? '' : ` “${note.target.name}”`}
          </p>
        ) : (
          <blockquote className={styles['quotation']}>
            <p>{note.target.exact}</p>
          </blockquote>
        )}
        {'about' in note.target ? null : <CutWord {...note.target} />}
        <NoteStanding note={note} anchor={anchor} />
        {slots === null || note.conflicts === undefined || editing ? null : <slots.Conflicts note={note} />}
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
            <Mentions note={note.id} />
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
            <MenuButton label={words.notes.moreOn(called)} actions={more} onOpen={out.prepare}>
              {words.notes.more}
            </MenuButton>
          </span>
        </footer>
      </article>
      {slots !== null && showsVersions ? <slots.Versions note={note} onClose={() => setShowsVersions(false)} /> : null}
    </>
  )
}

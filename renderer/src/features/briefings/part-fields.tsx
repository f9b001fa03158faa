import type { KeyboardEvent } from 'react'
import type { BriefingPart } from '#shared/briefing/outline/briefing.ts'
import type { Note } from '#shared/notes/note.ts'
import { useKeptText } from '../../workspace/kept-text.ts'
import { useBriefingActions } from '../../workspace/use-briefings.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './briefing-page.module.css'

/** Tells the preview of each key. */
export type OnTyped = (id: string, text: string | null) => void

interface PartTextProps {
  readonly part: BriefingPart
  readonly label: string
  readonly placeholder: string
  onTyped: OnTyped
}

function useOwnText({ part, onTyped }: Pick<PartTextProps, 'part' | 'onTyped'>) {
  const { notes: store } = useServices()
  const actions = useBriefingActions()
  return useKeptText({
    id: part.id,
    saved: part.text,
    save: (text) => actions.changePart(part, { text }),
    putDown: (text) => store.draftItem(part.id, text === null ? null : { kind: 'part', item: part.id, fields: { text } }),
    hold: () => store.holdWords(part.id),
    onTyped: (text) => onTyped(part.id, text),
  })
}

export function HeadingField({ part, label, placeholder, onTyped }: PartTextProps) {
  const { text, write, keep } = useOwnText({ part, onTyped })
  return (
    <textarea
      className={styles['headingField']}
      data-level={part.level}
      data-writes
      aria-label={label}
      placeholder={placeholder}
      rows={1}
      maxLength={2_000}
      value={text}
      // A heading is one line, also where it is too long for the field.
      onChange={(event) => write(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
      onBlur={keep}
    />
  )
}

export function TextField({ part, label, placeholder, onTyped }: PartTextProps) {
  const { text, write, keep } = useOwnText({ part, onTyped })
  return (
    <textarea
      className={styles['area']}
      data-writes
      aria-label={label}
      placeholder={placeholder}
      rows={3}
      maxLength={200_000}
      spellCheck={false}
      value={text}
      onChange={(event) => write(event.target.value)}
      onBlur={keep}
    />
  )
}

interface CommentFieldProps {
  readonly note: Note
  readonly label: string
  onTyped: OnTyped
  onLeave(): void
}

/** The comment of a note, wherever it stands: the note is one and the same. */
export function CommentField({ note, label, onTyped, onLeave }: CommentFieldProps) {
  const { notes: store } = useServices()
  const actions = useNoteActions()
  const { text, write, keep } = useKeptText({
    id: note.id,
    saved: note.body,
    save: (body) => actions.edit([note], { body }),
    putDown: (body) => store.draft(note.id, body === null ? null : { body }),
    hold: () => store.holdWords(note.id),
    onTyped: (body) => onTyped(note.id, body),
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    keep()
    onLeave()
  }
  return (
    <textarea
      className={styles['area']}
      data-comment
      aria-label={label}
      rows={3}
      maxLength={200_000}
      spellCheck={false}
      value={text}
      onChange={(event) => write(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  )
}

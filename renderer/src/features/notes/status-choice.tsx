import type { Note } from '#shared/notes/note.ts'
import { STATUSES } from '#shared/notes/statuses.ts'
import { words } from '../../words/words.ts'
import styles from './status-choice.module.css'

interface StatusChoiceProps {
  readonly note: Note
  onChange(status: Note['status']): void
}

/** How far the work on the note is. */
export function StatusChoice({ note, onChange }: StatusChoiceProps) {
  return (
    <select
      className={`${styles['status']} ${note.status === 'open' ? '' : styles['settled']}`}
      aria-label={words.writing.status}
      aria-keyshortcuts="x"
      title={`${words.writing.status}: ${words.writing.statusHint[note.status]} (X)`}
      value={note.status}
      onChange={(event) => onChange(STATUSES.find((status) => status === event.target.value) ?? note.status)}
    >
      {STATUSES.map((status) => (
        <option key={status} value={status}>
          {words.writing.statuses[status]}
        </option>
      ))}
    </select>
  )
}

import { removalOf } from '#shared/notes/final-removal.ts'
import type { Note } from '#shared/notes/note.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { words, writeDay } from '../../words/words.ts'
import { useSettings } from '../../workspace/settings.ts'
import styles from './trashed-note.module.css'

function nameOf({ target }: Note): string {
  if (!('about' in target)) return `“${target.exact}”`
  const { kind } = target.about
  return kind === 'source' ? words.recordNotes.on.source : `${words.recordNotes.on[kind]} “${target.name}”`
}

interface TrashedNoteProps {
  readonly note: Note
  /** Null where a heading says it. */
  readonly where: string | null
  onRestore(): void
  onRemove(): void
}

/** When it was deleted, and until when it can be restored. */
function TimeLeft({ note }: { readonly note: Note }) {
  const { keepDeleted } = useSettings()
  if (note.trashedAt === null) return null
  const removal = removalOf(note, keepDeleted)
  const over = removal !== null && Date.parse(removal) <= Date.now()
  return (
    <p className={styles['when']}>
      {say.deleted}{' '}
      <time dateTime={note.trashedAt} title={note.trashedAt}>
        {writeDay(note.trashedAt)}
      </time>
      {', '}
      {removal === null ? (
        say.kept
      ) : over ? (
        say.removalNext
      ) : (
        <>
          {say.removal}{' '}
          <time dateTime={removal} title={removal}>
            {writeDay(removal)}
          </time>
        </>
      )}
    </p>
  )
}

export function TrashedNote({ note, where, onRestore, onRemove }: TrashedNoteProps) {
  return (
    <article className={styles['trashed']}>
      {where === null ? null : <p className={styles['when']}>{where}</p>}
      <p>
        <ColourMark colour={note.colour} /> {nameOf(note)}
      </p>
      {note.body === '' ? null : <p className={styles['body']}>{note.body}</p>}
      <TimeLeft note={note} />
      <span className={styles['actions']}>
        <Button size="small" onPress={onRestore}>
          {words.notes.restore}
        </Button>
        <Button look="quiet" size="small" onPress={onRemove}>
          {say.remove}
        </Button>
      </span>
    </article>
  )
}

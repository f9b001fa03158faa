import type { Note } from '#shared/notes/note.ts'
import { targetSource, targetWords } from '#shared/notes/note-target.ts'
import { briefingWords } from '../../words/briefings-words.ts'
import styles from './briefings.module.css'

/** In rem: of a row in which one is shown. */
export const LISTED_NOTE_HEIGHT = 6.5

interface ListedNoteProps {
  readonly note: Note
  /** Of the sources, by their ids. */
  readonly titles: ReadonlyMap<string, string>
  /** Whether it stands in the briefing already. */
  readonly here: boolean
}

/** A note among others from which one chooses: its words, its comment, and where it is from, as far as there is room. */
export function ListedNote({ note, titles, here }: ListedNoteProps) {
  const words = targetWords(note.target)
  // A long title is cut off at its end: what tells notes apart stands before it.
  const facts = [
    here ? briefingWords.pick.here : '',
    note.tags.map((each) => `#${each}`).join(' '),
    titles.get(targetSource(note.target) ?? ''),
  ]
  return (
    <div className={styles['about']}>
      <p className={styles['words']} title={words}>
        {words}
      </p>
      {note.body === '' ? null : <p className={styles['body']}>{note.body}</p>}
      <p className={styles['facts']}>{facts.filter((each) => each !== undefined && each !== '').join(' · ')}</p>
    </div>
  )
}

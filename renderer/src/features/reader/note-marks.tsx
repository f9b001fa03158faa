import type { NoteId } from '#shared/archive/ids.ts'
import { ColourMark } from '../../ui/colour-mark.tsx'
import hidden from '../../ui/visually-hidden.module.css'
import { words } from '../../words/words.ts'
import { useColourName } from '../../workspace/colour-meanings.ts'
import type { BlockNotes } from './notes-in-chunks.ts'
import styles from './text-blocks.module.css'

interface NoteMarksProps {
  readonly notes: BlockNotes
  onNote(note: NoteId): void
}

const PASSAGE = 80
const BODY = 120

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).trimEnd()}…`
}

/** The highlights of a block for those who do not see the paint, after its text: a button for each that begins in it, and a word for each that goes on. */
export function NoteMarks({ notes: { begin, goOn }, onNote }: NoteMarksProps) {
  const nameOf = useColourName()
  return (
    <span className={styles['marks']}>
      {begin.map(({ note }) => (
        <button
          key={note.id}
          type="button"
          className={styles['markButton']}
          aria-label={words.reader.mark(nameOf(note.colour), shorten(note.target.exact, PASSAGE), shorten(note.body, BODY))}
          title={note.body === '' ? note.target.exact.slice(0, 200) : note.body.slice(0, 200)}
          onClick={() => onNote(note.id)}
        >
          <ColourMark colour={note.colour} />
        </button>
      ))}
      {goOn.map(({ note }) => (
        <span key={note.id} className={hidden['hidden']}>
          {words.reader.markGoesOn(nameOf(note.colour), shorten(note.target.exact, PASSAGE))}
        </span>
      ))}
    </span>
  )
}

import type { Source } from '#shared/archive/source.ts'
import { formatParagraphs } from '#shared/briefing/citation.ts'
import { words, writeMoment } from '../../words/words.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { shownRange } from '../../workspace/shown-range.ts'
import styles from './printed-notes.module.css'

const say = words.reading.printed

interface PrintedNotesProps {
  readonly source: Source
  readonly open: OpenText
  readonly anchored: readonly AnchoredNote[]
  readonly showFurniture: boolean
}

/** The notes on a source as numbered notes at its end. The numbers are those of the marks in the text, which the style sheet counts. */
export function PrintedNotes({ source, open, anchored, showFurniture }: PrintedNotesProps) {
  const placed = anchored.map((item) => {
    const range = shownRange(item.anchor)
    const blocks = source.blocks.filter((_, index) => {
      const block = open.blocks[index]
      return range !== null && block !== undefined && block.start < range.end && range.start < block.end
    })
    const [first] = blocks
    return { ...item, blocks, marked: first !== undefined && (showFurniture || first.kind !== 'furniture') }
  })
  // Those without a mark in the printed text come after those that have one.
  const inOrder = [...placed.filter(({ marked }) => marked), ...placed.filter(({ marked }) => !marked)]
  return (
    <section className={styles['notes']} aria-label={say.notes}>
      <h2>{say.notes}</h2>
      <p className={styles['by']}>{say.notesBy}</p>
      <ol>
        {inOrder.map(({ note, anchor, blocks }) => (
          <li key={note.id}>
            <blockquote lang={source.language}>{note.target.exact}</blockquote>
            {note.body === '' ? null : <p className={styles['body']}>{note.body}</p>}
            <p className={styles['facts']}>
              {[
                blocks.length === 0 ? words.notes.state[anchor.state] : formatParagraphs(blocks),
                ...note.tags.map((tag) => `#${tag}`),
                note.author,
                writeMoment(note.createdAt),
              ]
                .filter((fact) => fact !== null)
                .join(', ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

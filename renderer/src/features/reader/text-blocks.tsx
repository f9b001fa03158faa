import { Fragment, memo, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { BlockId, NoteId } from '#shared/archive/ids.ts'
import type { Block, BlockKind, Source } from '#shared/archive/source.ts'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { words } from '../../words/words.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import styles from './text-blocks.module.css'

interface TextBlocksProps {
  readonly source: Source
  readonly open: OpenText
  readonly showFurniture: boolean
  /** The notes that stand in each block. */
  readonly notesIn: ReadonlyMap<BlockId, readonly AnchoredNote[]>
  /** What the archive says of a block, for example which recommendation it states: the program's words, not the source's. */
  readonly labels: ReadonlyMap<BlockId, string>
  readonly blockLink: (block: BlockId) => string
  onNote(note: NoteId): void
}

const tags: Record<BlockKind, 'h2' | 'p' | 'li'> = {
  heading: 'h2',
  paragraph: 'p',
  'list-item': 'li',
  signatory: 'li',
  dateline: 'p',
  furniture: 'p',
}

/** Blocks that follow one another as one list. */
function groupBlocks(blocks: readonly Block[]): readonly (readonly number[])[] {
  const groups: number[][] = []
  blocks.forEach((block, index) => {
    const last = groups.at(-1)
    const previous = blocks[index - 1]
    if (last !== undefined && previous?.kind === block.kind && tags[block.kind] === 'li') last.push(index)
    else groups.push([index])
  })
  return groups
}

function NoteMarks({ notes, onNote }: { readonly notes: readonly AnchoredNote[]; onNote(note: NoteId): void }) {
  return (
    <span className={styles['marks']}>
      {notes.map(({ note }) => (
        <button
          key={note.id}
          type="button"
          className={styles['markButton']}
          aria-label={`${words.colours[note.colour]}: “${note.target.exact.slice(0, 80)}”${note.body === '' ? '' : `: ${note.body.slice(0, 120)}`}`}
          title={note.body === '' ? note.target.exact.slice(0, 200) : note.body.slice(0, 200)}
          onClick={() => onNote(note.id)}
        >
          <ColourMark colour={note.colour} />
        </button>
      ))}
    </span>
  )
}

/** The text of a source, block by block. What stands in an element with `data-start` is the source's own; all else is ours. */
export const TextBlocks = memo(function TextBlocks(props: TextBlocksProps) {
  const { source, open, showFurniture, notesIn, labels, blockLink, onNote } = props
  return groupBlocks(source.blocks).map((group) => {
    const rows = group.map((index): ReactNode => {
      const block = source.blocks[index]
      const range = open.blocks[index]
      if (block === undefined || range === undefined) return null
      if (block.kind === 'furniture' && !showFurniture) return null
      const Tag = tags[block.kind]
      const notes = notesIn.get(block.id) ?? []
      const label = labels.get(block.id)
      const body = (
        <>
          {block.number === null ? (
            <span className={styles['number']} title={words.reader.furniture}>
              –
            </span>
          ) : (
            <Link className={styles['number']} to={blockLink(block.id)} aria-label={words.reader.paragraph(block.number)}>
              {block.number}
            </Link>
          )}
          {label === undefined ? null : <span className={styles['label']}>{label}</span>}
          <span className={styles['text']} data-start={range.start}>
            {open.text.slice(range.start, range.end)}
          </span>
          {notes.length === 0 ? null : <NoteMarks notes={notes} onNote={onNote} />}
        </>
      )
      return (
        <Tag key={block.id} id={block.id} className={`${styles['block']} ${styles[block.kind]}`} data-block={block.id}>
          {body}
        </Tag>
      )
    })
    const kind = source.blocks[group[0] ?? 0]?.kind ?? 'paragraph'
    const key = group[0] ?? 0
    return tags[kind] === 'li' ? (
      <ul key={key} className={styles['list']}>
        {rows}
      </ul>
    ) : (
      <Fragment key={key}>{rows}</Fragment>
    )
  })
})

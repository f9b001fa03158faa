import { type CSSProperties, Fragment, memo, type ReactNode } from 'react'
import type { BlockId, NoteId } from '#shared/archive/ids.ts'
import type { BlockKind, Source } from '#shared/archive/source.ts'
import { words } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { NoteMarks } from './note-marks.tsx'
import type { ChunkNotes } from './notes-in-chunks.ts'
import styles from './text-blocks.module.css'
import { isListed, type TextChunk } from './text-chunks.ts'

interface TextChunkViewProps {
  readonly source: Source
  readonly open: OpenText
  readonly chunk: TextChunk
  /** Where it is one of several, it is laid out only when it comes near the view. */
  readonly alone: boolean
  readonly mounted: boolean
  readonly showFurniture: boolean
  readonly notes: ChunkNotes
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

type BlockViewProps = Pick<
  TextChunkViewProps,
  'source' | 'open' | 'showFurniture' | 'notes' | 'labels' | 'blockLink' | 'onNote'
> & {
  readonly index: number
  readonly position: { readonly at: number; readonly size: number } | null
}

/** What stands in an element with `data-start` is the source's own; all else is ours. */
function blockView({
  source,
  open,
  showFurniture,
  notes,
  labels,
  blockLink,
  onNote,
  index,
  position,
}: BlockViewProps): ReactNode {
  const block = source.blocks[index]
  const range = open.blocks[index]
  if (block === undefined || range === undefined) return null
  if (block.kind === 'furniture' && !showFurniture) return null
  const Tag = tags[block.kind]
  const label = labels.get(block.id)
  const inBlock = notes.get(index)
  return (
    <Tag
      key={block.id}
      id={block.id}
      className={`${styles['block']} ${styles[block.kind]}`}
      data-block={block.id}
      aria-posinset={position?.at}
      aria-setsize={position?.size}
    >
      {block.number === null ? (
        <span className={styles['number']} title={words.reader.furniture}>
          –
        </span>
      ) : (
        // Not the router's: there are thousands, and the text itself takes the press.
        <a className={styles['number']} href={`#${blockLink(block.id)}`} aria-label={words.reader.paragraph(block.number)}>
          {block.number}
        </a>
      )}
      {label === undefined ? null : <span className={styles['label']}>{label}</span>}
      <span className={styles['text']} data-start={range.start}>
        {open.text.slice(range.start, range.end)}
      </span>
      {inBlock === undefined ? null : <NoteMarks notes={inBlock} onNote={onNote} />}
    </Tag>
  )
}

/** A piece of the text of a source, block by block. */
export const TextChunkView = memo(function TextChunkView(props: TextChunkViewProps) {
  const { source, chunk, alone, mounted } = props
  const likely = { '--lines': chunk.lines, '--blocks': chunk.blocks } as CSSProperties
  const span = { 'data-from': chunk.span.start, 'data-to': chunk.span.end }
  if (!mounted) return <div className={styles['waiting']} style={likely} {...span} />
  return (
    <div className={alone ? undefined : styles['chunk']} style={likely} {...span}>
      {chunk.rows.map(({ start, end, list }) => {
        const rows = Array.from({ length: end - start }, (_, at) =>
          blockView({
            ...props,
            index: start + at,
            position: list === null ? null : { at: list.before + at + 1, size: list.size },
          }),
        )
        return isListed(source.blocks[start]?.kind ?? 'paragraph') ? (
          <ul key={start} className={styles['list']}>
            {rows}
          </ul>
        ) : (
          <Fragment key={start}>{rows}</Fragment>
        )
      })}
    </div>
  )
})

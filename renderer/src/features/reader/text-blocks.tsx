import { memo, useMemo, useRef } from 'react'
import type { BlockId, NoteId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { type ChunkNotes, notesInChunks } from './notes-in-chunks.ts'
import { TextChunkView } from './text-chunk-view.tsx'
import { cutChunks } from './text-chunks.ts'
import { useMountedChunks } from './use-mounted-chunks.ts'

interface TextBlocksProps {
  readonly source: Source
  readonly open: OpenText
  readonly showFurniture: boolean
  readonly anchored: readonly AnchoredNote[]
  /** What the archive says of a block, for example which recommendation it states: the program's words, not the source's. */
  readonly labels: ReadonlyMap<BlockId, string>
  readonly blockLink: (block: BlockId) => string
  /** Positions of the text (UTF-16) that are looked at: of a long text they come to the page first. */
  readonly near: readonly number[]
  onNote(note: NoteId): void
}

const NONE: ChunkNotes = new Map()

/** The text of a source. A long one comes to the page in pieces, and is laid out where it is read. */
export const TextBlocks = memo(function TextBlocks(props: TextBlocksProps) {
  const { source, open, showFurniture, anchored, labels, blockLink, near, onNote } = props
  const holder = useRef<HTMLDivElement>(null)
  const chunks = useMemo(() => cutChunks(source.blocks, open.blocks), [source, open])
  const lastNotes = useRef<readonly ChunkNotes[]>([])
  const notes = useMemo(() => notesInChunks(anchored, open.blocks, chunks, lastNotes.current), [anchored, open, chunks])
  lastNotes.current = notes
  const mounted = useMountedChunks(chunks, near, holder)
  return (
    <div ref={holder}>
      {chunks.map((chunk, index) => (
        <TextChunkView
          key={chunk.start}
          source={source}
          open={open}
          chunk={chunk}
          alone={chunks.length === 1}
          mounted={mounted.has(index)}
          showFurniture={showFurniture}
          notes={notes[index] ?? NONE}
          labels={labels}
          blockLink={blockLink}
          onNote={onNote}
        />
      ))}
    </div>
  )
})

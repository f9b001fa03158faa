import type { TextRange } from '#shared/text/text-range.ts'
import { firstBeyond } from '../../anchoring/block-spans.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { shownRange } from '../../workspace/shown-range.ts'
import { chunkAt, type TextChunk } from './text-chunks.ts'

/** The notes whose passage begins in a block, and those whose passage comes from a block before. */
export interface BlockNotes {
  readonly begin: readonly AnchoredNote[]
  readonly goOn: readonly AnchoredNote[]
}

/** The notes in a chunk, by the index of the block. */
export type ChunkNotes = ReadonlyMap<number, BlockNotes>

function areSame(a: ChunkNotes, b: ChunkNotes): boolean {
  if (a.size !== b.size) return false
  const sameList = (one: readonly AnchoredNote[], other: readonly AnchoredNote[] | undefined) =>
    other !== undefined && one.length === other.length && one.every((item, at) => item === other[at])
  return [...a].every(([block, { begin, goOn }]) => {
    const other = b.get(block)
    return sameList(begin, other?.begin) && sameList(goOn, other?.goOn)
  })
}

/** Which notes stand in which block. What did not change since `before` is given as it was, so that it need not be shown anew. */
export function notesInChunks(
  anchored: readonly AnchoredNote[],
  blocks: readonly TextRange[],
  chunks: readonly TextChunk[],
  before: readonly ChunkNotes[] = [],
): readonly ChunkNotes[] {
  const found = chunks.map(() => new Map<number, { begin: AnchoredNote[]; goOn: AnchoredNote[] }>())
  for (const item of anchored) {
    const range = shownRange(item.anchor)
    if (range === null) continue
    const first = firstBeyond(blocks, range.start)
    for (let at = first; ; at += 1) {
      const block = blocks[at]
      if (block === undefined || block.start >= range.end) break
      const inChunk = found[chunkAt(chunks, block.start)]
      const notes = inChunk?.get(at) ?? { begin: [], goOn: [] }
      inChunk?.set(at, notes)
      notes[at === first ? 'begin' : 'goOn'].push(item)
    }
  }
  return found.map((notes, at) => {
    const known = before[at]
    return known !== undefined && areSame(notes, known) ? known : notes
  })
}

import type { Block, BlockKind } from '#shared/archive/source.ts'
import type { TextRange } from '#shared/text/text-range.ts'

/** Blocks that follow one another: as one list or a part of one, or one by one. Indices into the blocks of the source; `end` is after the last. */
interface BlockRow {
  readonly start: number
  readonly end: number
  /** Where the row is a part of a list that is cut: how many items stand before it, and how many there are. */
  readonly list: { readonly before: number; readonly size: number } | null
}

/** A piece of a text that is laid out, and comes to the page, as a whole. */
export interface TextChunk {
  readonly rows: readonly BlockRow[]
  /** Indices into the blocks. */
  readonly start: number
  readonly end: number
  /** UTF-16 offsets of the text. */
  readonly span: TextRange
  /** How high it is likely to be, as long as nobody has seen it. */
  readonly lines: number
  readonly blocks: number
}

const CHUNK = 40
/** A list up to this length stays whole. */
const LONGEST_LIST = 80
/** Up to this length a text is one chunk. */
const SHORT = 240
const LINE = 68

export function isListed(kind: BlockKind): boolean {
  return kind === 'list-item' || kind === 'signatory'
}

function* rowsOf(blocks: readonly Block[]): Generator<BlockRow> {
  let start = 0
  while (start < blocks.length) {
    const kind = blocks[start]?.kind ?? 'paragraph'
    let end = start + 1
    if (isListed(kind)) while (blocks[end]?.kind === kind) end += 1
    const size = end - start
    if (blocks.length <= SHORT || size <= LONGEST_LIST) yield { start, end, list: null }
    else {
      for (let at = start; at < end; at += CHUNK)
        yield { start: at, end: Math.min(at + CHUNK, end), list: { before: at - start, size } }
    }
    start = end
  }
}

function chunkOf(rows: readonly BlockRow[], ranges: readonly TextRange[]): TextChunk {
  const start = rows[0]?.start ?? 0
  const end = rows.at(-1)?.end ?? start
  const held = ranges.slice(start, end)
  const lines = held.reduce((sum, range) => sum + Math.max(1, Math.ceil((range.end - range.start) / LINE)), 0)
  const span = { start: held[0]?.start ?? 0, end: held.at(-1)?.end ?? 0 }
  return { rows, start, end, span, lines, blocks: held.length }
}

/** Cuts the blocks of a text into chunks. A short text is one chunk; a list is cut only where it is long. */
export function cutChunks(blocks: readonly Block[], ranges: readonly TextRange[]): readonly TextChunk[] {
  const chunks: TextChunk[] = []
  let rows: BlockRow[] = []
  let held = 0
  for (const row of rowsOf(blocks)) {
    rows.push(row)
    held += row.end - row.start
    if (blocks.length <= SHORT || held < CHUNK) continue
    chunks.push(chunkOf(rows, ranges))
    rows = []
    held = 0
  }
  if (rows.length > 0) chunks.push(chunkOf(rows, ranges))
  return chunks
}

/** The index of the chunk with a position of the text, or of the one before it. */
export function chunkAt(chunks: readonly TextChunk[], offset: number): number {
  let low = 0
  let high = chunks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((chunks[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

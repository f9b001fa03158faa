import type { BlockId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'

/** A part of a source that one may want to go to. Its words are the source's; `label` is ours. */
export interface OutlinePart {
  readonly block: BlockId
  /** UTF-16 offset at which it begins. */
  readonly start: number
  readonly level: 1 | 2
  readonly label: string | null
  readonly words: string | null
}

interface OutlineWords {
  /** What the archive says of a block: which recommendation it states. */
  readonly labels: ReadonlyMap<BlockId, string>
  signatories(n: number): string
}

/** So much of a paragraph says which one it is, in UTF-16 units; the style sheet cuts it to two lines. */
const BEGINNING = 120

/** The headings, the recommendations and the lists of signatories of a source, in its order. */
export function outlineParts(source: Source, open: OpenText, { labels, signatories }: OutlineWords): readonly OutlinePart[] {
  const parts: OutlinePart[] = []
  let underHeading = false
  source.blocks.forEach((block, index) => {
    const range = open.blocks[index]
    if (range === undefined) return
    const words = open.text.slice(range.start, Math.min(range.end, range.start + BEGINNING))
    const label = labels.get(block.id)
    const level = underHeading ? 2 : 1
    if (block.kind === 'heading') {
      underHeading = true
      parts.push({ block: block.id, start: range.start, level: 1, label: null, words })
    } else if (label !== undefined) {
      parts.push({ block: block.id, start: range.start, level, label, words })
    } else if (block.kind === 'signatory' && source.blocks[index - 1]?.kind !== 'signatory') {
      const after = source.blocks.findIndex(({ kind }, next) => next > index && kind !== 'signatory')
      const rows = (after === -1 ? source.blocks.length : after) - index
      parts.push({ block: block.id, start: range.start, level, label: signatories(rows), words: null })
    }
  })
  return parts
}

/** The last part that begins at or before a position; -1 before the first. `starts` ascends. */
export function partAt(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset)
}

/** How many positions lie in each part; those before the first part are not counted. */
export function countByPart(starts: readonly number[], offsets: readonly number[]): readonly number[] {
  const counts = starts.map(() => 0)
  for (const offset of offsets) {
    const part = partAt(starts, offset)
    if (part !== -1) counts[part] = (counts[part] ?? 0) + 1
  }
  return counts
}

import { nextGrapheme, previousGrapheme, sentenceRanges, snapToGraphemes, wordRanges } from './segment-text.ts'
import type { TextRange } from './text-range.ts'

export type CaretUnit = 'character' | 'word' | 'sentence' | 'block'

/** The block that holds `offset`, both of its ends included; in the white space between two, the later or the earlier one. */
function blockIndexAt(blocks: readonly TextRange[], offset: number, direction: 1 | -1): number {
  const after = blocks.findIndex((block) => offset <= block.end)
  if (after === -1) return blocks.length - 1
  const block = blocks[after]
  if (block !== undefined && offset < block.start && direction === -1) return Math.max(after - 1, 0)
  return after
}

/** The stops of a block at which words or sentences begin or end, as offsets of the whole text. */
function stops(text: string, block: TextRange, unit: 'word' | 'sentence', edge: 'start' | 'end'): number[] {
  const piece = text.slice(block.start, block.end)
  const ranges = unit === 'word' ? wordRanges(piece) : sentenceRanges(piece)
  return ranges.map((range) => block.start + range[edge])
}

function forward(text: string, block: TextRange, next: TextRange | undefined, offset: number, unit: CaretUnit): number {
  if (unit === 'block') return next?.start ?? block.end
  if (offset >= block.end) {
    if (next === undefined) return block.end
    return unit === 'word' ? (stops(text, next, 'word', 'end')[0] ?? next.end) : next.start
  }
  if (unit === 'character') return Math.min(nextGrapheme(text, offset), block.end)
  return stops(text, block, unit, unit === 'word' ? 'end' : 'start').find((stop) => stop > offset) ?? block.end
}

function backward(text: string, block: TextRange, previous: TextRange | undefined, offset: number, unit: CaretUnit): number {
  if (offset <= block.start) {
    if (previous === undefined) return block.start
    if (unit === 'character') return previous.end
    if (unit === 'block') return previous.start
    return stops(text, previous, unit, 'start').at(-1) ?? previous.start
  }
  if (unit === 'block') return block.start
  if (unit === 'character') return Math.max(previousGrapheme(text, offset), block.start)
  return stops(text, block, unit, 'start').findLast((stop) => stop < offset) ?? block.start
}

/**
 * Where the caret goes from `offset` (UTF-16, as are `blocks`, which stand in order and do not overlap). It only ever stands inside a
 * block or at its edges: white space between blocks is skipped, and a caret that was put there first goes to the block on its way.
 * Forward: the next grapheme, end of a word, start of a sentence, start of a block, with a stop at the end of each block; backward: the
 * grapheme, start of word, sentence or block before. Stays at the ends of the text.
 */
export function moveCaret(
  text: string,
  blocks: readonly TextRange[],
  offset: number,
  unit: CaretUnit,
  direction: 1 | -1,
): number {
  const index = blockIndexAt(blocks, offset, direction)
  const block = blocks[index]
  if (block === undefined) return Math.min(Math.max(offset, 0), text.length)
  if (direction === 1) return offset < block.start ? block.start : forward(text, block, blocks[index + 1], offset, unit)
  return offset > block.end ? block.end : backward(text, block, blocks[index - 1], offset, unit)
}

/**
 * The sentence around `offset` without the white space at its ends (UTF-16). Between two blocks it is the first sentence of the later
 * one, after the last block the last one of that. An empty range only where there is no block or the block holds no sentence.
 */
export function sentenceAt(text: string, blocks: readonly TextRange[], offset: number): TextRange {
  const block = blocks[blockIndexAt(blocks, offset, 1)]
  if (block === undefined) return { start: offset, end: offset }
  const ranges = sentenceRanges(text.slice(block.start, block.end))
  const found = ranges.findLast((range) => block.start + range.start <= offset) ?? ranges[0]
  if (found === undefined) return { start: block.start, end: block.start }
  return snapToGraphemes(text, { start: block.start + found.start, end: block.start + found.end })
}

import { lineAt, type ReadBlock } from '../read/read-document.ts'
import { findMarks } from './quotation-marks.ts'

/** Blocks that are read as one text: the paragraphs of a block quote, or of a quotation that runs over several. */
export interface Passage {
  readonly text: string
  readonly isQuote: boolean
  readonly blocks: readonly { readonly block: ReadBlock; readonly start: number; readonly cut: number }[]
  readonly notes: readonly { readonly offset: number; readonly label: string }[]
  readonly citations: readonly { readonly offset: number; readonly text: string }[]
  readonly links: readonly { readonly url: string; readonly start: number; readonly end: number }[]
}

const BETWEEN = '\n\n'

/** Joins blocks; `cuts` says how many units at the start of each are left out (a mark that is repeated at each paragraph). */
export function joinBlocks(blocks: readonly ReadBlock[], cuts: readonly number[] = []): Passage {
  let text = ''
  const parts: { block: ReadBlock; start: number; cut: number }[] = []
  for (const [at, block] of blocks.entries()) {
    const cut = cuts[at] ?? 0
    if (at > 0) text += BETWEEN
    parts.push({ block, start: text.length, cut })
    text += block.text.slice(cut)
  }
  const moved = <T extends { offset: number }>(pick: (block: ReadBlock) => readonly T[]) =>
    parts.flatMap(({ block, start, cut }) =>
      pick(block).map((each) => ({ ...each, offset: Math.max(each.offset - cut, 0) + start })),
    )
  return {
    text,
    isQuote: blocks[0]?.kind === 'quote',
    blocks: parts,
    notes: moved((block) => block.notes),
    citations: moved((block) => block.citations),
    links: parts.flatMap(({ block, start, cut }) =>
      block.links.map((link) => ({
        ...link,
        start: Math.max(link.start - cut, 0) + start,
        end: Math.max(link.end - cut, 0) + start,
      })),
    ),
  }
}

/** The block at a position of a passage, and the line of the file there; null where the format has no lines. */
export function whereIs(passage: Passage, offset: number): { readonly block: ReadBlock; readonly line: number | null } | null {
  const part = passage.blocks.findLast(({ start }) => start <= offset) ?? passage.blocks[0]
  return part === undefined ? null : { block: part.block, line: lineAt(part.block, offset - part.start + part.cut) }
}

/** A quotation over more paragraphs is looked for no farther. */
const MOST_PARAGRAPHS = 20

/** How many of the blocks from `at` on hold a quotation that is opened in the first and closed in the last; 1 where none does. */
function paragraphsOfQuotation(
  blocks: readonly ReadBlock[],
  at: number,
): { readonly count: number; readonly cuts: readonly number[] } {
  const none = { count: 1, cuts: [0] }
  const first = blocks[at]
  if (first === undefined) return none
  const { unclosed: double, unclosedSingle } = findMarks(first.text)
  const unclosed = double ?? unclosedSingle
  if (unclosed === null) return none
  // What is not closed is more often a slip or an apostrophe than a beginning, unless the next paragraph repeats the mark.
  const before = first.text.slice(0, unclosed.at)
  const isSure = double !== null && (unclosed.mark !== '"' || before.trim() === '' || /[:,]\s*$/u.test(before))
  if (!isSure && blocks[at + 1]?.text.trimStart().startsWith(unclosed.mark) !== true) return none
  const cuts = [0]
  for (let next = at + 1; next < blocks.length && next - at < MOST_PARAGRAPHS; next++) {
    const block = blocks[next]
    if (block === undefined || block.group !== null || block.kind === 'heading' || block.kind === 'code') return none
    const repeated = block.text.trimStart().startsWith(unclosed.mark)
    const cut = repeated ? block.text.indexOf(unclosed.mark) + 1 : 0
    cuts.push(cut)
    const rest = findMarks(block.text.slice(cut), unclosed.mark)
    if (rest.unclosed === null || rest.unclosed.at >= 0) return { count: next - at + 1, cuts }
    if (!repeated) return none
  }
  return none
}

/** Ends of paragraphs of a block quote at which a footnote stands: what follows is another quotation. */
function endsWithNote({ notes, text }: ReadBlock): boolean {
  const end = text.trimEnd().length
  return notes.some(({ offset }) => offset >= end - 1)
}

/** The passages of a document in order: each block by itself, but for block quotes and quotations that run over several paragraphs. Code is left out. */
export function passagesOf(blocks: readonly ReadBlock[]): readonly Passage[] {
  const passages: Passage[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (block === undefined) break
    if (block.kind === 'code') {
      at++
      continue
    }
    if (block.group !== null) {
      const row = [block]
      while (blocks[at + row.length]?.group === block.group && !endsWithNote(row.at(-1) ?? block)) {
        const next = blocks[at + row.length]
        if (next !== undefined) row.push(next)
      }
      passages.push({ ...joinBlocks(row), isQuote: true })
      at += row.length
      continue
    }
    const { count, cuts } = paragraphsOfQuotation(blocks, at)
    passages.push({ ...joinBlocks(blocks.slice(at, at + count), cuts), isQuote: false })
    at += count
  }
  return passages
}

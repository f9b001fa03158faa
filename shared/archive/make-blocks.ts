import { z } from 'zod'
import type { TextRange } from '../text/text-range.ts'
import type { SourceId } from './ids.ts'
import { type BlockId, blockIdSchema } from './ids.ts'
import { resolveQuote, type SourceText, shorten } from './quote.ts'
import { type Block, type BlockKind, blockKindSchema } from './source.ts'

const words = z.strictObject({
  exact: z.string().min(1).max(200_000),
  prefix: z.string().max(1_000).optional(),
  suffix: z.string().max(1_000).optional(),
})

/**
 * What an archivist says of the blocks of a source. Every line that no rule names is a paragraph. A rule names one block by its
 * words (`passage`, which may be part of a line or several lines), the whole line in which words stand (`line`), or every
 * line from one to another (`from`, `to`).
 */
export const blockRuleSchema = z.union([
  z.strictObject({ kind: blockKindSchema, passage: words }),
  z.strictObject({ kind: blockKindSchema, line: words }),
  z.strictObject({ kind: blockKindSchema, from: words, to: words }),
])
export type BlockRule = z.infer<typeof blockRuleSchema>

interface Piece extends TextRange {
  readonly kind: BlockKind
}

export type BlocksMade =
  | { readonly ok: true; readonly blocks: readonly Block[] }
  | { readonly ok: false; readonly reasons: readonly string[] }

/** The range without the white space at its ends, or null where nothing is left. White space is what `\s` is in ECMAScript. */
function trimmed(text: string, start: number, end: number): TextRange | null {
  const piece = text.slice(start, end)
  const kept = piece.trim()
  if (kept === '') return null
  const from = start + (piece.length - piece.trimStart().length)
  return { start: from, end: from + kept.length }
}

/** The lines of a range, each without white space at its ends; empty ones left out. */
function lines(text: string, start: number, end: number): readonly TextRange[] {
  const found: TextRange[] = []
  let from = start
  while (from < end) {
    const feed = text.indexOf('\n', from)
    const to = feed === -1 || feed > end ? end : feed
    const line = trimmed(text, from, to)
    if (line !== null) found.push(line)
    from = to + 1
  }
  return found
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at)
  return feed === -1 ? text.length : feed
}

function blockId(position: number): BlockId {
  return blockIdSchema.parse(`b${position}`)
}

/**
 * Divides a canonical text into blocks. Each begins and ends with a character that is not white space; together they hold every
 * such character; all but page furniture are numbered from 1 in the order of the text. Positions in the answer count code points.
 * Answers with every rule that does not fit: words that are not found or found twice, blocks that overlap.
 */
export function makeBlocks(source: SourceId, content: SourceText, rules: readonly BlockRule[]): BlocksMade {
  const { text, offsets } = content
  const reasons: string[] = []
  const texts = new Map([[source, content]])

  function find(quoted: z.infer<typeof words>): TextRange | null {
    const resolution = resolveQuote(texts, { source, ...quoted })
    if (!resolution.ok) {
      reasons.push(resolution.reason)
      return null
    }
    return { start: offsets.toUtf16(resolution.span.start), end: offsets.toUtf16(resolution.span.end) }
  }

  const named: Piece[] = []
  for (const rule of rules) {
    if ('passage' in rule) {
      const range = find(rule.passage)
      const block = range === null ? null : trimmed(text, range.start, range.end)
      if (block !== null) named.push({ ...block, kind: rule.kind })
    } else if ('line' in rule) {
      const range = find(rule.line)
      if (range === null) continue
      const block = trimmed(text, lineStart(text, range.start), lineEnd(text, range.end))
      if (block !== null) named.push({ ...block, kind: rule.kind })
    } else {
      const first = find(rule.from)
      const last = find(rule.to)
      if (first === null || last === null) continue
      if (last.start < first.start) reasons.push(`"${shorten(rule.to.exact)}" stands before "${shorten(rule.from.exact)}"`)
      for (const line of lines(text, lineStart(text, first.start), lineEnd(text, last.end)))
        named.push({ ...line, kind: rule.kind })
    }
  }
  named.sort((a, b) => a.start - b.start || a.end - b.end)

  const pieces: Piece[] = []
  let from = 0
  for (const piece of named) {
    if (piece.start < from) reasons.push(`the block "${shorten(text.slice(piece.start, piece.end))}" overlaps the one before it`)
    for (const line of lines(text, from, piece.start)) pieces.push({ ...line, kind: 'paragraph' })
    pieces.push(piece)
    from = Math.max(from, piece.end)
  }
  for (const line of lines(text, from, text.length)) pieces.push({ ...line, kind: 'paragraph' })
  if (reasons.length > 0) return { ok: false, reasons }

  let number = 0
  const blocks = pieces.map((piece, index): Block => {
    if (piece.kind !== 'furniture') number += 1
    return {
      id: blockId(index + 1),
      kind: piece.kind,
      number: piece.kind === 'furniture' ? null : number,
      start: offsets.toCodePoint(piece.start),
      end: offsets.toCodePoint(piece.end),
    }
  })
  return { ok: true, blocks }
}

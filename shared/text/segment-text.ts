import type { TextRange } from './text-range.ts'

// One language for all texts: the rules of Unicode Standard Annex 29 hardly differ by language, and results must not depend on the machine.
const LANGUAGE = 'en'
const graphemes = new Intl.Segmenter(LANGUAGE, { granularity: 'grapheme' })
const words = new Intl.Segmenter(LANGUAGE, { granularity: 'word' })
const sentences = new Intl.Segmenter(LANGUAGE, { granularity: 'sentence' })

/** The words of a text (letters and numbers, no punctuation), in order, as UTF-16 offsets. Unicode Standard Annex 29, 4. */
export function wordRanges(text: string): TextRange[] {
  const ranges: TextRange[] = []
  for (const { index, segment, isWordLike } of words.segment(text)) {
    if (isWordLike === true) ranges.push({ start: index, end: index + segment.length })
  }
  return ranges
}

/** The sentences of a text without the white space around them, in order, as UTF-16 offsets. Unicode Standard Annex 29, 5. */
export function sentenceRanges(text: string): TextRange[] {
  const ranges: TextRange[] = []
  for (const { index, segment } of sentences.segment(text)) {
    const start = index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    if (start < end) ranges.push({ start, end })
  }
  return ranges
}

/**
 * Characters that no grapheme goes on with, whatever stands before them but a joiner or a prefix sign: below U+0300 all, then letters and
 * punctuation of Greek, Cyrillic, Hebrew, Arabic, Thai, Chinese and Japanese (Grapheme_Cluster_Break=Other).
 */
const STARTS_GRAPHEME =
  /[\0-\u02ff\u0370-\u0373\u0376\u0377\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e30\u0e40-\u0e46\u3001-\u3011\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]/

/** A zero-width joiner, a sign that belongs to what follows (Grapheme_Cluster_Break=Prepend), or half of a character that could be one. */
const HOLDS_NEXT = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\ud800-\udfff]|\u200d/

/**
 * A boundary that can be told from the two units around it (Unicode Standard Annex 29, 3): a line feed stands alone unless it follows a carriage
 * return. They are frequent in every script, so that no grapheme is looked for far from where it stands, however long a text without a line feed is.
 */
function isPlainBoundary(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (before === 0x0d && after === 0x0a) return false
  if (before === 0x0a || after === 0x0a || (before < 0x300 && after < 0x300)) return true
  return STARTS_GRAPHEME.test(text.charAt(offset)) && !HOLDS_NEXT.test(text.charAt(offset - 1))
}

/** The grapheme that holds the UTF-16 unit at `offset`. Looks no further back than to the nearest plain boundary. */
function graphemeAt(text: string, offset: number): TextRange {
  let from = offset
  while (from > 0 && !isPlainBoundary(text, from)) from--
  let to = offset + 1
  while (to < text.length && !isPlainBoundary(text, to)) to++
  const found = graphemes.segment(text.slice(from, to)).containing(offset - from)
  if (found === undefined) return { start: offset, end: offset + 1 }
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** Whether a caret may stand at this UTF-16 offset. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length || isPlainBoundary(text, offset)) return true
  return graphemeAt(text, offset).start === offset
}

/** The nearest place for a caret after `offset` (UTF-16); the end of the text at its end. */
export function nextGrapheme(text: string, offset: number): number {
  return offset >= text.length ? text.length : graphemeAt(text, offset).end
}

/** The nearest place for a caret before `offset` (UTF-16); 0 at the start of the text. */
export function previousGrapheme(text: string, offset: number): number {
  return offset <= 0 ? 0 : graphemeAt(text, offset - 1).start
}

/** The smallest range that holds `range` and splits no grapheme (UTF-16 offsets, clamped to the text). */
export function snapToGraphemes(text: string, range: TextRange): TextRange {
  const start = Math.min(Math.max(range.start, 0), text.length)
  const end = Math.min(Math.max(range.end, start), text.length)
  return {
    start: isGraphemeBoundary(text, start) ? start : graphemeAt(text, start).start,
    end: isGraphemeBoundary(text, end) ? end : graphemeAt(text, end).end,
  }
}

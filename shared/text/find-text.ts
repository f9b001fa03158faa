import { type FoldedText, foldText } from './fold-text.ts'
import type { TextRange } from './text-range.ts'

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g

/**
 * What finds `typed` in a folded text: the same letters whatever their case and accents, any white space for white space; null for a
 * text in which there is nothing to find (none, or only white space).
 */
export function findPattern(typed: string): RegExp | null {
  const parts = foldText(typed)
    .folded.split(' ')
    .filter((part) => part !== '')
  if (parts.length === 0) return null
  return new RegExp(parts.map((part) => part.replace(SPECIAL, '\\$&')).join(' +'), 'gu')
}

/**
 * Every place of `pattern` (from `findPattern`) in a text, one after the other, none over another. The ranges are of the text that was
 * folded, in UTF-16 offsets, and split no grapheme.
 */
export function findInText(text: FoldedText, pattern: RegExp): readonly TextRange[] {
  return [...text.folded.matchAll(pattern)].map((match) => text.originalRange(match.index, match.index + match[0].length))
}

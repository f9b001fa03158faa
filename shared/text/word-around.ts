import type { TextRange } from './text-range.ts'

const LETTERS_BEFORE = /[\p{L}\p{M}\p{N}]+$/u
const LETTERS_AFTER = /^[\p{L}\p{M}\p{N}]+/u
/** Scripts that set no space between words: where one ends there cannot be told from the letters. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** UTF-16 units that are looked at on either side: longer than any word. */
const REACH = 60

/**
 * The word inside of which a place stands: letters, marks and digits (UAX #44, general categories L, M, N) on both sides of it. Null where the place is at the edge of a word, in
 * no word, or in a script that sets no spaces. `at` and what is given count UTF-16 units of `text`.
 */
export function wordAround(text: string, at: number): TextRange | null {
  const before = LETTERS_BEFORE.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? ''
  const after = LETTERS_AFTER.exec(text.slice(at, at + REACH))?.[0] ?? ''
  if (before === '' || after === '' || WITHOUT_SPACES.test(before + after)) return null
  return { start: at - before.length, end: at + after.length }
}

/** A word of a folded text, with its place there (UTF-16 offsets). */
export interface FoldedWord {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Letters, digits and their marks in a row are a word: "1999", "e2ee"; "25.7" is two, as is "children's". Scripts that are written without
 * spaces give a word a character, so that any part of a sentence in them can be found as a phrase.
 */
export const UNSPACED =
  '[\\p{Script_Extensions=Han}\\p{Script_Extensions=Hiragana}\\p{Script_Extensions=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const WORD = new RegExp(`(?=[\\p{L}\\p{N}])${UNSPACED}\\p{M}*|(?:(?!${UNSPACED})[\\p{L}\\p{N}]\\p{M}*)+`, 'gu')

/** The words of a text that `foldText` made. */
export function splitWords(folded: string): FoldedWord[] {
  return Array.from(folded.matchAll(WORD), (match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const PLAIN_WORD = /[a-z0-9]+/g
const PLAIN_TEXT = /^[\0-\x7f]*$/

/** The words of a folded text without their places: the same as `splitWords`, several times quicker for texts that are ASCII once folded. */
export function listWords(folded: string): readonly string[] {
  return folded.match(PLAIN_TEXT.test(folded) ? PLAIN_WORD : WORD) ?? []
}

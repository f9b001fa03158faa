import type { TextRange } from './text-range.ts'

/**
 * A number with its separators ("25.7", "2020/21"), a word with its apostrophes ("Facebook’s"), a letter of a script that writes no spaces
 * between words, a picture made of several characters, or any other single character that is not white space.
 */
const TOKEN = new RegExp(
  [
    String.raw`\p{N}+(?:[.,/:]\p{N}+)*`,
    String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*`,
    String.raw`[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*`,
    String.raw`\p{RI}\p{RI}`,
    String.raw`\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F|\u200D\p{Extended_Pictographic})*`,
    String.raw`\S[\p{M}\u200D\uFE0F]*`,
  ].join('|'),
  'gu',
)

/** The words, numbers and signs of a text, in order, without the white space between them. UTF-16 offsets, counted from `offset`. */
export function splitTokens(text: string, offset = 0): TextRange[] {
  const tokens: TextRange[] = []
  for (const match of text.matchAll(TOKEN)) {
    tokens.push({ start: offset + match.index, end: offset + match.index + match[0].length })
  }
  return tokens
}

/** Whether a token is a word or a number, and not a sign. */
export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}

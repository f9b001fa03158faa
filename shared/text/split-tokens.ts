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

const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isLetter = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
/** Signs after which a token of plain letters or digits may go on, and so may any character beyond ASCII. */
const mayGoOn = (code: number) =>
  code >= 0x80 || code === 0x27 || code === 0x2c || code === 0x2e || code === 0x2f || code === 0x3a

/** Where a token of plain letters or of plain digits ends that begins at `at`; -1 where the pattern has to say. */
function plainEnd(text: string, at: number): number {
  const is = isLetter(text.charCodeAt(at)) ? isLetter : isDigit
  let end = at
  while (end < text.length && is(text.charCodeAt(end))) end++
  return end === at || (end < text.length && mayGoOn(text.charCodeAt(end))) ? -1 : end
}

/** The words, numbers and signs of a text, in order, without the white space between them. UTF-16 offsets, counted from `offset`. */
export function splitTokens(text: string, offset = 0): TextRange[] {
  const tokens: TextRange[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === 0x20 || code === 0x0a) {
      at++
      continue
    }
    // Most words of most texts are plain: they need no pattern, which is several times slower.
    let end = plainEnd(text, at)
    if (end < 0) {
      TOKEN.lastIndex = at
      const match = TOKEN.exec(text)
      if (match === null) break
      at = match.index
      end = at + match[0].length
    }
    tokens.push({ start: offset + at, end: offset + end })
    at = end
  }
  return tokens
}

/** Whether a token is a word or a number, and not a sign. */
export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}

/** The words and signs of a text in the form in which they are compared, and where each stands (UTF-16). */
export interface Tokens {
  readonly keys: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Soft hyphens, zero width spaces and joiners, direction marks, isolates, variation selectors, the Arabic stretching stroke, tags: nobody sees them. */
const INVISIBLE = String.raw`\u00ad\u034f\u0640\u061c\u180e\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u{e0000}-\u{e007f}`
const QUOTES = String.raw`"'\u0060\u00b4\u2018-\u201f\u2032\u2033\u2035\u2039\u203a\u00ab\u00bb\u02b9\u02bb\u02bc\u300c-\u300f\u301d-\u301f\uff02\uff07`
const DASHES = String.raw`\-\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d`
/** Of scripts that write no spaces each letter is a token: a quotation may begin at any of them. */
const SPACELESS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

const TOKEN = new RegExp(
  [
    `[${SPACELESS}][\\p{M}${INVISIBLE}]*`,
    String.raw`\p{N}[\p{N}${INVISIBLE}]*(?:[.,/:][\p{N}${INVISIBLE}]*\p{N}[\p{N}${INVISIBLE}]*)*`,
    `(?:(?![${SPACELESS}${QUOTES}])[\\p{L}\\p{M}])(?:(?![${SPACELESS}${QUOTES}])[\\p{L}\\p{M}${INVISIBLE}])*`,
    `''|\`\`|[${QUOTES}]`,
    `[${DASHES}](?:[${INVISIBLE}]*[${DASHES}])*`,
    String.raw`…\.?|\.(?:\s{0,2}\.){2,}`,
    `[^\\s${INVISIBLE}]\\p{M}*`,
  ].join('|'),
  'gu',
)

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu')
const IS_QUOTE = new RegExp(`^[${QUOTES}]`, 'u')
const IS_DASH = new RegExp(`^[${DASHES}]`, 'u')
/** What may number or mark an item of a list, as tokens from `at` on: how many they are, 0 where they are none. */
export function itemSignAt(keys: readonly string[], at: number): number {
  const [first = '', second = '', third = ''] = [keys[at], keys[at + 1], keys[at + 2]]
  const isLabel = (key: string) => /^(?:\d{1,3}|[a-z])$/u.test(key)
  if (/^[•‣◦▪·-]$/u.test(first)) return 1
  if (isLabel(first) && (second === '.' || second === ')')) return 2
  return first === '(' && isLabel(second) && third === ')' ? 3 : 0
}

/** Signs that mark emphasis where a program did not read them as such. */
const EMPHASIS = /^[*_]$/u
/** Where two words were joined without a space ("EnglandUnited", "OBEChildren"), as names of rows often are when text is taken from a page. */
const JOINT = new RegExp(
  `(?<=\\p{Ll}[\\p{M}${INVISIBLE}]*)(?=\\p{Lu})|(?<=\\p{Lu}[\\p{M}${INVISIBLE}]*)(?=\\p{Lu}[\\p{M}${INVISIBLE}]*\\p{Ll})`,
  'u',
)
const MAY_BE_JOINED = new RegExp(`[\\p{L}\\p{M}][${INVISIBLE}]*\\p{Lu}`, 'u')

export const QUOTE = "'"
const DASH = '-'
export const ELLIPSIS = '…'

const LIGATURES = /[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\u{1f1e6}]/u

/** ASCII letters need none of it. */
const PLAIN = /^[A-Za-z0-9.,;:!?()%]+$/

function keyOf(piece: string): string {
  if (PLAIN.test(piece)) return piece.startsWith('..') ? ELLIPSIS : piece
  if (IS_QUOTE.test(piece)) return QUOTE
  if (IS_DASH.test(piece)) return DASH
  if (piece.startsWith('…') || /^\.\s{0,2}\./u.test(piece)) return ELLIPSIS
  const seen = piece.replace(INVISIBLES, '')
  return (LIGATURES.test(seen) ? seen.normalize('NFKC') : seen).normalize('NFC')
}

/**
 * Takes a text apart into what must be the same for its words to be the same. All that is typography is folded or left out: the form of quotation marks,
 * apostrophes, dashes and ellipses, white space of any kind and its absence beside a sign, line ends, characters nobody sees, ligatures, full width,
 * the form of accents, signs of emphasis. Case, every letter, every number with its separators and every other sign stay.
 */
export function tokenise(text: string): Tokens {
  const keys: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: piece, index } of text.matchAll(TOKEN)) {
    if (EMPHASIS.test(piece)) continue
    let at = index
    // A joint between small and capital letters is no end of a word where nothing follows it; most words have none.
    for (const part of MAY_BE_JOINED.test(piece) ? piece.split(JOINT) : [piece]) {
      const key = keyOf(part)
      if (key !== '') {
        keys.push(key)
        starts.push(at)
        ends.push(at + part.length)
      }
      at += part.length
    }
  }
  stopsAfterMarks(keys, starts, ends)
  return { keys, starts, ends }
}

/** `harm."` and `harm".` are two ways of setting the same words: the mark comes first in both. */
function stopsAfterMarks(keys: string[], starts: number[], ends: number[]): void {
  for (let at = 1; at < keys.length; at++) {
    const stop = keys[at - 1]
    if (keys[at] !== QUOTE || (stop !== '.' && stop !== ',') || ends[at - 1] !== starts[at]) continue
    for (const list of [keys, starts, ends] as (string | number)[][])
      [list[at - 1], list[at]] = [list[at] ?? '', list[at - 1] ?? '']
  }
}

const WORD = /[\p{L}\p{N}]/u

/** Whether a token is a word or a number, not a sign. */
export function isWordKey(key: string): boolean {
  return WORD.test(key)
}

/** Whether a text holds characters that nobody sees, other than soft hyphens, which programs put in to divide words. */
export function holdsInvisible(text: string): boolean {
  return (text.match(INVISIBLES) ?? []).some(
    (character) => character !== '\u00ad' && !/[\ufe00-\ufe0f\ufeff\u0640]/u.test(character),
  )
}

/**
 * Letters of other alphabets that look like Latin ones, as far as fonts for text draw them alike. Unicode Technical Standard 39 (confusables), the part of
 * it that concerns Cyrillic, Greek and Armenian.
 */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    т: 't',
    ѵ: 'v',
    ѡ: 'w',
    х: 'x',
    у: 'y',
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    І: 'I',
    Ј: 'J',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Ѕ: 'S',
    Т: 'T',
    Ү: 'Y',
    Х: 'X',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
    ο: 'o',
    ν: 'v',
    ρ: 'p',
    α: 'a',
    ι: 'i',
    κ: 'k',
    υ: 'u',
    օ: 'o',
    ո: 'n',
    ս: 'u',
    ɑ: 'a',
    ɡ: 'g',
    ı: 'i',
    ѐ: 'è',
    ё: 'ë',
    ї: 'ï',
  }),
)

/** The Latin word that this one looks like without being it; null where it is what it looks like. */
export function lookalikeOf(word: string): string | null {
  let latin = ''
  for (const character of word) latin += LOOKALIKES.get(character) ?? character
  const plain = latin.normalize('NFKC')
  return plain === word.normalize('NFC') ? null : plain
}

import { snapToGraphemes } from './segment-text.ts'
import type { TextRange } from './text-range.ts'

/** A text made comparable, and the way back to the text it was made from. All positions are UTF-16 offsets. */
export interface FoldedText {
  readonly folded: string
  /** The original offset at which the character begins that gave the folded unit at `offset`; the end of the text for the end. */
  toOriginal(offset: number): number
  /** The smallest original range that holds the folded range and splits no grapheme. Throws RangeError for an empty or foreign range. */
  originalRange(foldedStart: number, foldedEnd: number): TextRange
}

/** Runs of ASCII, or one character with the marks that stand on it, so that no mapping begins between a letter and its accent. */
const UNIT = /[\0-\x7f]+(?!\p{M})|\P{M}\p{M}*|\p{M}+/gsu

/**
 * Marks that people leave out when they type: accents, Hebrew points, Arabic vowel signs. Marks of other scripts (Thai, Devanagari,
 * the Japanese voicing marks) are part of the spelling and stay.
 */
const OPTIONAL_MARK =
  /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/gu

/** Invisible: soft hyphen, joiners, direction marks, byte order mark, the Arabic stretching stroke. */
const DROPPED = /[\u00ad\u0640\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu

const REPLACED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ł: 'l',
    ø: 'o',
    æ: 'ae',
    œ: 'oe',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ı: 'i',
    ŋ: 'n',
    ς: 'σ',
  }),
)

const SINGLE_QUOTE = /[\u2018-\u201b\u2032\u2039\u203a\u02b9\u02bb\u02bc\u00b4`]/gu
const DOUBLE_QUOTE = /[\u201c-\u201f\u00ab\u00bb\u2033\u301d-\u301f]/gu
const DASH = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63]/gu
/** White space but the space itself, which stays as it is. */
const SPACE = /[\t-\r\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/gu

/** Folds one unit that is not plain ASCII. Quotes come first: the compatibility decomposition turns some of them into a space. */
function foldUnit(unit: string): string {
  const plain = unit.replace(DROPPED, '').replace(SINGLE_QUOTE, "'").replace(DOUBLE_QUOTE, '"').replace(DASH, '-')
  const bare = plain.normalize('NFKD').replace(OPTIONAL_MARK, '').normalize('NFC').toLowerCase()
  let folded = ''
  for (const character of bare.normalize('NFD').replace(OPTIONAL_MARK, '').normalize('NFC'))
    folded += REPLACED.get(character) ?? character
  return folded.replace(DROPPED, '').replace(SINGLE_QUOTE, "'").replace(DOUBLE_QUOTE, '"').replace(DASH, '-').replace(SPACE, ' ')
}

/** ASCII keeps its length: letters become small, the grave accent a quote, each white space a space. */
function foldAscii(run: string): string {
  return run.toLowerCase().replaceAll('`', "'").replace(SPACE, ' ')
}

/** Units of real texts are few (curly quotes, dashes, accented letters): each is folded once. Bounded, as a text may be made of anything. */
const foldedUnits = new Map<string, string>()
const UNITS_KEPT = 4_096

function foldUnitOnce(unit: string): string {
  const known = foldedUnits.get(unit)
  if (known !== undefined) return known
  const folded = foldUnit(unit)
  if (foldedUnits.size < UNITS_KEPT && unit.length <= 8) foldedUnits.set(unit, folded)
  return folded
}

/** A character that is not ASCII with the marks on it, or an ASCII character with marks on it: what `foldText` folds unit by unit. */
const UNIT_HERE = /[\0-\x7f]\p{M}+|[^\0-\x7f]\p{M}*/suy
const STARTS_WITH_MARK = /^\p{M}/u

/** The folded text of `foldText` without the way back: several times quicker, for building an index. */
export function foldPlain(text: string): string {
  let folded = ''
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    // A mark belongs to the character before it.
    const start = at > copied && STARTS_WITH_MARK.test(text.slice(at, at + 2)) ? at - 1 : at
    UNIT_HERE.lastIndex = start
    const unit = UNIT_HERE.exec(text)?.[0] ?? text.slice(start, at + 1)
    folded += text.slice(copied, start) + foldUnitOnce(unit)
    copied = start + unit.length
    at = copied - 1
  }
  return foldAscii(folded + text.slice(copied))
}

/**
 * Folds case, accents, the letters ß ł ø æ œ đ ð þ ħ ŋ and the dotless i, final sigma, ligatures and other compatibility forms (NFKD),
 * typographic quotes and dashes, and white space (each to one space), and drops what cannot be seen (soft hyphens, joiners, direction
 * marks). Folding twice gives what folding once gives.
 */
export function foldText(text: string): FoldedText {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(UNIT)) {
    const unit = match[0]
    const ascii = unit.charCodeAt(0) < 0x80 && unit.charCodeAt(unit.length - 1) < 0x80
    const piece = ascii ? foldAscii(unit) : foldUnitOnce(unit)
    for (let index = 0; index < piece.length; index++) {
      starts.push(ascii ? match.index + index : match.index)
      ends.push(ascii ? match.index + index + 1 : match.index + unit.length)
    }
    folded += piece
  }
  return {
    folded,
    toOriginal(offset) {
      if (offset < 0 || offset > folded.length)
        throw new RangeError(`position ${offset} is outside a folded text of ${folded.length} UTF-16 units`)
      return starts[offset] ?? text.length
    },
    originalRange(foldedStart, foldedEnd) {
      const start = starts[foldedStart]
      const end = ends[foldedEnd - 1]
      if (start === undefined || end === undefined || foldedStart >= foldedEnd) {
        throw new RangeError(`${foldedStart} to ${foldedEnd} is not a range of a folded text of ${folded.length} UTF-16 units`)
      }
      return snapToGraphemes(text, { start, end })
    },
  }
}

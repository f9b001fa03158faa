/** A text in which what differs only in typography reads the same. All positions are UTF-16 offsets. */
export interface TypographicFold {
  readonly folded: string
  /** Where the folded unit at `offset` begins in the original; the end of the text for the end. */
  startInOriginal(offset: number): number
  /** Where the folded unit before `offset` ends in the original; 0 for 0. */
  endInOriginal(offset: number): number
  /** The folded position of an original one; inside something that was folded as a whole, the position before it. */
  toFolded(offset: number): number
}

const INVISIBLE = String.raw`\u00ad\u061c\u0640\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff`
const LIGATURES = String.raw`\ufb00-\ufb06\ufb50-\ufbb1\ufe70-\ufefc`
const FULL_WIDTH = String.raw`\uff01-\uff5e`
const SINGLE_QUOTES = String.raw`\u2018-\u201b\u2032\u2039\u203a\u02bc\u00b4`
const DOUBLE_QUOTES = String.raw`\u201c-\u201f\u00ab\u00bb\u2033`
/** Dashes that join what they stand between, unless white space says otherwise. */
const HYPHENS = String.raw`\u2010-\u2013\u2212\ufe63\uff0d`
const LONG_DASHES = String.raw`\u2014\u2015\u2e3a\u2e3b`

const BLANK = String.raw`[\s${INVISIBLE}]*`
const DASHES = `[-${HYPHENS}${LONG_DASHES}](?:[${INVISIBLE}]*[-${HYPHENS}${LONG_DASHES}])+`
const PAUSE = String.raw`\s${BLANK}[-${HYPHENS}]${BLANK}\s|${BLANK}(?:${DASHES}|[${LONG_DASHES}])${BLANK}`
const SPACE = String.raw`\s${BLANK}\s|[^\S ]`
/** French quotation marks are set with a space that does not break. */
const GUILLEMETS = String.raw`«[\u00a0\u202f]|[\u00a0\u202f]»`
const SIGN = String.raw`[${INVISIBLE}${LIGATURES}${FULL_WIDTH}${SINGLE_QUOTES}${DOUBLE_QUOTES}${HYPHENS}\u2026]`
/** A letter with marks, and Hangul written in its parts: these may have another, composed form. */
const COMPOSED = String.raw`\P{M}\p{M}+|[\u1100-\u11ff]{2,}`

const IN_COMPOSED_TEXT = new RegExp(`${GUILLEMETS}|${PAUSE}|${SPACE}|${SIGN}`, 'gu')
const IN_ANY_TEXT = new RegExp(`${GUILLEMETS}|${PAUSE}|${SPACE}|${SIGN}|${COMPOSED}`, 'gu')

const isInvisible = new RegExp(`^[${INVISIBLE}]$`, 'u')
const isSingleQuote = new RegExp(`^[${SINGLE_QUOTES}]$`, 'u')
const isDoubleQuote = new RegExp(`[${DOUBLE_QUOTES}]`, 'u')
const isHyphen = new RegExp(`^[${HYPHENS}]$`, 'u')
const isCompatible = new RegExp(`^[${LIGATURES}${FULL_WIDTH}]$`, 'u')

const isBlank = new RegExp(`^${BLANK}$`, 'u')
const isPause = new RegExp(`^${BLANK}(?:${DASHES}|[-${HYPHENS}${LONG_DASHES}])${BLANK}$`, 'u')

function foldPiece(piece: string): string {
  if (isInvisible.test(piece)) return ''
  if (isSingleQuote.test(piece)) return "'"
  if (isDoubleQuote.test(piece)) return '"'
  if (isHyphen.test(piece)) return '-'
  if (piece === '…') return '...'
  if (isCompatible.test(piece)) return piece.normalize('NFKC')
  if (isBlank.test(piece)) return ' '
  if (isPause.test(piece)) return ' - '
  return piece.normalize('NFC')
}

/** Index of the last of the ascending `list` that is at most `value`; -1 where there is none. */
function lastAtMost(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * Folds what a typesetter changes and a reader does not read: each run of white space (line ends too) to one space, quotation marks and
 * apostrophes to `"` and `'`, hyphens and dashes to `-` (a dash that marks a pause to ` - `, with or without its spaces), `…` to `...`; ligatures,
 * full width and Arabic presentation forms to plain letters; composed and decomposed accents to one form. Soft hyphens, zero width spaces, direction
 * marks and the Arabic stretching stroke are left out.
 *
 * Everything that is read stays: case, accents, every other sign, joiners (they make another emoji of two), and whether there is a space or a
 * hyphen at all. Texts that fold to the same string have the same words in the same order.
 */
export function foldTypography(text: string): TypographicFold {
  const pattern = text.normalize('NFC') === text ? IN_COMPOSED_TEXT : IN_ANY_TEXT
  let folded = ''
  let at = 0
  /** The pieces that changed: where each begins and ends, in both texts. */
  const [from, to, foldedFrom, foldedTo]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const { 0: piece, index } of text.matchAll(pattern)) {
    const plain = foldPiece(piece)
    if (plain === piece) continue
    folded += text.slice(at, index)
    from.push(index)
    foldedFrom.push(folded.length)
    folded += plain
    at = index + piece.length
    to.push(at)
    foldedTo.push(folded.length)
  }
  folded += text.slice(at)
  return {
    folded,
    startInOriginal(offset) {
      const piece = lastAtMost(foldedFrom, offset)
      if (piece < 0) return offset
      const after = offset - (foldedTo[piece] ?? 0)
      return after >= 0 ? (to[piece] ?? 0) + after : (from[piece] ?? 0)
    },
    endInOriginal(offset) {
      const piece = lastAtMost(foldedFrom, offset - 1)
      if (piece < 0) return offset
      const after = offset - (foldedTo[piece] ?? 0)
      return (to[piece] ?? 0) + Math.max(after, 0)
    },
    toFolded(offset) {
      const piece = lastAtMost(from, offset)
      if (piece < 0) return offset
      const after = offset - (to[piece] ?? 0)
      return after >= 0 ? (foldedTo[piece] ?? 0) + after : (foldedFrom[piece] ?? 0)
    },
  }
}

/** Whether two texts have the same words, typography aside: nothing that is read differs. */
export function sameWords(a: string, b: string): boolean {
  return a === b || foldTypography(a).folded.trim() === foldTypography(b).folded.trim()
}

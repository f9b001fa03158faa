/** The words of a text by their letters, so that the places of a rare word are found without reading the text. */
export interface WordIndex {
  /** Where each word begins and ends, in order. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** How often a word stands in the text, and where: `places` are indices into `starts`, in order. Capital or small letters are the same. */
  placesOf(word: IndexedWord): Int32Array
}

/** A word of the text that is looked up, at a position of its own. */
export interface IndexedWord {
  readonly start: number
  readonly end: number
  readonly hash: number
}

const UNKNOWN = 0
const SIGN = 1
const LETTER = 2
/** A letter of a script that writes no spaces: each is a word of its own here. */
const SINGLE = 3
type Kind = typeof UNKNOWN | typeof SIGN | typeof LETTER | typeof SINGLE

const SPACELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u

function kindOf(character: string): Kind {
  if (SPACELESS.test(character)) return SINGLE
  return /^[\p{L}\p{N}\p{M}]$/u.test(character) ? LETTER : SIGN
}

const isPair = (text: string, at: number) => (text.codePointAt(at) ?? 0) > 0xffff

/** Filled as characters are met: asking a pattern about each character of a long text takes most of the time. */
const kinds = new Uint8Array(0x10000)

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at)
  const known = kinds[code]
  if (known === SIGN || known === LETTER || known === SINGLE) return known
  const point = text.codePointAt(at) ?? code
  const kind = kindOf(String.fromCodePoint(point))
  if (point < 0x10000) kinds[code] = kind
  return kind
}

/** Whether the character at `at` (either half of a pair) is a letter or number, and whether its script writes spaces between words. */
export function letterKind(text: string, at: number): 'none' | 'spaced' | 'spaceless' {
  if (at < 0 || at >= text.length) return 'none'
  const code = text.charCodeAt(at)
  if (code >= 0xdc00 && code <= 0xdfff && at > 0 && isPair(text, at - 1)) return letterKind(text, at - 1)
  const kind = kindAt(text, at)
  return kind === LETTER ? 'spaced' : kind === SINGLE ? 'spaceless' : 'none'
}

/** The words of a passage; signs and white space are passed over. Cut words count as words: their neighbours are not known here. */
export function wordsOf(passage: string): readonly IndexedWord[] {
  const words: IndexedWord[] = []
  eachWord(passage, (start, end, hash) => words.push({ start, end, hash }))
  return words
}

/** The hash is FNV-1a over small letters. */
function eachWord(text: string, take: (start: number, end: number, hash: number) => void): void {
  const lowerCase = text.toLowerCase()
  // A few letters change their length with their case: such a text is looked up as it is written.
  const letters = lowerCase.length === text.length ? lowerCase : text
  let start = -1
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at)
    const size = isPair(text, at) ? 2 : 1
    if (kind !== LETTER && start >= 0) {
      take(start, at, hash)
      start = -1
    }
    if (kind === LETTER || kind === SINGLE) {
      if (start < 0) {
        start = at
        hash = 0x811c9dc5 | 0
      }
      for (let unit = 0; unit < size; unit++) hash = Math.imul(hash ^ letters.charCodeAt(at + unit), 0x01000193)
    }
    if (kind === SINGLE) {
      take(start, at + size, hash)
      start = -1
    }
    at += size - 1
  }
  if (start >= 0) take(start, text.length, hash)
}

/** Reads a text once. Positions are UTF-16 offsets. Two words may share their letters' hash: whoever looks one up compares the text. */
export function indexWords(text: string): WordIndex {
  const starts: number[] = []
  const ends: number[] = []
  const numbers: number[] = []
  const numberOf = new Map<number, number>()
  const counts: number[] = []
  eachWord(text, (start, end, hash) => {
    let number = numberOf.get(hash)
    if (number === undefined) {
      number = counts.length
      numberOf.set(hash, number)
      counts.push(0)
    }
    starts.push(start)
    ends.push(end)
    numbers.push(number)
    counts[number] = (counts[number] ?? 0) + 1
  })
  const firsts = new Int32Array(counts.length + 1)
  counts.forEach((count, number) => {
    firsts[number + 1] = (firsts[number] ?? 0) + count
  })
  const next = firsts.slice()
  const places = new Int32Array(starts.length)
  numbers.forEach((number, index) => {
    const slot = next[number] ?? 0
    places[slot] = index
    next[number] = slot + 1
  })
  const none = new Int32Array(0)
  return {
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    placesOf({ hash }) {
      const number = numberOf.get(hash)
      return number === undefined ? none : places.subarray(firsts[number], firsts[number + 1])
    },
  }
}

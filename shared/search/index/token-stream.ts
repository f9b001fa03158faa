import { foldPlain } from '../../text/fold-text.ts'
import { listWords } from '../split-words.ts'
import { NumberList } from './number-list.ts'

const ASCII = 0x80
/** For each ASCII character the letter or digit it is folded to; 0 for what stands between words. */
const LETTERS = Uint8Array.from({ length: ASCII }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase()
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0
})

/** What is known of a UTF-16 unit beyond ASCII: nothing yet, that it is folded to ASCII by itself (a curly quote, é), or that it is not. */
const [UNKNOWN, PLAIN, OTHER] = [0, 1, 2] as const
const kinds = new Uint8Array(0x1_0000)
/** The letters that the plain ones are folded to. */
const pieces = new Map<number, Uint8Array>()
/** Of the longest of them, in UTF-16 units. */
let longestPiece = 1

function kindOf(code: number): number {
  const known = kinds[code] ?? OTHER
  if (known !== UNKNOWN) return known
  const character = String.fromCharCode(code)
  const folded = foldPlain(character)
  // A mark belongs to the character before it, and half of a pair to the other half.
  const alone = !/[\p{M}\p{Cs}]/u.test(character) && Array.from(folded).every((each) => each.charCodeAt(0) < ASCII)
  kinds[code] = alone ? PLAIN : OTHER
  if (alone) {
    const letters = Array.from(folded, (each) => LETTERS[each.charCodeAt(0)] ?? 0)
    pieces.set(code, Uint8Array.from(letters))
    longestPiece = Math.max(longestPiece, letters.length)
  }
  return kinds[code] ?? OTHER
}

/** Whether a text is ASCII once it is folded, character by character. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= ASCII && kindOf(code) !== PLAIN) return false
  }
  return true
}

/** What is kept of each word, by its place among the facts of the word. */
const FACTS = 4
const [START, OCCURRENCES, DOCUMENTS, LAST] = [0, 1, 2, 3] as const

function longer(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(numbers.length * 2)
  twice.set(numbers)
  return twice
}

/** The low bits of a hash say little about the first letters of a word: the high ones are mixed in. */
function firstSlot(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

/**
 * The words of all documents, one after the other, each by the number it got when it was first met, and how often each occurs. Texts that are ASCII
 * once they are folded (most are) are read letter by letter into a table of words, so that no string is made for each word of each text: that
 * would be most of the work of building an index. The words are those of `listWords(foldPlain(text))`.
 */
export class TokenStream {
  /** Where the words of each document begin in `tokens`. */
  readonly starts = new NumberList()
  readonly tokens = new NumberList()
  /** The words one after the other. */
  #units = new Uint16Array(1 << 12)
  #unitsLength = 0
  /** Of each word, side by side: where its units begin, how often it occurs, in how many documents, and which was the last of them. */
  #facts = new Uint32Array(FACTS << 10)
  #size = 0
  /** Open addressing: the hash of a word, and its number plus 1. */
  #slots = new Uint32Array(2 << 12)

  get size(): number {
    return this.#size
  }

  words(): string[] {
    return Array.from({ length: this.#size }, (_, word) => {
      const end = word + 1 < this.#size ? this.#fact(word + 1, START) : this.#unitsLength
      let text = ''
      for (let at = this.#fact(word, START); at < end; at++) text += String.fromCharCode(this.#units[at] ?? 0)
      return text
    })
  }

  /** How often each word occurs. */
  occurrences(): Uint32Array {
    return Uint32Array.from({ length: this.#size }, (_, word) => this.#fact(word, OCCURRENCES))
  }

  /** In how many documents each word stands. */
  documentsWith(): Uint32Array {
    return Uint32Array.from({ length: this.#size }, (_, word) => this.#fact(word, DOCUMENTS))
  }

  #fact(word: number, which: number): number {
    return this.#facts[word * FACTS + which] ?? 0
  }

  add(text: string): void {
    this.starts.push(this.tokens.length)
    if (isPlain(text)) this.#addPlain(text)
    else for (const word of listWords(foldPlain(text))) this.#addWord(word)
  }

  #addPlain(text: string): void {
    let hash = 0
    let start = this.#unitsLength
    // The letters of a word are written behind the words there are: a new one is in its place already.
    this.#reserve((text.length + 1) * longestPiece)
    const units = this.#units
    let end = start
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 0
      const piece = code < ASCII ? undefined : pieces.get(code)
      const length = piece === undefined ? 1 : piece.length
      for (let part = 0; part < length; part++) {
        const letter = piece === undefined ? (LETTERS[code] ?? 0) : (piece[part] ?? 0)
        if (letter !== 0) {
          units[end++] = letter
          hash = Math.imul(hash ^ letter, 0x0100_0193)
        } else if (end > start) {
          this.#count(this.#wordAt(hash >>> 0, start, end))
          start = this.#unitsLength
          end = start
          hash = 0
        }
      }
    }
  }

  #addWord(word: string): void {
    this.#reserve(word.length)
    let hash = 0
    let end = this.#unitsLength
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at)
      this.#units[end++] = unit
      hash = Math.imul(hash ^ unit, 0x0100_0193)
    }
    this.#count(this.#wordAt(hash >>> 0, this.#unitsLength, end))
  }

  #count(word: number): void {
    this.tokens.push(word)
    const facts = this.#facts
    const at = word * FACTS
    facts[at + OCCURRENCES] = (facts[at + OCCURRENCES] ?? 0) + 1
    // The number of the document, from 1 on.
    const document = this.starts.length
    if (facts[at + LAST] === document) return
    facts[at + LAST] = document
    facts[at + DOCUMENTS] = (facts[at + DOCUMENTS] ?? 0) + 1
  }

  /** The number of the word whose units were written from `start` to `end`, behind all words; it is kept there where it is new. */
  #wordAt(hash: number, start: number, end: number): number {
    const units = this.#units
    const slots = this.#slots
    const facts = this.#facts
    const mask = slots.length / 2 - 1
    let slot = firstSlot(hash, mask)
    for (;;) {
      const held = slots[slot * 2 + 1] ?? 0
      if (held === 0) break
      if (slots[slot * 2] === hash) {
        const from = facts[(held - 1) * FACTS + START] ?? 0
        const to = held < this.#size ? (facts[held * FACTS + START] ?? 0) : this.#unitsLength
        let same = to - from === end - start
        for (let at = 0; same && at < end - start; at++) same = units[from + at] === units[start + at]
        if (same) return held - 1
      }
      slot = (slot + 1) & mask
    }
    const word = this.#size++
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = word + 1
    this.#unitsLength = end
    if (this.#size * FACTS > this.#facts.length) this.#facts = longer(this.#facts)
    this.#facts[word * FACTS + START] = start
    if (this.#size * 4 > slots.length) this.#growSlots()
    return word
  }

  #growSlots(): void {
    const before = this.#slots
    const after = new Uint32Array(before.length * 2)
    const mask = after.length / 2 - 1
    for (let at = 0; at < before.length; at += 2) {
      const word = before[at + 1] ?? 0
      if (word === 0) continue
      const hash = before[at] ?? 0
      let slot = firstSlot(hash, mask)
      while (after[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
      after[slot * 2] = hash
      after[slot * 2 + 1] = word
    }
    this.#slots = after
  }

  #reserve(units: number): void {
    if (this.#unitsLength + units <= this.#units.length) return
    const longer = new Uint16Array(Math.max(this.#units.length * 2, this.#unitsLength + units))
    longer.set(this.#units.subarray(0, this.#unitsLength))
    this.#units = longer
  }
}

import { createOffsetMap, type OffsetMap } from '../../../text/offset-map.ts'
import type { ArchiveText, ArchiveTexts } from './archive-texts.ts'
import { isWordKey, type Tokens, tokenise } from './tokens.ts'

/** A text of the archive as a stretch of the row of all tokens. */
export interface IndexedText extends ArchiveText {
  /** Tokens of the row: from `first` up to, not including, `end`. */
  readonly first: number
  readonly end: number
  readonly isCurrent: boolean
  readonly offsets: () => OffsetMap
}

/** The tokens of all texts in one row, and where each word stands in it. A text follows the other with a gap that fits nothing. */
export interface ArchiveIndex {
  readonly archive: ArchiveTexts
  readonly texts: readonly IndexedText[]
  /** The tokens by number; -1 between two texts. */
  readonly row: Int32Array
  /** For each token where it begins and ends in its text (UTF-16). */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where a block begins with this token, 2 where the sign of a list item stands before it and was left out. */
  readonly opens: Uint8Array
  /** The signs that were left out, by the token after them. */
  readonly itemSigns: ReadonlyMap<number, readonly string[]>
  numberOf(key: string): number
  /** Of the small-letter form: equal for "The" and "the". */
  folded(number: number): number
  isWord(number: number): boolean
  /** Where a token stands in the row, in any case of letters, in order. */
  placesOf(number: number): Int32Array
  textAt(position: number): IndexedText | null
}

/** What numbers or marks an item of a list. It is no word of it: programs write it anew, or as a sign that is no text. */
const ITEM_SIGN = /^[^\S\n]*(?:[•‣◦▪·–*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/u

/** How many UTF-16 units at the start of an item are its sign. */
function itemSignLength(item: string): number {
  return ITEM_SIGN.exec(item)?.[0].length ?? 0
}

interface Growing {
  readonly row: number[]
  readonly starts: number[]
  readonly ends: number[]
  readonly opens: number[]
}

function addTokens(to: Growing, { starts, ends }: Tokens, numbers: readonly number[], offset: number, sign: boolean): void {
  numbers.forEach((number, at) => {
    to.row.push(number)
    to.starts.push((starts[at] ?? 0) + offset)
    to.ends.push((ends[at] ?? 0) + offset)
    to.opens.push(at > 0 ? 0 : sign ? 2 : 1)
  })
}

/** Reads every text once. Time and memory grow with the length of all texts together. */
export function indexArchive(archive: ArchiveTexts): ArchiveIndex {
  const numbers = new Map<string, number>()
  const keys: string[] = []
  const folded: number[] = []
  const numberOf = (key: string): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = keys.length
    numbers.set(key, number)
    keys.push(key)
    folded.push(number)
    const small = key.toLowerCase()
    if (small !== key) folded[number] = numberOf(small)
    return number
  }
  const growing: Growing = { row: [], starts: [], ends: [], opens: [] }
  const texts: IndexedText[] = []
  const itemSigns = new Map<number, readonly string[]>()
  for (const text of archive.texts) {
    const first = growing.row.length
    let map: OffsetMap | undefined
    const offsets = () => {
      map ??= createOffsetMap(text.text)
      return map
    }
    for (const block of text.blocks) {
      const [from, to] = [offsets().toUtf16(block.start), offsets().toUtf16(block.end)]
      const words = text.text.slice(from, to)
      const sign = block.kind === 'list-item' || block.kind === 'furniture' ? itemSignLength(words) : 0
      const tokens = tokenise(words.slice(sign))
      if (sign > 0) itemSigns.set(growing.row.length, tokenise(words.slice(0, sign)).keys)
      addTokens(growing, tokens, tokens.keys.map(numberOf), from + sign, sign > 0)
    }
    texts.push({ ...text, first, end: growing.row.length, isCurrent: text.editions.includes(archive.current), offsets })
    growing.row.push(-1)
    growing.starts.push(text.text.length)
    growing.ends.push(text.text.length)
    growing.opens.push(0)
  }
  const row = Int32Array.from(growing.row)
  const firsts = new Int32Array(keys.length + 1)
  for (const number of row) if (number >= 0) firsts[(folded[number] ?? 0) + 1] = (firsts[(folded[number] ?? 0) + 1] ?? 0) + 1
  for (let at = 0; at < keys.length; at++) firsts[at + 1] = (firsts[at + 1] ?? 0) + (firsts[at] ?? 0)
  const next = firsts.slice()
  const places = new Int32Array(row.length)
  row.forEach((number, position) => {
    if (number < 0) return
    const fold = folded[number] ?? 0
    const slot = next[fold] ?? 0
    places[slot] = position
    next[fold] = slot + 1
  })
  const words = Uint8Array.from(keys, (key) => (isWordKey(key) ? 1 : 0))
  return {
    archive,
    texts,
    row,
    starts: Int32Array.from(growing.starts),
    ends: Int32Array.from(growing.ends),
    opens: Uint8Array.from(growing.opens),
    itemSigns,
    numberOf: (key) => numbers.get(key) ?? -2,
    folded: (number) => folded[number] ?? -2,
    isWord: (number) => words[number] === 1,
    placesOf(number) {
      const fold = folded[number]
      return fold === undefined ? new Int32Array(0) : places.subarray(firsts[fold], firsts[fold + 1])
    },
    textAt(position) {
      let [low, high] = [0, texts.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((texts[middle]?.end ?? 0) <= position) low = middle + 1
        else high = middle
      }
      const text = texts[low]
      return text !== undefined && position >= text.first ? text : null
    },
  }
}

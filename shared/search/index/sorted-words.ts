/** Different words in the order of their UTF-16 units. A word is known by its place in that order. */
export interface SortedWords {
  readonly size: number
  at(index: number): string
  /** Below 0 where the word at `index` comes before `word`, above 0 where it comes after, 0 where it is the same. */
  compare(index: number, word: string): number
}

/** Where `word` stands or would stand. */
function lowerBound(words: SortedWords, word: string): number {
  let low = 0
  let high = words.size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words.compare(middle, word) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of a word; -1 where it is not among them. */
export function findWord(words: SortedWords, word: string): number {
  const at = lowerBound(words, word)
  return at < words.size && words.compare(at, word) === 0 ? at : -1
}

/** The first place at or after `from` whose word does not begin with `beginning`, when that at `from` does. */
export function endOfBeginning(words: SortedWords, beginning: string, from: number): number {
  let low = from
  // Ranges are mostly short: look near by before halving the rest.
  let step = 1
  while (low + step < words.size && words.at(low + step).startsWith(beginning)) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, words.size)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words.at(middle).startsWith(beginning)) low = middle + 1
    else high = middle
  }
  return low
}

/** The places of all words that begin with `beginning`: from `start` up to, not including, `end`. */
export function wordsBeginningWith(words: SortedWords, beginning: string): { readonly start: number; readonly end: number } {
  const start = lowerBound(words, beginning)
  if (start >= words.size || !words.at(start).startsWith(beginning)) return { start, end: start }
  return { start, end: endOfBeginning(words, beginning, start) }
}

/** Words from an array that is in the order of UTF-16 units already. */
export function listedWords(sorted: readonly string[]): SortedWords {
  const at = (index: number) => sorted[index] ?? ''
  return {
    size: sorted.length,
    at,
    compare: (index, word) => (at(index) < word ? -1 : at(index) > word ? 1 : 0),
  }
}

/** A call can take no more arguments than the stack has room for. */
const LONGEST_CALL = 1_000

/** Words from one run of UTF-16 units: the one at `index` reaches from `starts[index]` to `starts[index + 1]`. Nothing is decoded before it is asked for. */
export function packedWords(units: Uint16Array, starts: Uint32Array): SortedWords {
  return {
    size: starts.length - 1,
    compare(index, word) {
      const start = starts[index] ?? 0
      const length = (starts[index + 1] ?? start) - start
      const common = Math.min(length, word.length)
      for (let at = 0; at < common; at++) {
        const difference = (units[start + at] ?? 0) - word.charCodeAt(at)
        if (difference !== 0) return difference
      }
      return length - word.length
    },
    at(index) {
      const start = starts[index] ?? 0
      const end = starts[index + 1] ?? start
      if (end - start <= LONGEST_CALL) return String.fromCharCode(...units.subarray(start, end))
      return Array.from(units.subarray(start, end), (unit) => String.fromCharCode(unit)).join('')
    },
  }
}

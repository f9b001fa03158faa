import type { SortedWords } from './sorted-words.ts'

/**
 * How often each of some documents holds what is being counted. Made once for a collection and used again and again: `touched` says which
 * places must be set back.
 */
export class Counts {
  readonly amounts: Float32Array
  readonly touched: Uint32Array
  size = 0

  constructor(documents: number) {
    this.amounts = new Float32Array(documents)
    this.touched = new Uint32Array(documents)
  }

  clear(): void {
    const { amounts, touched } = this
    for (let at = 0; at < this.size; at++) amounts[touched[at] ?? 0] = 0
    this.size = 0
  }
}

/** At which words of some documents something stands: those of document `k` from `starts[k]` to `starts[k + 1]`, in order. Words are counted from 0. */
export interface Places {
  readonly starts: Uint32Array
  readonly places: Uint32Array
}

/** Documents as a search sees them: by numbers from 0. A word is known by its place in `words`, which holds until the collection changes. */
export interface SearchCollection {
  /** Numbers in use, those of documents that are gone included. */
  readonly size: number
  /** Documents that are there. */
  readonly documents: number
  readonly words: SortedWords
  /** How long each document is, in words; a passage together with the title of its source. */
  readonly lengths: ArrayLike<number>
  readonly averageLength: number
  /** For the title of a source, the number after that of its last passage; 0 for all others. */
  readonly endOfTitle: ArrayLike<number>
  /** How many of the documents are titles of sources. */
  readonly titleCount: number
  /** The words with the stem of `word` in a language of this collection, the word itself included where it stands in it. */
  formsOf(word: string): readonly number[]
  /** In how many documents a word stands. */
  frequency(word: number): number
  /** Calls `visit` with runs of documents that hold the word: those of `documents` from `start` up to, not including, `end`. */
  visit(word: number, visit: (documents: ArrayLike<number>, start: number, end: number) => void): void
  /** Adds `weight` times how often each document holds the word. */
  count(word: number, weight: number, into: Counts): void
  /** Where any of the words stands in each of `documents`, which are in order. `ordinals` holds for each document 0, or its place in that list plus 1. */
  places(words: readonly number[], documents: Uint32Array, ordinals: Uint32Array): Places
}

import { Index } from 'flexsearch'
import type { PreparedDocument } from '#shared/search/prepared-document.ts'

/** Which documents hold a word. Documents are known by their position in the list that the index was made from. */
export interface WordIndex {
  readonly documents: readonly PreparedDocument[]
  /** Of all documents together. */
  readonly words: number
  /** The documents with this word, or with any word that begins with it. */
  find(word: string, prefix: boolean): ReadonlySet<number>
}

/** All of the sorted words that begin with `start`. */
function beginningWith(sorted: readonly string[], start: string): readonly string[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  let end = low
  while (sorted[end]?.startsWith(start)) end++
  return sorted.slice(low, end)
}

/**
 * Indexes documents once. FlexSearch holds whole words only: its own encoders change what is searched for ("1999" becomes 19 and 9), its
 * forward tokenizer multiplies the memory, and its way of joining words depends on the setting. So it is given folded words, asked for one
 * word at a time, with a limit that cuts nothing, and beginnings of words are looked up in the sorted vocabulary.
 */
export function createWordIndex(documents: readonly PreparedDocument[]): WordIndex {
  const index = new Index({ tokenize: 'strict', resolution: 1, cache: false, context: false, encode: (text) => text.split(' ') })
  const vocabulary = new Set<string>()
  let words = 0
  for (const [position, document] of documents.entries()) {
    const distinct = new Set(document.words.map(({ word }) => word))
    words += document.words.length
    for (const word of distinct) vocabulary.add(word)
    // Words hold no spaces, so they can be joined by them.
    index.add(position, [...distinct].join(' '))
  }
  const sorted = [...vocabulary].sort()
  const holding = (word: string): readonly unknown[] =>
    vocabulary.has(word) ? index.search(word, { limit: documents.length }) : []

  return {
    documents,
    words,
    find(word, prefix) {
      const found = new Set<number>()
      for (const each of prefix ? beginningWith(sorted, word) : [word]) {
        for (const position of holding(each)) if (typeof position === 'number') found.add(position)
      }
      return found
    },
  }
}

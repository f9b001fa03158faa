import { Index } from 'flexsearch'
import { foldPlain } from '../../text/fold-text.ts'
import { listWords } from '../split-words.ts'
import { primaryLanguage } from '../words/stemmer.ts'
import { ChangingWords } from './changing-words.ts'
import type { Counts, Places, SearchCollection } from './collection.ts'

/** An index of documents that change, each known by a key. A document that is put again gets another number. */
export interface LiveIndex extends SearchCollection {
  /** Adds a document, or puts it in the place of the one with this key. `language` is a BCP 47 tag. Gives its number, which stays until it is put again or removed. */
  put(key: string, text: string, language: string): number
  remove(key: string): void
  /** Takes what is left of at most so many documents that are gone out of the index; gives how many are left. To be called when there is time. */
  tidy(most: number): number
  numberOf(key: string): number | null
  keyOf(document: number): string | null
}

interface LiveDocument {
  readonly key: string
  /** The different words, and the number of the word at each place of the text. */
  readonly words: readonly string[]
  readonly tokens: Uint32Array
}

/** FlexSearch keeps the documents of a word in this many slots; here the slot says how often the word stands in them. */
const SLOTS = 16
/** So many documents that are gone do no harm. */
const UNTIDIED = 1_000

/**
 * FlexSearch as an inverted index that is updated in place: `tokenize: 'strict'`, and words that are folded and split already. Of each
 * document it is given the different words once, and its `score` hook puts a document in slot `n - 1` of a word that stands in it `n` times
 * (16 for more), so that BM25 can be reckoned from the slots at any time, whatever the average length has become. Places are kept beside
 * it: FlexSearch has none.
 *
 * To take a document out of FlexSearch costs a walk along the list of each of its words, which is longer than putting one in. So a change puts the
 * new text in under a new number, and what is left of the old one is passed over until it is tidied away.
 */
export function createLiveIndex(): LiveIndex {
  let adding: { readonly words: readonly string[]; readonly slots: readonly number[] } | null = null
  const index = new Index({
    tokenize: 'strict',
    resolution: SLOTS,
    cache: false,
    context: false,
    fastupdate: true,
    encode: (text) => (adding === null ? [text] : [...adding.words]),
    score: (_content, _word, at) => adding?.slots[at] ?? 0,
  })
  const words = new ChangingWords()
  const documents: (LiveDocument | null)[] = []
  const lengths: number[] = []
  const numbers = new Map<string, number>()
  const free: number[] = []
  /** Numbers of documents that are gone and still stand in FlexSearch. */
  const gone: number[] = []
  let lengthSum = 0

  /** Its words are still counted as used. */
  function forget(number: number): readonly string[] {
    const document = documents[number]
    if (document === null || document === undefined) return []
    lengthSum -= document.tokens.length
    documents[number] = null
    lengths[number] = 0
    numbers.delete(document.key)
    gone.push(number)
    return document.words
  }

  function tidy(most: number): number {
    for (const number of gone.splice(0, most)) {
      index.remove(number)
      free.push(number)
    }
    return gone.length
  }

  /** The documents with a word, by slot. */
  function slotsOf(word: string): readonly (readonly unknown[] | undefined)[] {
    if (words.documentsWith(word) === 0) return []
    const found: unknown = index.search({ query: word, resolve: false }).result
    return Array.isArray(found) ? found : []
  }

  return {
    put(key, text, language) {
      const before = numbers.get(key)
      const number = free.pop() ?? documents.length
      const tokens = listWords(foldPlain(text))
      const places = new Map<string, number>()
      const amounts: number[] = []
      const stream = new Uint32Array(tokens.length)
      for (let at = 0; at < tokens.length; at++) {
        const word = tokens[at] ?? ''
        let place = places.get(word)
        if (place === undefined) {
          place = amounts.length
          places.set(word, place)
          amounts.push(0)
        }
        amounts[place] = (amounts[place] ?? 0) + 1
        stream[at] = place
      }
      const distinct = [...places.keys()]
      const primary = primaryLanguage(language)
      const ids = distinct.map((word) => words.use(word, primary))
      for (let at = 0; at < stream.length; at++) stream[at] = ids[stream[at] ?? 0] ?? 0
      // Only now: a word that stays must not go and come back.
      if (before !== undefined) for (const word of forget(before)) words.release(word)
      documents[number] = { key, words: distinct, tokens: stream }
      lengths[number] = tokens.length
      lengthSum += tokens.length
      numbers.set(key, number)
      if (distinct.length > 0) {
        adding = { words: distinct, slots: amounts.map((amount) => Math.min(amount, SLOTS) - 1) }
        // The text is not read: `encode` gives the words.
        index.add(number, 'text')
        adding = null
      }
      // Nobody found the time: half of the index is no longer there.
      if (gone.length > numbers.size + UNTIDIED) tidy(gone.length)
      return number
    },
    remove(key) {
      const number = numbers.get(key)
      if (number === undefined) return
      for (const word of forget(number)) words.release(word)
    },
    tidy,
    numberOf: (key) => numbers.get(key) ?? null,
    keyOf: (document) => documents[document]?.key ?? null,

    get size() {
      return documents.length
    },
    get documents() {
      return numbers.size
    },
    get words() {
      return words.sorted()
    },
    get averageLength() {
      return lengthSum / Math.max(numbers.size, 1)
    },
    lengths,
    endOfTitle: [],
    titleCount: 0,
    formsOf: (word) => words.formsOf(word),
    frequency: (word) => words.documentsWith(words.sorted().at(word)),

    visit(word, visit) {
      for (const found of slotsOf(words.sorted().at(word))) {
        const there = (found ?? []).filter((document) => typeof document === 'number' && documents[document] !== null)
        visit(there as number[], 0, there.length)
      }
    },

    count(word: number, weight: number, into: Counts) {
      const { amounts, touched } = into
      for (const [slot, found] of slotsOf(words.sorted().at(word)).entries()) {
        for (const document of found ?? []) {
          if (typeof document !== 'number' || documents[document] === null) continue
          const before = amounts[document] ?? 0
          if (before === 0) touched[into.size++] = document
          amounts[document] = before + weight * (slot + 1)
        }
      }
    },

    places(wanted: readonly number[], among: Uint32Array): Places {
      const sorted = words.sorted()
      const ids = new Set(wanted.map((word) => words.numberOf(sorted.at(word))))
      const starts = new Uint32Array(among.length + 1)
      const found: number[] = []
      for (let at = 0; at < among.length; at++) {
        const tokens = documents[among[at] ?? 0]?.tokens ?? new Uint32Array(0)
        for (let place = 0; place < tokens.length; place++) if (ids.has(tokens[place] ?? 0)) found.push(place)
        starts[at + 1] = found.length
      }
      return { starts, places: Uint32Array.from(found) }
    },
  }
}

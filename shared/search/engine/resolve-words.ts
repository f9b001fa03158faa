import type { SearchCollection } from '../index/collection.ts'
import { allowedDistance, nearWords } from '../index/near-words.ts'
import { findWord, wordsBeginningWith } from '../index/sorted-words.ts'
import type { QueryWord, WordsNode } from '../query/query.ts'
import type { SearchNotice, WordPattern } from '../results.ts'
import { takeBest } from './take-best.ts'

/** The words of one collection that one word of a query stands for, by their numbers there. */
export interface WordForms {
  /** The word as it was typed; -1 where it does not occur. */
  readonly typed: number
  /** What counts as well: other forms, completions, corrections. */
  readonly others: readonly number[]
}

/** What a row of words stands for. */
export interface ResolvedWords {
  /** For each collection, for each word of the row. */
  readonly forms: readonly (readonly WordForms[])[]
  readonly pattern: WordPattern
  readonly notices: readonly SearchNotice[]
}

/** How many words a notice names. */
const NAMED = 5
/** More forms than this are marked by their beginning rather than one by one. */
const LISTED = 200
/** A slip is offered beside other readings of a word where it is so many times as frequent as they are. */
const SLIP_LIKELIHOOD = 10
/** In UTF-16 units. */
const LONG_ENOUGH = 4
const HAS_DIGIT = /\p{N}/u

/** What a word may find beside itself: nothing, its other forms, or what it may be the beginning or a slip of as well. */
export type Help = 'none' | 'forms' | 'all'

interface ResolvedWord {
  readonly forms: readonly WordForms[]
  readonly marked: readonly string[]
  readonly notices: readonly SearchNotice[]
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

/** The most frequent of some words of a collection, by their numbers: to name a few of very many, not all are put in order. */
function fewOf(collection: SearchCollection, words: readonly number[]): readonly number[] {
  if (words.length <= LISTED) return words
  const keys = Float64Array.from(words, (word) => collection.frequency(word))
  const places = takeBest(keys, Uint32Array.from(words.keys()), NAMED)
  return Array.from(places, (place) => words[place] ?? 0)
}

/** The most frequent first; those that are equally frequent in the order of the alphabet. Of more than can be listed only a few. */
function byFrequency(collections: readonly SearchCollection[], forms: readonly (readonly number[])[]): string[] {
  const frequency = new Map<string, number>()
  for (const [index, collection] of collections.entries()) {
    for (const word of fewOf(collection, forms[index] ?? [])) {
      const text = collection.words.at(word)
      frequency.set(text, (frequency.get(text) ?? 0) + collection.frequency(word))
    }
  }
  return [...frequency].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).map(([text]) => text)
}

function completions(collections: readonly SearchCollection[], word: string): readonly (readonly number[])[] {
  return collections.map(({ words }) => {
    const { start, end } = wordsBeginningWith(words, word)
    return range(start, end)
  })
}

function frequencyOf(collections: readonly SearchCollection[], forms: readonly (readonly number[])[]): number {
  return collections.reduce(
    (sum, collection, index) => sum + (forms[index] ?? []).reduce((of, word) => of + collection.frequency(word), 0),
    0,
  )
}

/**
 * The nearest words of all collections: those as near as the nearest one, and at least as frequent as `least` together. A number is never
 * corrected: another number is another fact. A short word beside others is left alone: much is near it.
 */
function corrections(collections: readonly SearchCollection[], word: string, least: number): readonly (readonly number[])[] {
  const most = HAS_DIGIT.test(word) || (least > 0 && word.length < LONG_ENOUGH) ? 0 : allowedDistance(word)
  const near = collections.map(({ words }) => nearWords(words, word, most))
  const nearest = Math.min(...near.flat().map(({ distance }) => distance))
  const corrected = near.map((each) => each.filter(({ distance }) => distance === nearest).map(({ word: found }) => found))
  return frequencyOf(collections, corrected) >= least ? corrected : []
}

const isEmpty = (forms: readonly (readonly number[])[]) => forms.every((each) => each.length === 0)

function resolveWord(
  collections: readonly SearchCollection[],
  { word, written }: QueryWord,
  node: WordsNode,
  isLast: boolean,
  help: Help,
): ResolvedWord {
  const typed = collections.map(({ words }) => findWord(words, word))
  const notice = (kind: 'completed' | 'corrected', words: readonly (readonly number[])[]): SearchNotice => {
    const texts = byFrequency(collections, words)
    const many = Math.max(texts.length, ...words.map((each) => each.length))
    return { kind, written, range: node.range, words: texts.slice(0, NAMED), more: Math.max(many - NAMED, 0) }
  }
  const wanted = (others: readonly (readonly number[])[], notices: readonly SearchNotice[] = []): ResolvedWord => {
    const forms = collections.map((_, index) => {
      const itself = typed[index] ?? -1
      return { typed: itself, others: (others[index] ?? []).filter((other) => other !== itself) }
    })
    // Only completions are so many.
    const listed = others.every((each) => each.length <= LISTED)
    const marked = listed ? [word, ...byFrequency(collections, others).filter((text) => text !== word)] : [`${word}*`]
    return { forms, marked, notices }
  }
  if (node.prefix && isLast) return wanted(completions(collections, word))
  const forms = node.exact || help === 'none' ? [] : collections.map((collection) => collection.formsOf(word))
  if (typed.some((itself) => itself !== -1)) return wanted(forms)
  if (help !== 'all') return isEmpty(forms) ? wanted([], [{ kind: 'unknown', written, range: node.range }]) : wanted(forms)
  // Nothing is written so. What it may stand for is taken together with what it is far more likely to be a slip of.
  const completed = node.typing && isLast && isEmpty(forms) ? completions(collections, word) : []
  const nearby = isEmpty(forms) ? completed : forms
  const slips = node.exact ? [] : corrections(collections, word, SLIP_LIKELIHOOD * frequencyOf(collections, nearby))
  const notices = [
    ...(isEmpty(completed) ? [] : [notice('completed', completed)]),
    ...(isEmpty(slips) ? [] : [notice('corrected', slips)]),
  ]
  if (isEmpty(nearby) && isEmpty(slips)) return wanted([], [{ kind: 'unknown', written, range: node.range }])
  return wanted(
    collections.map((_, index) => [...new Set([...(nearby[index] ?? []), ...(slips[index] ?? [])])]),
    notices,
  )
}

/**
 * Finds what each word of a row stands for: itself and its other forms; words that begin with it where it ends in a star; and where
 * nothing is written so, what it may be the beginning of (while it is being typed) or a slip of.
 */
export function resolveWords(collections: readonly SearchCollection[], node: WordsNode, help: Help): ResolvedWords {
  const resolved = node.words.map((word, index) => resolveWord(collections, word, node, index === node.words.length - 1, help))
  return {
    forms: collections.map((_, index) => resolved.map(({ forms }) => forms[index] ?? { typed: -1, others: [] })),
    pattern: resolved.map(({ marked }) => marked),
    notices: resolved.flatMap(({ notices }) => notices),
  }
}

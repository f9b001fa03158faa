import { assertNever } from '../../text/assert-never.ts'
import type { SearchCollection } from '../index/collection.ts'
import type { Filter } from '../query/filter.ts'
import type { NearNode, QueryNode, WordsNode } from '../query/query.ts'
import type { MarkPattern, SearchNotice } from '../results.ts'
import type { CollectionScratch } from './collection-scratch.ts'
import { DocumentSet } from './document-set.ts'
import { countNear, phrasePlaces, type Row } from './phrase-places.ts'
import { type ResolvedWords, resolveWords, type WordForms } from './resolve-words.ts'

/** What a part of a query finds in one collection. */
export interface Found {
  /** Documents that hold it, in the title of their source too. */
  readonly all: DocumentSet
  /** Those that hold a word of it themselves. */
  readonly own: DocumentSet
  /** Those of `all` in which every word stands as it was typed. */
  readonly exact: DocumentSet
}

/** What a part of a query finds in each collection. */
export interface Evaluated {
  readonly node: QueryNode
  readonly found: readonly Found[]
  /** It looks for words; a filter does not, and may not make a passage a hit by itself beside words. */
  readonly words: boolean
}

/** A word that is looked for, for the ranking by neighbourhood: its forms in each collection, and how rare it is. */
export interface RankedWord {
  readonly forms: readonly (readonly number[])[]
  readonly rarity: number
}

/** All that is needed to answer a query, and what is noted down on the way. */
export interface Evaluation {
  readonly scratch: readonly CollectionScratch[]
  /** The documents that fulfil a filter, for each collection. */
  readonly filter: (filter: Filter) => readonly DocumentSet[]
  readonly asTyped: boolean
  /** Parts that nobody typed: other words for the same thing. If they occur nowhere there is nothing to say. */
  readonly added: ReadonlySet<QueryNode>
  /** How much each part counts where a text is ranked by its words: then it does not matter which forms they have. */
  readonly weights: ReadonlyMap<QueryNode, number> | null
  readonly notices: SearchNotice[]
  readonly marking: MarkPattern[]
  readonly ranked: RankedWord[]
  /** Documents of a word that may still be looked at; below 0 the search was stopped. */
  budget: number
}

function formsOfRow(row: readonly WordForms[]): Row {
  return row.map(({ typed, others }) => (typed === -1 ? others : [typed, ...others]))
}

function othersRow(row: readonly WordForms[]): Row {
  return row.map(({ others }) => others)
}

function typedRow(row: readonly WordForms[]): Row {
  return row.map(({ typed }) => (typed === -1 ? [] : [typed]))
}

function documentsWithAny({ collection, size }: CollectionScratch, words: readonly number[]): DocumentSet {
  const found = new DocumentSet(size)
  for (const word of words) collection.visit(word, (documents, start, end) => found.addAll(documents, start, end))
  return found
}

function documentsWithAll(scratch: CollectionScratch, rows: readonly Row[]): Uint32Array {
  const [first, ...others] = rows.flat().map((words) => documentsWithAny(scratch, words))
  return others.reduce((documents, other) => documents.and(other), first ?? new DocumentSet(scratch.size)).list()
}

/** Counts a row of words in the documents that hold it, and says which they are. */
function countRow(scratch: CollectionScratch, row: Row): void {
  const [only, ...rest] = row
  if (only !== undefined && rest.length === 0) {
    for (const word of only) scratch.collection.count(word, 1, scratch.counts)
    return
  }
  const candidates = documentsWithAll(scratch, [row])
  scratch.withOrdinals(candidates, (ordinals) => {
    const { starts } = phrasePlaces(scratch.collection, row, candidates, ordinals)
    addCounts(scratch, candidates, (at) => (starts[at + 1] ?? 0) - (starts[at] ?? 0))
  })
}

function addCounts({ counts }: CollectionScratch, documents: Uint32Array, amountAt: (at: number) => number): void {
  const { amounts, touched } = counts
  for (let at = 0; at < documents.length; at++) {
    const amount = amountAt(at)
    if (amount === 0) continue
    const document = documents[at] ?? 0
    if (amounts[document] === 0) touched[counts.size++] = document
    amounts[document] = (amounts[document] ?? 0) + amount
  }
}

function addTouched({ counts }: CollectionScratch, to: DocumentSet, endOfTitle: ArrayLike<number>, from = 0): void {
  for (let at = from; at < counts.size; at++) {
    const document = counts.touched[at] ?? 0
    to.add(document)
    const end = endOfTitle[document] ?? 0
    if (end > 0) to.addRange(document + 1, end)
  }
}

/** What stands in the title of a source counts for each of its passages as if it stood there. */
function carryTitles({ counts }: CollectionScratch, { endOfTitle }: SearchCollection): void {
  const { amounts, touched } = counts
  const direct = counts.size
  for (let at = 0; at < direct; at++) {
    const title = touched[at] ?? 0
    const end = endOfTitle[title] ?? 0
    for (let document = title + 1; document < end; document++) {
      if (amounts[document] === 0) touched[counts.size++] = document
      amounts[document] = (amounts[document] ?? 0) + (amounts[title] ?? 0)
    }
  }
}

/** Titles aside: what stands in one counts for its passages. */
function frequencyOf({ counts, collection: { endOfTitle } }: CollectionScratch): number {
  let frequency = 0
  for (let at = 0; at < counts.size; at++) if ((endOfTitle[counts.touched[at] ?? 0] ?? 0) === 0) frequency++
  return frequency
}

/** Okapi's weight of a term with the 1 that keeps it above 0 for words that most documents have (as in Lucene). */
function rarityOf(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
}

/**
 * Finds what is counted in each collection: first by `countTyped` (only as typed; null where it is the same), then by `count`, which adds what
 * is wanted beside it. The counters are left as they are, to be scored.
 */
function findCounted(
  evaluation: Evaluation,
  count: (scratch: CollectionScratch, index: number) => void,
  countTyped: ((scratch: CollectionScratch, index: number) => void) | null,
): { readonly found: Found[]; readonly rarity: number } {
  const found = evaluation.scratch.map((scratch, index): Found => {
    const { collection, size, counts } = scratch
    const exact = new DocumentSet(size)
    if (countTyped !== null) {
      countTyped(scratch, index)
      addTouched(scratch, exact, collection.endOfTitle)
    }
    count(scratch, index)
    const own = new DocumentSet(size)
    own.addAll(counts.touched, 0, counts.size)
    const direct = counts.size
    carryTitles(scratch, collection)
    const all = counts.size === direct ? own : new DocumentSet(size, own.bits.slice())
    all.addAll(counts.touched, direct, counts.size)
    return { all, own, exact: countTyped === null ? all : exact }
  })
  const documents = evaluation.scratch.reduce((sum, { collection }) => sum + collection.documents - collection.titleCount, 0)
  const frequency = evaluation.scratch.reduce((sum, scratch) => sum + frequencyOf(scratch), 0)
  const rarity = rarityOf(documents, Math.min(frequency, documents))
  return { found, rarity }
}

function scoreCounted(evaluation: Evaluation, weight: number): void {
  for (const scratch of evaluation.scratch) {
    scratch.score(weight)
    scratch.counts.clear()
  }
}

function spend(evaluation: Evaluation, { forms }: ResolvedWords): boolean {
  for (const [index, { collection }] of evaluation.scratch.entries())
    for (const row of forms[index] ?? [])
      for (const word of [row.typed, ...row.others]) if (word !== -1) evaluation.budget -= collection.frequency(word)
  return evaluation.budget >= 0
}

const hasOthers = ({ forms }: ResolvedWords) => forms.some((rows) => rows.some(({ others }) => others.length > 0))

function nothing({ scratch }: Evaluation): Found[] {
  return scratch.map(({ size }) => {
    const none = new DocumentSet(size)
    return { all: none, own: none, exact: none }
  })
}

/** `weight` is 0 for what is to be left out, and more than 1 for a word that counts more than once. */
export function evaluateWords(evaluation: Evaluation, node: WordsNode, weight: number): Evaluated {
  const { scratch, asTyped, added } = evaluation
  const resolved = resolveWords(
    scratch.map(({ collection }) => collection),
    node,
    asTyped ? 'none' : added.has(node) ? 'forms' : 'all',
  )
  if (weight > 0) {
    if (!added.has(node)) evaluation.notices.push(...resolved.notices)
    evaluation.marking.push({ kind: 'words', words: resolved.pattern })
  }
  if (!spend(evaluation, resolved)) return { node, found: nothing(evaluation), words: true }
  const rows = resolved.forms.map(formsOfRow)
  const typed = resolved.forms.map(typedRow)
  const others = resolved.forms.map(othersRow)
  const apart = evaluation.weights === null && hasOthers(resolved) && !node.prefix
  /** What was counted as typed stays: of a single word only its other forms are still to be added. */
  const onTop = apart && node.words.length === 1
  const { found, rarity } = findCounted(
    evaluation,
    (each, index) => {
      if (!onTop) each.counts.clear()
      countRow(each, (onTop ? others : rows)[index] ?? [])
    },
    apart ? (each, index) => countRow(each, typed[index] ?? []) : null,
  )
  scoreCounted(evaluation, weight * rarity * node.words.length)
  if (weight > 0) {
    for (let place = 0; place < node.words.length; place++)
      evaluation.ranked.push({ forms: rows.map((row) => row[place] ?? []), rarity })
  }
  return { node, found, words: true }
}

function evaluateNear(evaluation: Evaluation, node: NearNode, weight: number): Evaluated {
  const { scratch, asTyped } = evaluation
  const collections = scratch.map(({ collection }) => collection)
  const left = resolveWords(collections, node.left, asTyped ? 'none' : 'all')
  const right = resolveWords(collections, node.right, asTyped ? 'none' : 'all')
  if (weight > 0) {
    evaluation.notices.push(...left.notices, ...right.notices)
    evaluation.marking.push({ kind: 'near', left: left.pattern, right: right.pattern, distance: node.distance })
  }
  if (!spend(evaluation, left) || !spend(evaluation, right)) return { node, found: nothing(evaluation), words: true }
  const countBy = (rowOf: (row: readonly WordForms[]) => Row) => (each: CollectionScratch, index: number) => {
    const rows = [rowOf(left.forms[index] ?? []), rowOf(right.forms[index] ?? [])] as const
    const candidates = documentsWithAll(each, rows)
    each.withOrdinals(candidates, (ordinals) => {
      const many = candidates.length
      const [a, b] = rows.map((row) => phrasePlaces(each.collection, row, candidates, ordinals))
      if (a === undefined || b === undefined) return
      const near = countNear(a, rows[0].length, b, rows[1].length, node.distance, many)
      addCounts(each, candidates, (at) => near[at] ?? 0)
    })
  }
  const countAll = countBy(formsOfRow)
  const { found, rarity } = findCounted(
    evaluation,
    (each, index) => {
      each.counts.clear()
      countAll(each, index)
    },
    hasOthers(left) || hasOthers(right) ? countBy(typedRow) : null,
  )
  scoreCounted(evaluation, weight * rarity)
  return { node, found, words: true }
}

function combine(sets: readonly DocumentSet[], how: 'and' | 'or'): DocumentSet | null {
  const [first, ...others] = sets
  if (first === undefined) return null
  return others.reduce((all, each) => (how === 'and' ? all.and(each) : all.or(each)), first)
}

/**
 * A passage has what stands in it or in the title of its source, but is a hit only for something that stands in it: or a word of a title would
 * bring up every passage of its source.
 */
export function combineAnd(node: QueryNode, parts: readonly Evaluated[], sizes: readonly number[]): Evaluated {
  const words = parts.some((part) => part.words)
  const found = sizes.map((size, index): Found => {
    const each = (of: (found: Found) => DocumentSet, which = parts) =>
      which.flatMap(({ found: list }) => {
        const one = list[index]
        return one === undefined ? [] : [of(one)]
      })
    const all =
      combine(
        each(({ all: set }) => set),
        'and',
      ) ?? DocumentSet.all(size)
    const exact =
      combine(
        each(({ exact: set }) => set),
        'and',
      ) ?? all
    const own = words
      ? combine(
          each(
            ({ own: set }) => set,
            parts.filter((part) => part.words),
          ),
          'or',
        )
      : all
    return { all, exact, own: own ?? all }
  })
  return { node, found, words }
}

function combineOr(node: QueryNode, parts: readonly Evaluated[], sizes: readonly number[]): Evaluated {
  const found = sizes.map((size, index): Found => {
    const union = (of: (found: Found) => DocumentSet) =>
      combine(
        parts.flatMap(({ found: list }) => {
          const one = list[index]
          return one === undefined ? [] : [of(one)]
        }),
        'or',
      ) ?? new DocumentSet(size)
    return { all: union(({ all }) => all), own: union(({ own }) => own), exact: union(({ exact }) => exact) }
  })
  return { node, found, words: parts.some((part) => part.words) }
}

/** Finds what a part of a query finds, and adds to the scores of the documents; with a weight of 0 nothing is scored or marked. */
export function evaluate(evaluation: Evaluation, node: QueryNode, weight = 1): Evaluated {
  const sizes = evaluation.scratch.map(({ size }) => size)
  switch (node.kind) {
    case 'words':
      return evaluateWords(evaluation, node, weight * (evaluation.weights?.get(node) ?? 1))
    case 'near':
      return evaluateNear(evaluation, node, weight)
    case 'filter':
      return { node, words: false, found: evaluation.filter(node.filter).map((all) => ({ all, own: all, exact: all })) }
    case 'not': {
      const { found } = evaluate(evaluation, node.node, 0)
      const rest = found.map(({ all }, index) => DocumentSet.all(sizes[index] ?? 0).without(all))
      return { node, words: false, found: rest.map((all) => ({ all, own: all, exact: all })) }
    }
    case 'and':
      return combineAnd(
        node,
        node.nodes.map((part) => evaluate(evaluation, part, weight)),
        sizes,
      )
    case 'or':
      return combineOr(
        node,
        node.nodes.map((part) => evaluate(evaluation, part, weight)),
        sizes,
      )
    default:
      return assertNever(node)
  }
}

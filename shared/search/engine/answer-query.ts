import type { EditionIndex } from '../index/edition-index.ts'
import type { Filter } from '../query/filter.ts'
import { sameFilter } from '../query/print-filter.ts'
import type { Query, QueryNode } from '../query/query.ts'
import type { Facet, SearchRequest, SearchResults, WithoutPart } from '../results.ts'
import type { CollectionScratch } from './collection-scratch.ts'
import { createFacetCounter, FACETS, type FacetName, type Matched } from './count-facets.ts'
import { DocumentSet } from './document-set.ts'
import { combineAnd, type Evaluated, type Evaluation, evaluate, type RankedWord } from './evaluate.ts'
import { expandOtherWords } from './expand-other-words.ts'
import { filterEdition, filterNotes } from './filter-documents.ts'
import type { NoteShelf } from './note-shelf.ts'
import { type Found, type OrderedHits, orderHits } from './order-hits.ts'
import { rankNeighbours } from './rank-neighbours.ts'

export interface Question {
  readonly request: SearchRequest
  readonly query: Query
  /** How much parts of the query count, where a text is ranked by its words: then there are no facets. */
  readonly weights: ReadonlyMap<QueryNode, number> | null
  readonly index: EditionIndex
  readonly edition: CollectionScratch
  readonly shelf: NoteShelf
  readonly notes: CollectionScratch
  /** How many entries of the index may be looked at. */
  readonly budget: number
}

/** The parts of a query all of which must be fulfilled. */
function partsOf(root: QueryNode): readonly QueryNode[] {
  return root.kind === 'and' ? root.nodes : [root]
}

/** The facet that a part sets: a filter, or several of one name of which any will do. */
function facetOf(node: QueryNode): FacetName | null {
  const filters = node.kind === 'or' ? node.nodes : [node]
  const names = new Set(filters.map((each) => (each.kind === 'filter' ? each.filter.name : null)))
  const [name] = names
  return names.size === 1 && name !== undefined ? (FACETS.find((facet) => facet === name) ?? null) : null
}

function filtersOf(node: QueryNode): readonly Filter[] {
  if (node.kind === 'filter') return [node.filter]
  return node.kind === 'or' ? node.nodes.flatMap(filtersOf) : []
}

/** What is found: a passage that has everything, itself or in the title of its source, and something itself. Titles are found by words alone. */
function matchedOf(question: Question, evaluated: Evaluated): Matched {
  const [edition, notes] = evaluated.found.map(({ all, own }) => all.and(own))
  const inEdition = edition ?? new DocumentSet(question.edition.size)
  const inNotes = (notes ?? new DocumentSet(question.notes.size)).and(question.shelf.all())
  if (evaluated.words) return { edition: inEdition, notes: inNotes }
  const { titles, sources } = question.index
  const ofSources = new DocumentSet(question.edition.size)
  for (let source = 0; source < sources.size; source++) ofSources.add(titles[source] ?? 0)
  return { edition: inEdition.without(ofSources), notes: inNotes }
}

const total = ({ edition, notes }: Matched) => edition.count() + notes.count()

function countFacets(question: Question, parts: readonly Evaluated[], root: QueryNode): Facet[] {
  const sizes = [question.edition.size, question.notes.size]
  const chosen = parts.flatMap(({ node }) => (facetOf(node) === null ? [] : filtersOf(node)))
  const isChosen = (filter: Filter) => chosen.some((each) => sameFilter(each, filter))
  const counter = (of: readonly Evaluated[]) =>
    createFacetCounter(question.index, question.shelf, matchedOf(question, combineAnd(root, of, sizes)), isChosen)
  const every = counter(parts)
  return FACETS.map((name) => {
    // The other values of a facet that is set are counted as if it were not: choosing one more widens the search.
    const others = parts.filter(({ node }) => facetOf(node) !== name)
    return others.length === parts.length ? every(name) : counter(others)(name)
  }).filter(({ values }) => values.length > 0)
}

/** What leaving out each part would give, the most first. */
function countWithout(question: Question, parts: readonly Evaluated[], root: QueryNode): WithoutPart[] {
  if (parts.length < 2) return []
  const sizes = [question.edition.size, question.notes.size]
  return parts
    .flatMap((part): WithoutPart[] => {
      const others = parts.filter((other) => other !== part)
      if (!others.some(({ words, node }) => words || facetOf(node) !== null)) return []
      const { range } = part.node
      const written = question.query.text.slice(range.start, range.end)
      return [{ written, range, total: total(matchedOf(question, combineAnd(root, others, sizes))) }]
    })
    .filter((without) => without.total > 0)
    .sort((a, b) => b.total - a.total)
}

function toFound(question: Question, matched: Matched, exact: readonly DocumentSet[]): readonly [Found, Found] {
  return [
    { matched: matched.edition, exact: exact[0] ?? matched.edition, scratch: question.edition },
    { matched: matched.notes, exact: exact[1] ?? matched.notes, scratch: question.notes },
  ]
}

function rank(question: Question, matched: Matched, words: readonly RankedWord[]): void {
  rankNeighbours(question.edition, matched.edition, words, 0)
  rankNeighbours(question.notes, matched.notes, words, 1)
}

/** Where nothing has all of several words: what has some of them and fulfils the rest. */
function findSome(
  question: Question,
  parts: readonly Evaluated[],
  root: QueryNode,
  words: readonly RankedWord[],
): SearchResults['some'] {
  const sizes = [question.edition.size, question.notes.size]
  const wanted = parts.filter((part) => part.words)
  if (wanted.length < 2) return null
  const rest = parts.filter((part) => !part.words)
  const any: Evaluated = {
    node: root,
    words: true,
    found: sizes.map((size, index) => {
      const union = wanted.reduce((set, { found }) => {
        const part = found[index]
        return part === undefined ? set : set.or(part.own)
      }, new DocumentSet(size))
      return { all: union, own: union, exact: union }
    }),
  }
  const matched = matchedOf(question, combineAnd(root, [any, ...rest], sizes))
  const many = total(matched)
  if (many === 0) return null
  rank(question, matched, words)
  const none = sizes.map((size) => new DocumentSet(size))
  const { hits, groups } = orderHits(
    question.index,
    question.shelf,
    ...toFound(question, matched, none),
    0,
    question.request.limit,
  )
  return { total: many, hits, groups }
}

/** Answers a query from the index of an edition and that of the notes. Nothing but the two and the query decides the answer. */
export function answerQuery(question: Question): SearchResults {
  const { request, query } = question
  const empty: OrderedHits = { groupsTotal: 0, hits: [], groups: [] }
  const answer = {
    query: request.text,
    edition: request.edition,
    total: 0,
    exactTotal: 0,
    offset: request.offset,
    ...empty,
    marking: [],
    facets: [],
    notices: [],
    faults: query.faults,
    without: [],
    some: null,
    complete: true,
  } satisfies SearchResults
  if (query.root === null) return answer

  const expanded =
    request.asTyped || request.otherWords.length === 0
      ? { root: query.root, notices: [], added: new Set<QueryNode>() }
      : expandOtherWords(query.root, request.otherWords)
  const evaluation: Evaluation = {
    scratch: [question.edition, question.notes],
    filter: (filter) => [
      filterEdition(question.index, question.shelf, filter),
      filterNotes(question.index, question.shelf, filter),
    ],
    asTyped: request.asTyped,
    added: expanded.added,
    weights: question.weights,
    notices: [...expanded.notices],
    marking: [],
    ranked: [],
    budget: question.budget,
  }
  for (const { scores } of evaluation.scratch) scores.fill(0)
  const { root } = expanded
  const parts = partsOf(root).map((part) => evaluate(evaluation, part))
  const sizes = evaluation.scratch.map(({ size }) => size)
  const combined = combineAnd(root, parts, sizes)
  const matched = matchedOf(question, combined)
  const complete = evaluation.budget >= 0
  const said = { marking: evaluation.marking, notices: evaluation.notices, complete }
  const facets = question.weights === null ? countFacets(question, parts, root) : []
  const found = total(matched)
  if (found === 0) {
    return {
      ...answer,
      ...said,
      facets,
      without: countWithout(question, parts, root),
      some: findSome(question, parts, root, evaluation.ranked),
    }
  }
  rank(question, matched, evaluation.ranked)
  const exact = combined.found.map((each) => each.exact)
  const [edition, notes] = toFound(question, matched, exact)
  const exactTotal = total({ edition: edition.exact.and(matched.edition), notes: notes.exact.and(matched.notes) })
  const {
    request: { offset, limit },
  } = question
  return {
    ...answer,
    ...said,
    facets,
    total: found,
    exactTotal,
    ...orderHits(question.index, question.shelf, edition, notes, offset, limit),
  }
}

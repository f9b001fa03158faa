import type { NoteDocument } from '../documents.ts'
import type { EditionIndex } from '../index/edition-index.ts'
import type { Filter } from '../query/filter.ts'
import type { Facet, FacetValue } from '../results.ts'
import type { DocumentSet } from './document-set.ts'
import { facetCodes, type SourceValues, sourceAt } from './facet-codes.ts'
import type { NoteShelf } from './note-shelf.ts'
import { takeBest } from './take-best.ts'

/** Documents of the edition and notes that match. */
export interface Matched {
  readonly edition: DocumentSet
  readonly notes: DocumentSet
}

/** Facets in the order in which they are shown. */
export const FACETS = ['in', 'source', 'publisher', 'date', 'country', 'recommendation', 'has', 'tag', 'colour'] as const
export type FacetName = (typeof FACETS)[number]

/** More values than this are no help in choosing one. */
const MOST_VALUES = 50

type IsChosen = (filter: Filter) => boolean

/** The most frequent values, those that are chosen before all others. */
function mostFrequent(filterAt: (value: number) => Filter | undefined, counts: Float64Array, isChosen: IsChosen): FacetValue[] {
  const present = new Uint32Array(counts.length)
  let size = 0
  for (let at = 0; at < counts.length; at++) if ((counts[at] ?? 0) > 0) present[size++] = at
  const values = [...takeBest(counts, present.subarray(0, size), MOST_VALUES)].flatMap((at): FacetValue[] => {
    const filter = filterAt(at)
    return filter === undefined ? [] : [{ filter, count: counts[at] ?? 0, chosen: isChosen(filter) }]
  })
  return values.sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count)
}

/** Counts what matches, by source: titles and passages; signatories and notes that stand in it. */
class SourceCounts {
  readonly passages: Uint32Array
  readonly others: Uint32Array
  signatories = 0

  constructor(index: EditionIndex, notes: NoteShelf, matched: Matched) {
    const { sourceOf, titles } = index
    const sources = index.sources.size
    const { sourceOfSignatory } = facetCodes(index)
    const firstSignatory = titles[sources] ?? 0
    const passages = new Uint32Array(sources)
    const others = new Uint32Array(sources)
    const documents = matched.edition.list()
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0
      const source = sourceOf[document] ?? sources
      if (source < sources) {
        passages[source] = (passages[source] ?? 0) + 1
        continue
      }
      this.signatories++
      const of = sourceOfSignatory[document - firstSignatory] ?? -1
      if (of !== -1) others[of] = (others[of] ?? 0) + 1
    }
    matched.notes.forEach((document) => {
      const source = notes.noteOf(document)?.source ?? null
      const of = source === null ? -1 : sourceAt(index, source)
      if (of !== -1) others[of] = (others[of] ?? 0) + 1
    })
    this.passages = passages
    this.others = others
  }

  /** Sums by value; `all` counts signatories and notes too. */
  by({ codes, values, filters }: SourceValues, all: boolean): Float64Array {
    const counts = new Float64Array(filters.length)
    // Most editions state a publisher or a date for few of their sources.
    for (let source = 0; source < codes.length && filters.length > 0; source++) {
      const value = values[codes[source] ?? 0] ?? -1
      if (value !== -1)
        counts[value] = (counts[value] ?? 0) + (this.passages[source] ?? 0) + (all ? (this.others[source] ?? 0) : 0)
    }
    return counts
  }

  bySource(): Float64Array {
    const counts = new Float64Array(this.passages.length)
    for (let source = 0; source < counts.length; source++)
      counts[source] = (this.passages[source] ?? 0) + (this.others[source] ?? 0)
    return counts
  }
}

/** Counts values, each known by a text. */
class Tally {
  readonly #filters: Filter[] = []
  readonly #places = new Map<string, number>()
  readonly #counts: number[] = []

  add(key: string, filter: Filter, count = 1): void {
    if (count === 0) return
    const known = this.#places.get(key)
    if (known === undefined) {
      this.#places.set(key, this.#filters.length)
      this.#filters.push(filter)
      this.#counts.push(count)
    } else this.#counts[known] = (this.#counts[known] ?? 0) + count
  }

  values(isChosen: IsChosen): FacetValue[] {
    return mostFrequent((value) => this.#filters[value], Float64Array.from(this.#counts), isChosen)
  }
}

type Valued = { readonly key: string; readonly filter: Filter }

/** Notes with a value, and the passages they stand on; a passage with two such notes is one hit. */
function tallyNotes(
  index: EditionIndex,
  shelf: NoteShelf,
  matched: Matched,
  read: (note: NoteDocument) => readonly Valued[],
): Tally {
  const tally = new Tally()
  const seen = new Map<string, Set<number>>()
  for (const id of shelf.ids()) {
    const number = shelf.index.numberOf(id)
    const note = number === null ? null : shelf.noteOf(number)
    if (number === null || note === null) continue
    const passages = shelf.passagesOf(index, note).filter((document) => matched.edition.has(document))
    for (const { key, filter } of read(note)) {
      if (matched.notes.has(number)) tally.add(key, filter)
      const known = seen.get(key) ?? new Set()
      seen.set(key, known)
      for (const document of passages) {
        if (known.has(document)) continue
        known.add(document)
        tally.add(key, filter)
      }
    }
  }
  return tally
}

function tallyCountries({ heading, titles, sources }: EditionIndex, matched: Matched): Tally {
  const tally = new Tally()
  const firstSignatory = titles[sources.size] ?? 0
  for (const [at, { country }] of heading.signatories.entries())
    if (country !== null && matched.edition.has(firstSignatory + at)) tally.add(country, { name: 'country', value: country })
  return tally
}

function tallyRecommendations({ heading }: EditionIndex, matched: Matched): Tally {
  const tally = new Tally()
  for (const { number, documents } of heading.recommendations) {
    const count = documents.filter((document) => matched.edition.has(document)).length
    tally.add(String(number), { name: 'recommendation', value: number }, count)
  }
  return tally
}

/** Counts the values of facets among what matches, each facet when it is asked for. */
export function createFacetCounter(
  index: EditionIndex,
  notes: NoteShelf,
  matched: Matched,
  isChosen: IsChosen,
): (name: FacetName) => Facet {
  let sources: SourceCounts | null = null
  const bySource = () => {
    sources ??= new SourceCounts(index, notes, matched)
    return sources
  }
  const codes = facetCodes(index)
  const values = (name: FacetName): FacetValue[] => {
    switch (name) {
      case 'in': {
        const signatories: Filter = { name, value: 'signatories' }
        const inNotes: Filter = { name, value: 'notes' }
        const counts = [...bySource().by(codes.places, false), bySource().signatories, matched.notes.count()]
        const filters = [...codes.places.filters, signatories, inNotes]
        return mostFrequent((value) => filters[value], Float64Array.from(counts), isChosen)
      }
      case 'source':
        return mostFrequent((source) => ({ name, value: index.sources.idAt(source) }), bySource().bySource(), isChosen)
      case 'publisher':
        return mostFrequent((value) => codes.publishers.filters[value], bySource().by(codes.publishers, true), isChosen)
      case 'date':
        return mostFrequent((value) => codes.months.filters[value], bySource().by(codes.months, true), isChosen)
      case 'country':
        return tallyCountries(index, matched).values(isChosen)
      case 'recommendation':
        return tallyRecommendations(index, matched).values(isChosen)
      case 'has': {
        const tally = new Tally()
        tally.add(
          'note',
          { name, value: 'note' },
          notes
            .passages(index, () => true)
            .and(matched.edition)
            .count(),
        )
        return tally.values(isChosen)
      }
      case 'tag':
        return tallyNotes(index, notes, matched, ({ tags }) =>
          tags.map((tag) => ({ key: tag, filter: { name, value: tag } })),
        ).values(isChosen)
      case 'colour':
        return tallyNotes(index, notes, matched, ({ colour }) => [{ key: colour, filter: { name, value: colour } }]).values(
          isChosen,
        )
    }
  }
  return (name) => ({ name, values: values(name) })
}

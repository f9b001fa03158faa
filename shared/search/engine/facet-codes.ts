import type { EditionIndex, SourceColumn } from '../index/edition-index.ts'
import type { Numbers } from '../index/index-bytes.ts'
import type { Filter } from '../query/filter.ts'
import { placeOfKind } from './place-of-kind.ts'

/** The values that the sources of an edition have for one facet: `values` says for each number of `codes` the place of its value in `filters`, or -1. */
export interface SourceValues {
  readonly codes: Numbers
  readonly values: Int32Array
  readonly filters: readonly Filter[]
}

/** What facets are counted by, worked out once for an index. */
export interface FacetCodes {
  readonly places: SourceValues
  readonly publishers: SourceValues
  readonly months: SourceValues
  /** Of each signatory the place of its source among the sources; -1 where it is none of them. */
  readonly sourceOfSignatory: Int32Array
}

function facetValues<T extends string>(
  { names, codes }: SourceColumn<T>,
  read: (name: T) => { readonly key: string; readonly filter: Filter },
): SourceValues {
  const known = new Map<string, number>()
  const filters: Filter[] = []
  const values = new Int32Array(names.length + 1).fill(-1)
  for (const [at, name] of names.entries()) {
    const { key, filter } = read(name)
    const place = known.get(key) ?? filters.length
    if (!known.has(key)) filters.push(filter)
    known.set(key, place)
    values[at + 1] = place
  }
  return { codes, values, filters }
}

const codesOf = new WeakMap<EditionIndex, FacetCodes>()
const placesOf = new WeakMap<EditionIndex, ReadonlyMap<string, number>>()

/** The place of a source among those of an edition; -1 where it is none of them. */
export function sourceAt(index: EditionIndex, id: string): number {
  let places = placesOf.get(index)
  if (places === undefined) {
    places = new Map(Array.from({ length: index.sources.size }, (_, at) => [index.sources.idAt(at), at]))
    placesOf.set(index, places)
  }
  return places.get(id) ?? -1
}

export function facetCodes(index: EditionIndex): FacetCodes {
  const known = codesOf.get(index)
  if (known !== undefined) return known
  const { kinds, publishers, dates } = index.sources
  const codes: FacetCodes = {
    places: facetValues(kinds, (kind) => {
      const value = placeOfKind(kind)
      return { key: value, filter: { name: 'in', value } }
    }),
    publishers: facetValues(publishers, (publisher) => ({ key: publisher, filter: { name: 'publisher', value: publisher } })),
    // A year and month is as fine as dates are offered.
    months: facetValues(dates, (date) => {
      const month = date.slice(0, 7)
      return { key: month, filter: { name: 'date', from: month, to: month } }
    }),
    sourceOfSignatory: Int32Array.from(index.heading.signatories, ({ source }) => sourceAt(index, source)),
  }
  codesOf.set(index, codes)
  return codes
}

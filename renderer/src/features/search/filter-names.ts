import { useCallback } from 'react'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { formatPartialDate } from '#shared/briefing/citation.ts'
import type { Filter } from '#shared/search/query/filter.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { words, writeCountry } from '../../words/words.ts'
import { useColourName } from '../../workspace/colour-meanings.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition } from '../../workspace/workspace.tsx'

const say = words.search

/** A period as a person writes it; both ends count. */
function writePeriod(from: string | null, to: string | null): string {
  if (from === null) return to === null ? say.anyTime : say.until(formatPartialDate(to))
  if (to === null) return say.since(formatPartialDate(from))
  return from === to ? formatPartialDate(from) : say.between(formatPartialDate(from), formatPartialDate(to))
}

/** The value of a filter in words: names, not codes. */
export function nameOfFilter(filter: Filter, catalogue: Pick<EditionCatalogue, 'sources'>): string {
  switch (filter.name) {
    case 'in':
      return say.places[filter.value]
    case 'source': {
      const source = catalogue.sources.find(({ id }) => id === filter.value)
      return source === undefined ? filter.value : sourceTitle(source).text
    }
    case 'publisher':
      return filter.value
    case 'country':
      return writeCountry(filter.value)
    case 'date':
      return writePeriod(filter.from, filter.to)
    case 'tag':
      return `#${filter.value}`
    case 'colour':
      return words.colours[filter.value]
    case 'has':
      return say.hasNote
    case 'recommendation':
      return words.recommendations.number(filter.value)
    case 'edition':
      return words.archive.edition(filter.value)
    default:
      return assertNever(filter)
  }
}

export function useFilterName(): (filter: Filter) => string {
  const { catalogue } = useEdition()
  const colour = useColourName()
  return useCallback(
    (filter) => (filter.name === 'colour' ? colour(filter.value) : nameOfFilter(filter, catalogue)),
    [catalogue, colour],
  )
}

import { useMemo } from 'react'
import { Link } from 'react-router'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { Filter } from '#shared/search/query/filter.ts'
import { printFilter } from '#shared/search/query/print-filter.ts'
import { partPath, searchPath } from '../../places/places.ts'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words } from '../../words/words.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { nameOfFilter } from './filter-names.ts'
import styles from './search-examples.module.css'

const say = words.search

interface Example {
  readonly text: string
  readonly what: string
}

/** The country of most signatories. */
function mostFrequentCountry(catalogue: EditionCatalogue): string | null {
  const counts = new Map<string, number>()
  for (const { country } of catalogue.signatories.signatories)
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Searches that find something in the archive being read, whichever it is. */
function examplesFor(catalogue: EditionCatalogue): readonly Example[] {
  const { addressee } = catalogue.campaign
  const print = (filter: Filter) => printFilter(filter)
  const country = mostFrequentCountry(catalogue)
  const recommendation = catalogue.recommendations.at(-1)
  return [
    { text: `"${addressee}"`, what: say.examples.phrase(addressee) },
    ...(country === null
      ? []
      : [
          {
            text: print({ name: 'country', value: country }),
            what: say.examples.country(nameOfFilter({ name: 'country', value: country }, catalogue)),
          },
        ]),
    ...(recommendation === undefined
      ? []
      : [
          {
            text: print({ name: 'recommendation', value: recommendation.number }),
            what: say.examples.recommendation(recommendation.number),
          },
        ]),
  ]
}

/** What can be typed, where nothing has been typed yet. */
export function SearchExamples() {
  const { id: edition, catalogue } = useEdition()
  const examples = useMemo(() => examplesFor(catalogue), [catalogue])
  return (
    <EmptyPlace title={say.empty} hint={say.hint}>
      <p>{say.forExample}</p>
      <dl className={styles['examples']}>
        {examples.map(({ text, what }) => (
          <div key={text}>
            <dt>
              <Link to={searchPath(edition, text)} className={styles['example']}>
                {text}
              </Link>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to={partPath(edition, 'help')}>{say.allThatCanBeTyped}</Link>
      </p>
    </EmptyPlace>
  )
}

import { memo, useId, useState } from 'react'
import type { Filter } from '#shared/search/query/filter.ts'
import { printFilter } from '#shared/search/query/print-filter.ts'
import type { Facet, FacetValue } from '#shared/search/results.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { words } from '../../words/words.ts'
import styles from './facet-list.module.css'
import { useFilterName } from './filter-names.ts'

const say = words.search

const order: readonly Filter['name'][] = [
  'in',
  'source',
  'publisher',
  'country',
  'date',
  'recommendation',
  'has',
  'tag',
  'colour',
  'edition',
]

/** So many values stand in sight before one asks for the rest. */
const SHOWN = 6

interface FacetListProps {
  readonly facets: readonly Facet[]
  /** How many results there are now. */
  readonly total: number
  onToggle(filter: Filter, chosen: boolean): void
}

/** What the results can be narrowed to, each with the number of results it would leave. Narrowing changes the words in the box. */
export const FacetList = memo(function FacetList({ facets, total, onToggle }: FacetListProps) {
  const [open, setOpen] = useState(false)
  const body = useId()
  const shown = order
    .flatMap((name) => facets.filter((facet) => facet.name === name))
    // What all results have in common narrows nothing.
    .filter(({ values }) => values.some(({ count, chosen }) => chosen || count !== total))
  if (shown.length === 0) return null
  return (
    <aside className={styles['facets']} aria-label={say.narrow}>
      <div className={styles['fold']}>
        <Button size="small" aria-expanded={open} aria-controls={body} onPress={() => setOpen(!open)}>
          {open ? say.narrowHide : say.narrow}
        </Button>
      </div>
      <div id={body} className={`${styles['body']} ${open ? styles['open'] : ''}`}>
        {shown.map((facet) => (
          <FacetValues key={facet.name} facet={facet} onToggle={onToggle} />
        ))}
      </div>
    </aside>
  )
})

function FacetValues({ facet, onToggle }: { readonly facet: Facet; readonly onToggle: FacetListProps['onToggle'] }) {
  const heading = useId()
  const [all, setAll] = useState(false)
  // A value that is chosen stays in sight wherever it stands.
  const shown = all ? facet.values : facet.values.filter(({ chosen }, index) => index < SHOWN || chosen)
  const more = facet.values.length - shown.length
  return (
    <section className={styles['facet']}>
      <h2 id={heading} className={styles['name']}>
        {say.facets[facet.name]}
      </h2>
      <ul aria-labelledby={heading}>
        {shown.map((value) => (
          <li key={printFilter(value.filter)}>
            <FacetButton value={value} onToggle={onToggle} />
          </li>
        ))}
      </ul>
      {more > 0 || all ? (
        <Button look="quiet" size="small" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? say.fewerValues : say.moreValues(more)}
        </Button>
      ) : null}
    </section>
  )
}

function FacetButton({ value, onToggle }: { readonly value: FacetValue; readonly onToggle: FacetListProps['onToggle'] }) {
  const nameOf = useFilterName()
  const { filter, count, chosen } = value
  return (
    <button type="button" className={styles['value']} aria-pressed={chosen} onClick={() => onToggle(filter, chosen)}>
      <span className={styles['tick']} aria-hidden="true">
        {chosen ? '✓' : ''}
      </span>
      <span className={styles['label']}>
        {filter.name === 'colour' ? <ColourMark colour={filter.value} /> : null} {nameOf(filter)}
      </span>
      <span className={styles['count']}>{count.toLocaleString('en-GB')}</span>
    </button>
  )
}

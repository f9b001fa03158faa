import type { Filter } from '#shared/search/query/filter.ts'
import type { QueryNode } from '#shared/search/query/query.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { words } from '../../words/words.ts'
import { activeFilters } from './active-filters.ts'
import styles from './filter-chips.module.css'
import { useFilterName } from './filter-names.ts'

const say = words.search

/** Values that are not understood better with the name of their filter before them. */
const SAYS_ITSELF: ReadonlySet<Filter['name']> = new Set(['recommendation', 'edition', 'has', 'tag'])

/** The filters of the search in words; pressing one takes it out of the box. */
export function FilterChips({
  root,
  onRemove,
}: {
  readonly root: QueryNode | null
  readonly onRemove: (range: TextRange) => void
}) {
  const nameOf = useFilterName()
  const filters = activeFilters(root)
  if (filters.length === 0) return null
  return (
    <ul className={styles['chips']} aria-label={say.filters}>
      {filters.map(({ filter, negative, range }) => {
        const value = nameOf(filter)
        const positive = SAYS_ITSELF.has(filter.name) ? value : say.filterIs(say.facets[filter.name], value)
        const name = negative ? say.filterNot(positive) : positive
        return (
          <li key={`${range.start}-${range.end}`}>
            <button type="button" className={styles['chip']} aria-label={say.removeFilter(name)} onClick={() => onRemove(range)}>
              <span>{name}</span>
              <span aria-hidden="true">×</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

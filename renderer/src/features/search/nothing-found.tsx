import { removePart } from '#shared/search/query/edit-query.ts'
import type { SearchResults } from '#shared/search/results.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words } from '../../words/words.ts'
import styles from './nothing-found.module.css'

const say = words.search

interface NothingFoundProps {
  readonly results: SearchResults
  readonly asTyped: boolean
  onSearch(text: string): void
  onHelp(): void
}

/** What was looked for, which part of it is to blame, and what leaving it out would give. */
export function NothingFound({ results, asTyped, onSearch, onHelp }: NothingFoundProps) {
  const { query, without, notices } = results
  const unknown = notices.filter(({ kind }) => kind === 'unknown')
  // Where each word occurs somewhere, it is their meeting that does not.
  const hint = without.length === 0 ? say.hint : unknown.length === 0 ? say.noneTogether : say.noneWithout
  return (
    <EmptyPlace title={say.none(query)} hint={hint}>
      {without.length === 0 ? null : (
        <ul className={styles['without']}>
          {without.map(({ written, range, total }) => (
            <li key={`${range.start}-${range.end}`}>
              <Button size="small" onPress={() => onSearch(removePart(query, range))}>
                {say.without(written, total)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asTyped ? (
        <Button size="small" onPress={onHelp}>
          {say.searchWithForms}
        </Button>
      ) : null}
    </EmptyPlace>
  )
}

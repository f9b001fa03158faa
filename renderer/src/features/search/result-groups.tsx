import { memo } from 'react'
import { Link } from 'react-router'
import type { SearchHit } from '#shared/search/results.ts'
import type { SourcePlaceState } from '../../places/places.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { words } from '../../words/words.ts'
import type { HitSnippet } from '../../workspace/search-answer.ts'
import type { ShownGroup } from './hit-groups.ts'
import type { HitPlace } from './hit-place.ts'
import styles from './result-groups.module.css'
import { ResultRow } from './result-row.tsx'

const say = words.search
const fromResults: SourcePlaceState = { fromResults: true }

interface ResultGroupsProps {
  readonly groups: readonly ShownGroup[]
  /** They have only some of the words, so that they are no results. */
  readonly partly?: boolean
  readonly snippets: ReadonlyMap<string, HitSnippet>
  placeOf(hit: SearchHit): HitPlace
  onOpen(hit: SearchHit): void
}

/** Results by source, the source with the best passage first; within a source the best first. */
export const ResultGroups = memo(function ResultGroups({ groups, partly = false, snippets, placeOf, onOpen }: ResultGroupsProps) {
  return (
    <div className={styles['groups']}>
      {groups.map((group) => (
        <section key={group.key}>
          <GroupHeading group={group} partly={partly} placeOf={placeOf} onOpen={onOpen} />
          {group.hits.length === 0 ? null : (
            <ul className={styles['hits']}>
              {group.hits.map((hit) => {
                const { to, label } = placeOf(hit)
                return <ResultRow key={hit.id} hit={hit} to={to} label={label} snippet={snippets.get(hit.id)} onOpen={onOpen} />
              })}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
})

function GroupHeading({
  group,
  partly,
  placeOf,
  onOpen,
}: { readonly group: ShownGroup } & Pick<ResultGroupsProps, 'partly' | 'placeOf' | 'onOpen'>) {
  const { titleHit } = group
  const title = <MarkedText text={group.title} marks={group.marks} />
  return (
    <h2 className={`${styles['heading']} ${group.made ? styles['made'] : ''}`}>
      {titleHit === null ? (
        title
      ) : (
        <Link
          to={placeOf(titleHit).to}
          state={fromResults}
          className={styles['title']}
          data-result={titleHit.id}
          onClick={() => onOpen(titleHit)}
        >
          {title}
        </Link>
      )}{' '}
      <span className={styles['number']}>{partly ? '' : say.inGroup(group.total, titleHit !== null)}</span>
    </h2>
  )
}

import { useCallback, useEffect, useMemo, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import type { SearchHit } from '#shared/search/results.ts'
import { words } from '../../words/words.ts'
import type { ReadyAnswer } from '../../workspace/search-answer.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './found-hits.module.css'
import { groupHits } from './hit-groups.ts'
import { useHitPlace } from './hit-place.ts'
import { MoreResults } from './more-results.tsx'
import { moveThroughResults } from './move-through-results.ts'
import { ResultGroups } from './result-groups.tsx'
import { NothingFound } from './search-helps.ts'
import { SearchNotices } from './search-notices.tsx'

const say = words.search

/** The hit that was opened from a list, by the key of the list's entry in the history: going back comes to it. */
const openedFrom = new Map<string, string>()

function useComeBack(): (hit: SearchHit) => void {
  const { key } = useLocation()
  const type = useNavigationType()
  const first = useRef(true)
  useEffect(() => {
    const hit = openedFrom.get(key)
    if (!first.current || type !== NavigationType.Pop || hit === undefined) return
    first.current = false
    const result = document.querySelector<HTMLElement>(`[data-result="${CSS.escape(hit)}"]`)
    result?.focus({ preventScroll: true })
    // Where the list was not as long yet as it had been, the place it was left at could not be come back to.
    result?.scrollIntoView({ block: 'nearest' })
  }, [key, type])
  return useCallback((hit) => openedFrom.set(key, hit.id), [key])
}

interface FoundHitsProps {
  readonly answer: ReadyAnswer
  readonly asTyped: boolean
  onSearch(text: string): void
  onAsTyped(asTyped: boolean): void
  onOpen(hit: SearchHit): void
}

/** What was found, what was done to find it, and where nothing was, what would be. */
export function FoundHits({ answer, asTyped, onSearch, onAsTyped, onOpen }: FoundHitsProps) {
  const { results, hits, groups, snippets, more, loadingMore, of } = answer
  const { catalogue } = useEdition()
  const { marking, some } = results
  const search = useMemo(() => ({ text: of, asTyped }), [of, asTyped])
  const placeOf = useHitPlace(search, results.edition)
  const keepOpened = useComeBack()
  const latest = useRef(onOpen)
  latest.current = onOpen
  const open = useCallback(
    (hit: SearchHit) => {
      keepOpened(hit)
      latest.current(hit)
    },
    [keepOpened],
  )
  const shown = useMemo(() => groupHits(groups, hits, marking, catalogue), [groups, hits, marking, catalogue])
  const partly = useMemo(
    () => (some === null ? [] : groupHits(some.groups, some.hits, marking, catalogue)),
    [some, marking, catalogue],
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a shortcut between links that Tab reaches too.
    <div className={styles['found']} onKeyDown={(event) => moveThroughResults(event)}>
      <SearchNotices notices={results.notices} onAsTyped={() => onAsTyped(true)} />
      {results.complete ? null : <p className={styles['quiet']}>{say.stoppedHint}</p>}
      {results.total === 0 && results.complete ? (
        <NothingFound results={results} asTyped={asTyped} onSearch={onSearch} onHelp={() => onAsTyped(false)} />
      ) : null}
      <ResultGroups groups={shown} snippets={snippets} placeOf={placeOf} onOpen={open} />
      {more === null ? null : <MoreResults shown={hits.length} total={results.total} loading={loadingMore} onMore={more} />}
      {some === null || some.total === 0 ? null : (
        <section className={styles['some']} aria-label={say.someTitle}>
          <div className={styles['line']}>
            <p className={styles['someTitle']}>{say.someTitle}</p>
            <p className={styles['quiet']}>{say.someHint(some.hits.length, some.total)}</p>
          </div>
          <ResultGroups groups={partly} partly snippets={snippets} placeOf={placeOf} onOpen={open} />
        </section>
      )}
    </div>
  )
}

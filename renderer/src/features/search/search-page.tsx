import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { addFilter, removeFilter, removePart } from '#shared/search/query/edit-query.ts'
import type { Filter } from '#shared/search/query/filter.ts'
import { parseQuery } from '#shared/search/query/parse-query.ts'
import type { SearchHit } from '#shared/search/results.ts'
import { readSearch, searchPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { LiveWords } from '../../ui/live-words.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking, Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { useSearch } from '../../workspace/search.tsx'
import type { IndexProgress, ReadyAnswer, SearchAnswer } from '../../workspace/search-answer.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { FacetList } from './facet-list.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FoundHits } from './found-hits.tsx'
import { QueryFaults, SearchExamples } from './search-helps.ts'
import styles from './search-page.module.css'
import { wasEntered } from './search-page-state.ts'
import type { ShownSearch } from './shown-search.ts'
import { useRested } from './use-rested.ts'
import { useSettled } from './use-settled.ts'

const say = words.search

/** A screen reader is told of a number when typing has rested for so long, in milliseconds. */
const QUIET = 500

export interface SearchPageProps {
  /** What can be done with a whole search; it stands at the head of the results. */
  readonly actions?: (shown: ShownSearch) => ReactNode
  /** A search was meant as it stands: it has rested, was confirmed, or one of its hits was opened. */
  onSettled?(shown: ShownSearch): void
  onOpened?(hit: SearchHit, shown: ShownSearch): void
}

function headline(answer: ReadyAnswer): string {
  const { results, of } = answer
  const asked = say.quoted(of)
  if (results.total === 0) return results.complete ? say.none(of) : say.stopped
  return results.complete ? say.total(results.total, asked) : say.totalAtLeast(results.total, asked)
}

export function SearchPage({ actions, onSettled, onOpened }: SearchPageProps) {
  const [address] = useSearchParams()
  const search = readSearch(address)
  const { text, asTyped } = search
  useWindowTitle(text === '' ? say.title : `${say.title}: ${text}`)
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const { state } = useLocation()
  // What is drawn may lag behind what is typed: a key comes before the results of the one before it.
  const answer = useDeferredValue(useSearch(text, { asTyped }))
  const query = useMemo(() => parseQuery(text), [text])
  const ready = answer.state === 'ready' && text.trim() !== '' ? answer : null
  const shown = useMemo<ShownSearch | null>(
    () => (ready === null || ready.of !== text ? null : { text, asTyped, results: ready.results, leftOut: ready.leftOut }),
    [ready, text, asTyped],
  )
  const settle = useSettled(shown, wasEntered(state), (settled) => onSettled?.(settled))
  const spoken = useRested(ready === null || ready.of !== text ? '' : headline(ready), QUIET, '')

  const go = useCallback(
    (next: string, typed = asTyped) => void navigate(searchPath(edition, next, typed)),
    [navigate, edition, asTyped],
  )
  const toggle = useCallback(
    (filter: Filter, chosen: boolean) => go(chosen ? removeFilter(text, filter) : addFilter(text, filter)),
    [go, text],
  )
  const opened = (hit: SearchHit) => {
    settle()
    if (shown !== null) onOpened?.(hit, shown)
  }

  if (text.trim() === '') {
    return (
      <Page full>
        <h1>{say.title}</h1>
        <SearchExamples />
      </Page>
    )
  }
  return (
    <Page full>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{say.title}</h1>
        <FilterChips root={query.root} onRemove={(range) => go(removePart(text, range))} />
        <QueryFaults text={query.text} faults={query.faults} />
        <div className={styles['tools']}>
          <CheckField checked={asTyped} onChange={(typed) => go(text, typed)}>
            {say.onlyAsTyped}
          </CheckField>
          {shown === null ? null : actions?.(shown)}
        </div>
      </header>
      <LiveWords>{spoken}</LiveWords>
      {ready === null ? (
        <AnswerSign answer={answer} />
      ) : (
        <div className={styles['columns']}>
          <FacetList facets={ready.results.facets} total={ready.results.total} onToggle={toggle} />
          <div className={styles['results']}>
            <CountLine answer={ready} />
            <LeftOut sources={ready.leftOut} />
            <FoundHits
              answer={ready}
              asTyped={asTyped}
              onSearch={go}
              onAsTyped={(typed) => go(ready.of, typed)}
              onOpen={opened}
            />
          </div>
        </div>
      )}
    </Page>
  )
}

function CountLine({ answer }: { readonly answer: ReadyAnswer }) {
  const { total, exactTotal, edition, notices } = answer.results
  // Where nothing was found, that stands below, with what can be done.
  if (total === 0) return null
  // That none is as it was typed goes without saying where it is said what was taken instead.
  const said = exactTotal === 0 && notices.some(({ kind }) => kind === 'completed' || kind === 'corrected')
  return (
    <p className={styles['count']}>
      {headline(answer)}
      {exactTotal < total && !said ? <span className={styles['quiet']}> · {say.exactly(exactTotal)}</span> : null}
      <span className={styles['quiet']}> · {words.archive.edition(edition)}</span>
    </p>
  )
}

function PreparingIndex({ done, total, reason }: IndexProgress) {
  return (
    <div className={styles['preparing']}>
      {total === 0 ? (
        <Working what={say.preparing} />
      ) : (
        <ProgressBar label={say.preparing} part={done / total} words={say.preparingOf(done, total)} />
      )}
      <p>{say.preparingBecause[reason]}</p>
    </div>
  )
}

/** What stands in the place of the results before there are any. */
function AnswerSign({ answer }: { readonly answer: SearchAnswer }) {
  switch (answer.state) {
    case 'failed':
      return (
        <Banner tone="error" title={say.failed}>
          {writeSentence(answer.message)}
        </Banner>
      )
    case 'preparing':
      return answer.progress === null ? <LongWorking what={say.preparing} /> : <PreparingIndex {...answer.progress} />
    case 'ready':
      return <Working what={say.searching} />
  }
}

function LeftOut({ sources }: { readonly sources: ReadyAnswer['leftOut'] }) {
  const { catalogue } = useEdition()
  if (sources.length === 0) return null
  const titles = sources.map((id) => {
    const source = catalogue.sources.find((each) => each.id === id)
    return source === undefined ? id : sourceTitle(source).text
  })
  return <Banner tone="caution">{say.leftOut(titles.join(', '))}</Banner>
}

import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Link } from 'react-router'
import type { BlockId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { SearchHit, SearchResults } from '#shared/search/results.ts'
import type { SearchWords, SourcePlaceState } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import type { ReadyAnswer, SearchAnswer } from '../../workspace/search-answer.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { groupHits } from './hit-groups.ts'
import { useHitPlace } from './hit-place.ts'
import styles from './hits-panel.module.css'
import { listedHits } from './listed-hits.ts'
import { MoreResults } from './more-results.tsx'
import { moveThroughResults } from './move-through-results.ts'
import { SnippetWords } from './result-row.tsx'

const say = words.search

interface HitsPanelProps {
  readonly search: SearchWords
  readonly answer: SearchAnswer
  /** The passage that is looked at in the text. */
  readonly source: SourceId
  readonly block: BlockId | null
  /** The note that was opened; null once one has gone on from it. */
  readonly note: NoteId | null
  /** How the open source was come to: kept, so that one can still go back to the results. */
  readonly state: SourcePlaceState | null
  onOpened(hit: SearchHit, results: SearchResults): void
  onClose(): void
}

function headOf(answer: ReadyAnswer): string {
  return listedHits(answer).partly ? say.someTitle : say.inGroup(answer.results.total, false)
}

/** The results of a search beside the text of one of them. */
export function HitsPanel({ search, answer, source, note, block, state, onOpened, onClose }: HitsPanelProps) {
  return (
    <nav className={styles['panel']} aria-label={words.reader.hitList}>
      <div className={styles['head']}>
        <p className={styles['count']}>{answer.state === 'ready' ? headOf(answer) : say.title}</p>
        <Button look="quiet" size="small" onPress={onClose}>
          {words.program.close} <KeyName>R</KeyName>
        </Button>
      </div>
      {answer.state === 'preparing' ? <Working what={say.preparing} /> : null}
      {answer.state === 'failed' ? <p className={styles['failed']}>{writeSentence(answer.message)}</p> : null}
      {answer.state === 'ready' ? (
        <PanelHits
          search={search}
          answer={answer}
          source={source}
          note={note}
          block={block}
          state={state}
          onOpened={onOpened}
          onClose={onClose}
        />
      ) : null}
    </nav>
  )
}

function PanelHits({
  search,
  answer,
  source,
  note,
  block,
  state,
  onOpened,
  onClose,
}: HitsPanelProps & { readonly answer: ReadyAnswer }) {
  const { catalogue } = useEdition()
  const { results, snippets, more, loadingMore } = answer
  const { hits, groups } = useMemo(() => listedHits(answer), [answer])
  const placeOf = useHitPlace(search, results.edition)
  const shown = useMemo(() => groupHits(groups, hits, results.marking, catalogue), [groups, hits, results.marking, catalogue])
  const list = useRef<HTMLDivElement>(null)
  const opened = note === null ? undefined : hits.find((hit) => hit.note === note)
  const current = (
    opened ?? hits.find((hit) => hit.kind === 'block' && block !== null && hit.source === source && hit.block === block)
  )?.id
  useEffect(() => {
    if (current === undefined) return
    list.current?.querySelector(`[data-result="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const row = (hit: SearchHit, text: ReactNode) => {
    const { to, label } = placeOf(hit)
    return (
      <Link
        to={to}
        replace
        state={state}
        className={styles['hit']}
        data-result={hit.id}
        aria-current={hit.id === current ? 'true' : undefined}
        onClick={() => onOpened(hit, results)}
      >
        <span className={styles['where']}>{label}</span>
        <span className={styles['words']}>{text}</span>
      </Link>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a shortcut between links that Tab reaches too.
    <div ref={list} className={styles['list']} onKeyDown={(event) => moveThroughResults(event, onClose)}>
      {shown.map((group) => (
        <section key={group.key}>
          <h2 className={`${styles['title']} ${group.made ? styles['made'] : ''}`}>
            <MarkedText text={group.title} marks={group.marks} />
          </h2>
          <ul>
            {group.titleHit === null ? null : (
              <li>{row(group.titleHit, <MarkedText text={group.title} marks={group.marks} />)}</li>
            )}
            {group.hits.map((hit) => (
              <li key={hit.id}>{row(hit, <SnippetWords snippet={snippets.get(hit.id)} />)}</li>
            ))}
          </ul>
        </section>
      ))}
      {more === null ? null : <MoreResults shown={hits.length} total={results.total} loading={loadingMore} onMore={more} />}
    </div>
  )
}

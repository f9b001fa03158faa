import { type KeyboardEvent, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { NoteId, SignatoryId } from '#shared/archive/ids.ts'
import type { SearchHit, SearchResults } from '#shared/search/search-documents.ts'
import { partPath, type SourcePlace, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { useSearch } from '../../workspace/search.tsx'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { type OpenEdition, useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './search-page.module.css'

const say = words.search

interface ResultGroup {
  readonly key: string
  readonly title: string
  readonly made: boolean
  readonly kind: SearchHit['kind']
  readonly hits: readonly SearchHit[]
}

/** Results by source, the source with the best passage first; within a source the best first. */
function groupHits(hits: readonly SearchHit[], edition: OpenEdition): readonly ResultGroup[] {
  const groups = new Map<string, SearchHit[]>()
  for (const hit of hits) {
    const key = hit.kind === 'block' ? `source ${hit.source}` : hit.kind
    groups.set(key, [...(groups.get(key) ?? []), hit])
  }
  return [...groups].map(([key, members]) => {
    const kind = members[0]?.kind ?? 'block'
    const source = edition.catalogue.sources.find((item) => item.id === members[0]?.source)
    const title = source === undefined ? { text: '', made: true } : sourceTitle(source)
    return kind === 'block'
      ? { key, kind, hits: members, title: title.text, made: title.made }
      : { key, kind, hits: members, title: say.group[kind], made: false }
  })
}

function idOf(hit: SearchHit): string {
  return hit.id.slice(hit.id.indexOf(':') + 1)
}

const NO_NUMBERS: ReadonlyMap<string, number> = new Map()

function useHitPlace(query: string, numbers: ReadonlyMap<string, number>) {
  const { catalogue, archive, id: edition } = useEdition()
  const notes = useLiveNotes()
  return (hit: SearchHit): { readonly to: string; readonly label: string } => {
    if (hit.source === null) return { to: '', label: '' }
    const link = (place: SourcePlace) => sourcePath(edition, hit.source ?? ('' as never), place)
    switch (hit.kind) {
      case 'block': {
        const number = numbers.get(hit.id) ?? null
        const label = number === null ? words.reader.furniture : words.signatories.para(number)
        return { to: link({ block: hit.block ?? undefined, query }), label }
      }
      case 'signatory': {
        const id = idOf(hit) as SignatoryId
        const span = catalogue.signatories.signatories.find((signatory) => signatory.id === id)?.span
        return { to: link({ passage: span }), label: '' }
      }
      case 'note': {
        const note = notes.find((item) => item.id === (idOf(hit) as NoteId))
        // A note of another archive has no place in this one.
        if (note !== undefined && note.target.archive !== archive)
          return { to: partPath(edition, 'notes'), label: words.colours[note.colour] }
        const held = catalogue.sources.some((source) => source.id === hit.source)
        const to = sourcePath(held || note === undefined ? edition : note.target.edition, hit.source, { note: note?.id })
        return { to, label: note === undefined ? '' : words.colours[note.colour] }
      }
    }
  }
}

/** Up and down move through the results; up from the first goes back to the box. */
function moveThroughResults(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const results = [...document.querySelectorAll<HTMLElement>('[data-result]')]
  const at = results.indexOf(document.activeElement as HTMLElement)
  if (at === -1) return
  event.preventDefault()
  const next = at + (event.key === 'ArrowDown' ? 1 : -1)
  if (next < 0) document.querySelector<HTMLElement>('input[type=search]')?.focus()
  else results[next]?.focus()
}

function NothingFound({ query, results }: { readonly query: string; readonly results: SearchResults }) {
  return (
    <EmptyPlace
      title={say.none(query)}
      hint={results.unmatched.length === 0 ? say.noneTogether : results.unmatched.map((word) => say.noneWord(word)).join(' ')}
    >
      <p>{say.hint}</p>
    </EmptyPlace>
  )
}

export function SearchPage() {
  const [address] = useSearchParams()
  const query = address.get('q') ?? ''
  useWindowTitle(query === '' ? say.title : `${say.title}: ${query}`)
  const edition = useEdition()
  const answer = useSearch(query)
  const placeOf = useHitPlace(query, answer.state === 'ready' ? answer.numbers : NO_NUMBERS)
  const groups = useMemo(() => (answer.state === 'ready' ? groupHits(answer.results.hits, edition) : []), [answer, edition])

  if (query.trim() === '') {
    return (
      <Page>
        <h1>{say.title}</h1>
        <EmptyPlace title={say.empty} hint={say.hint} />
      </Page>
    )
  }
  if (answer.state === 'failed') {
    return (
      <Page>
        <h1>{say.title}</h1>
        <Banner tone="error" title={say.failed}>
          {writeSentence(answer.message)}
        </Banner>
      </Page>
    )
  }
  if (answer.state === 'preparing') {
    return (
      <Page>
        <h1>{say.title}</h1>
        <Working what={say.preparing} />
      </Page>
    )
  }
  const { results, of, leftOut } = answer
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p role="status" className={styles['count']}>
          {results.total === 0 ? '' : say.total(results.total, `“${of}”`)}
        </p>
        {results.total > results.hits.length ? (
          <p className={styles['count']}>{say.shownOf(results.hits.length, results.total)}</p>
        ) : null}
      </header>
      {leftOut.length === 0 ? null : <Banner tone="caution">{say.leftOut(leftOut.join(', '))}</Banner>}
      {results.total === 0 ? <NothingFound query={`“${of}”`} results={results} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a shortcut between links that Tab reaches too. */}
      <div className={styles['groups']} onKeyDown={moveThroughResults}>
        {groups.map((group) => (
          <section key={group.key} className={styles['group']}>
            <h2 className={group.made ? styles['made'] : ''}>
              {group.title} <span className={styles['number']}>{say.hits(group.hits.length)}</span>
            </h2>
            <ul>
              {group.hits.map((hit) => {
                const place = placeOf(hit)
                const { snippet } = hit
                return (
                  <li key={hit.id}>
                    <Link to={place.to} className={styles['result']} data-result="">
                      <span className={styles['where']}>{place.label}</span>
                      <span className={hit.kind === 'block' ? styles['source'] : styles['other']}>
                        {snippet.cutStart ? '… ' : ''}
                        <MarkedText text={snippet.text} marks={snippet.marks} />
                        {snippet.cutEnd ? ' …' : ''}
                      </span>
                    </Link>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

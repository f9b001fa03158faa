import { useState } from 'react'
import { Link } from 'react-router'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId } from '#shared/archive/ids.ts'
import type { SearchHit } from '#shared/search/results.ts'
import { partPath, type SearchWords, sourcePath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import styles from './compare-search-page.module.css'
import type { FoundHit } from './gather-hits.ts'

const say = words.searches
/** Hits that are shown at first, and with each press of "Show more". */
const ROWS = 50

interface ComparedHitsProps {
  readonly title: string
  /** The edition that the links lead to, and what is known of it. */
  readonly edition: EditionId
  readonly catalogue: EditionCatalogue
  readonly search: SearchWords
  readonly hits: readonly FoundHit[]
}

interface Group {
  readonly key: string
  readonly title: string
  readonly hits: readonly FoundHit[]
}

/** Under which heading a hit stands: its source, the signatories, the notes. */
function headingOf({ kind, source }: SearchHit, catalogue: EditionCatalogue): Pick<Group, 'key' | 'title'> {
  if (kind === 'signatory') return { key: kind, title: say.signatories }
  if (kind === 'note') return { key: kind, title: say.notes }
  const known = catalogue.sources.find(({ id }) => id === source)
  return { key: `source ${source}`, title: known === undefined ? (source ?? '') : sourceTitle(known).text }
}

function groupHits(hits: readonly FoundHit[], catalogue: EditionCatalogue): readonly Group[] {
  const groups = new Map<string, { readonly title: string; readonly hits: FoundHit[] }>()
  for (const found of hits) {
    const { key, title } = headingOf(found.hit, catalogue)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { title, hits: [found] })
    else group.hits.push(found)
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

function placeOf({ kind, number }: SearchHit): string {
  if (kind !== 'block') return kind === 'source' ? say.places.source : ''
  return number === null ? words.reader.furniture : words.signatories.para(number)
}

/** Hits of one search by source, each with its words and a way to its passage. */
export function ComparedHits({ title, edition, catalogue, search, hits }: ComparedHitsProps) {
  const [rows, setRows] = useState(ROWS)
  const shown = hits.slice(0, rows)
  const query = { query: search.text, asTyped: search.asTyped }

  const pathOf = ({ kind, source, block, signatory, note }: SearchHit): string => {
    if (source === null) return partPath(edition, kind === 'note' ? 'notes' : 'campaign')
    if (kind === 'note') return sourcePath(edition, source, { note: note ?? undefined })
    if (kind !== 'signatory') return sourcePath(edition, source, { block: block ?? undefined, ...query })
    const span = catalogue.signatories.signatories.find(({ id }) => id === signatory)?.span
    return sourcePath(edition, source, { passage: span })
  }
  return (
    <section className={styles['hits']}>
      <h2>{title}</h2>
      {hits.length === 0 ? <p className={styles['quiet']}>{say.compareNoneOnly}</p> : null}
      {groupHits(shown, catalogue).map((group) => (
        <section key={group.key} className={styles['group']}>
          <h3>{group.title}</h3>
          <ul>
            {group.hits.map(({ hit, snippet }) => (
              <li key={hit.id}>
                <Link to={pathOf(hit)} className={styles['hit']}>
                  <span className={styles['where']}>{placeOf(hit)}</span>
                  <Piece snippet={snippet} kind={hit.kind} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hits.length > shown.length ? (
        <div>
          <Button onPress={() => setRows(rows + ROWS)}>{say.logMore(Math.min(ROWS, hits.length - shown.length))}</Button>
        </div>
      ) : null}
    </section>
  )
}

function Piece({ snippet, kind }: { readonly snippet: FoundHit['snippet']; readonly kind: SearchHit['kind'] }) {
  if (snippet === null) return null
  if (snippet.state === 'unreadable') return <span>{say.compareUnreadable(writeSentence(snippet.message))}</span>
  const { text, marks, cutStart, cutEnd } = snippet.snippet
  return (
    <span className={kind === 'note' || kind === 'signatory' ? '' : styles['source']}>
      {cutStart ? '… ' : ''}
      <MarkedText text={text} marks={marks} />
      {cutEnd ? ' …' : ''}
    </span>
  )
}

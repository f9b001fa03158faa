import { memo } from 'react'
import { Link } from 'react-router'
import type { SearchHit } from '#shared/search/results.ts'
import type { SourcePlaceState } from '../../places/places.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { words, writeSentence } from '../../words/words.ts'
import type { HitSnippet } from '../../workspace/search-answer.ts'
import styles from './result-row.module.css'

const fromResults: SourcePlaceState = { fromResults: true }

export function SnippetWords({ snippet }: { readonly snippet: HitSnippet | undefined }) {
  if (snippet === undefined) return <span className={styles['quiet']}>{words.search.readingPassage}</span>
  if (snippet.state === 'unreadable')
    return (
      <span className={styles['unreadable']}>
        {words.search.notGenuine} <span className={styles['quiet']}>{writeSentence(snippet.message)}</span>
      </span>
    )
  const { text, marks, cutStart, cutEnd } = snippet.snippet
  return (
    <>
      {cutStart ? '… ' : ''}
      <MarkedText text={text} marks={marks} />
      {cutEnd ? ' …' : ''}
    </>
  )
}

interface ResultRowProps {
  readonly hit: SearchHit
  readonly to: string
  readonly label: string
  readonly snippet: HitSnippet | undefined
  onOpen(hit: SearchHit): void
}

/** One hit: where it stands, and its words with what was looked for marked. */
export const ResultRow = memo(function ResultRow({ hit, to, label, snippet, onOpen }: ResultRowProps) {
  return (
    <li>
      <Link to={to} state={fromResults} className={styles['result']} data-result={hit.id} onClick={() => onOpen(hit)}>
        <span className={styles['where']}>{label}</span>
        <span className={hit.kind === 'block' ? styles['source'] : styles['other']}>
          <SnippetWords snippet={snippet} />
        </span>
      </Link>
    </li>
  )
})

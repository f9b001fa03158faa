import type { SearchNotice } from '#shared/search/results.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import styles from './search-notices.module.css'

const say = words.search

function write(notice: SearchNotice): string {
  switch (notice.kind) {
    case 'completed':
      return say.completed(notice.written, notice.words, notice.more)
    case 'corrected':
      return say.corrected(notice.written, notice.words, notice.more)
    case 'unknown':
      return say.unknown(notice.written)
    case 'other-words':
      return say.otherWords(notice.written, notice.others)
    default:
      return assertNever(notice)
  }
}

interface SearchNoticesProps {
  readonly notices: readonly SearchNotice[]
  /** Asks for the words as they were typed, and nothing else. */
  onAsTyped(): void
}

/** What the search did beyond the words as they were typed. */
export function SearchNotices({ notices, onAsTyped }: SearchNoticesProps) {
  if (notices.length === 0) return null
  const helped = notices.some(({ kind }) => kind !== 'unknown')
  return (
    <div className={styles['notices']}>
      <ul>
        {notices.map((notice) => (
          <li key={`${notice.kind} ${notice.range.start} ${notice.range.end}`}>{write(notice)}</li>
        ))}
      </ul>
      {helped ? (
        <Button look="quiet" size="small" onPress={onAsTyped}>
          {say.searchAsTyped}
        </Button>
      ) : null}
    </div>
  )
}

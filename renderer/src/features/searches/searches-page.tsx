import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { words } from '../../words/words.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { KeptSearches } from './kept-searches.tsx'
import { OtherWordsList } from './other-words-list.tsx'
import { SearchLogPart } from './search-log-part.tsx'
import styles from './searches-page.module.css'

/** What a person keeps of searching: searches to come back to, the log, and other words for the same thing. */
export function SearchesPage() {
  useWindowTitle(words.searches.title)
  const { ready } = useNotesSnapshot()
  return (
    <Page full>
      <h1>{words.searches.title}</h1>
      {ready ? (
        <div className={styles['parts']}>
          <KeptSearches />
          <SearchLogPart />
          <OtherWordsList />
        </div>
      ) : (
        <Working what={words.searches.starting} />
      )}
    </Page>
  )
}

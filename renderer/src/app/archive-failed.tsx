import type { Failure } from '#shared/contract/failure.ts'
import { NotesPage } from '../features/notes/notes-page.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { words, writeSentence } from '../words/words.ts'
import { ActionBar } from './action-bar.tsx'
import styles from './archive-failed.module.css'
import { SaveSign } from './save-sign.tsx'

/** The archive cannot be read: what happened and why, and the notes, which are kept apart from it. */
export function ArchiveFailed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  return (
    <main className={styles['place']}>
      <Page>
        <Banner tone="error" title={words.archive.failedTitle} actions={<Button onPress={onRetry}>{words.program.retry}</Button>}>
          <p>{writeSentence(failure.message)}</p>
        </Banner>
      </Page>
      <NotesPage />
      <div className={styles['saving']}>
        <SaveSign />
      </div>
      <ActionBar />
    </main>
  )
}

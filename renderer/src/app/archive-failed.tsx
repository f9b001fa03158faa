import { lazy, Suspense } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { PackDoor } from '../features/packs/pack-door.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { words, writeSentence } from '../words/words.ts'
import { runCommand } from '../workspace/commands.ts'
import { ActionBar } from './action-bar.tsx'
import styles from './archive-failed.module.css'
import { SaveSign } from './save-sign.tsx'

/** The list is a page of its own, and comes when it is needed. */
const NotesPage = lazy(() => import('../features/notes/notes-page.tsx').then((module) => ({ default: module.NotesPage })))

/** The archive cannot be read: what happened and why, and the notes, which are kept apart from it. */
export function ArchiveFailed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  return (
    <main className={styles['place']}>
      <Page>
        <Banner
          tone="error"
          title={words.archive.failedTitle}
          actions={
            <>
              <Button onPress={onRetry}>{words.program.retry}</Button>
              <Button onPress={() => runCommand('open-pack')}>{words.packs.open}</Button>
            </>
          }
        >
          <p>{writeSentence(failure.message)}</p>
        </Banner>
      </Page>
      <Suspense fallback={null}>
        <NotesPage />
      </Suspense>
      <div className={styles['saving']}>
        <SaveSign />
      </div>
      <ActionBar />
      <PackDoor />
    </main>
  )
}

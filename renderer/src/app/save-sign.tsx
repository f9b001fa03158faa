import type { SaveState } from '../data/save-state.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { words, writeSentence } from '../words/words.ts'
import { useDraftWaiting } from '../workspace/drafts.ts'
import { useNotesSnapshot } from '../workspace/use-notes.ts'
import { useServices } from '../workspace/workspace.tsx'
import styles from './save-sign.module.css'

const say = words.saving

function describe(saving: SaveState): { readonly short: string; readonly long: string | null } {
  switch (saving.state) {
    case 'saved':
      return { short: say.saved, long: null }
    case 'saving':
      return { short: say.saving, long: null }
    case 'database-only':
      return { short: say.half, long: say.halfWhy(writeSentence(saving.reason)) }
    case 'journal-only':
      return { short: say.onlyJournalShort, long: say.onlyJournal(writeSentence(saving.reason)) }
    case 'failed':
      return { short: say.failed, long: say.why(writeSentence(saving.reason)) }
  }
}

/** Always in sight: whether the work is saved. When it is not, why, what is safe, and what to do. */
export function SaveSign() {
  const { notes } = useServices()
  const { saving } = useNotesSnapshot()
  const drafting = useDraftWaiting()
  const { short, long } = describe(drafting && saving.state === 'saved' ? { state: 'saving' } : saving)
  if (long === null) {
    return (
      <p className={styles['sign']} role="status">
        {short}
      </p>
    )
  }
  return (
    <div className={styles['problem']} role="alert">
      <p>
        <strong>{short}.</strong> {long}
      </p>
      <Button size="small" onPress={() => notes.retry()}>
        {say.retry}
      </Button>
      {saving.state === 'failed' ? (
        <Button size="small" onPress={() => copyText(notes.unsavedText())}>
          {say.copy}
        </Button>
      ) : null}
    </div>
  )
}

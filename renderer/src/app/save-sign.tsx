import { useEffect, useState } from 'react'
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

/**
 * What is said of saving: a problem stays until something was saved. While one types on, each key asks for another attempt; a sign that
 * changed with each of them could not be read, and a screen reader would say it again and again.
 */
function useSettledState(saving: SaveState): { readonly settled: SaveState; readonly retrying: boolean } {
  const [problem, setProblem] = useState<SaveState | null>(null)
  useEffect(() => {
    if (saving.state !== 'saving') setProblem(saving.state === 'saved' ? null : saving)
  }, [saving])
  const retrying = saving.state === 'saving' && problem !== null
  return { settled: retrying ? problem : saving, retrying }
}

/** Milliseconds after which saving is tried again with nobody asking: soon, then ever more rarely. */
const PAUSES = [3_000, 10_000, 30_000, 60_000] as const

/** Tries again for as long as there is a problem that may pass, also when somebody comes back to the window. */
function useTryingAgain(wanted: boolean): void {
  const { notes } = useServices()
  const [tried, setTried] = useState(0)
  useEffect(() => {
    if (!wanted) setTried(0)
  }, [wanted])
  useEffect(() => {
    if (!wanted) return
    const again = () => {
      notes.retry()
      setTried((before) => before + 1)
    }
    const timer = window.setTimeout(again, PAUSES[Math.min(tried, PAUSES.length - 1)])
    window.addEventListener('focus', again)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('focus', again)
    }
  }, [notes, wanted, tried])
}

/** Always in sight: whether the work is saved. When it is not, why, what is safe, and what to do. */
export function SaveSign() {
  const { notes } = useServices()
  const { ready, compared, saving, readOnly } = useNotesSnapshot()
  const drafting = useDraftWaiting()
  const { settled, retrying } = useSettledState(saving)
  useTryingAgain(readOnly === null && settled.state !== 'saved' && settled.state !== 'saving')
  const { short, long } = describe(drafting && settled.state === 'saved' ? { state: 'saving' } : settled)
  if (long === null) {
    return (
      <p className={styles['sign']} role="status">
        {readOnly !== null ? say.readOnly : saving.state === 'saved' && !(ready && compared) ? say.opening : short}
      </p>
    )
  }
  return (
    <div className={styles['problem']} role="alert">
      <p>
        <strong>{short}.</strong> {long} {readOnly === null ? say.byItself : null}
      </p>
      {readOnly === null ? (
        <Button size="small" onPress={() => notes.retry()}>
          {retrying ? say.retrying : say.retry}
        </Button>
      ) : null}
      {settled.state === 'failed' ? (
        <Button size="small" onPress={() => copyText(notes.unsavedText())}>
          {say.copy}
        </Button>
      ) : null}
    </div>
  )
}

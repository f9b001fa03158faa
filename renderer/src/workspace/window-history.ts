import type { NotesDatabase } from '../data/database.ts'
import type { NoteStore } from '../data/note-store.ts'
import { createStepLog } from '../data/step-log.ts'
import { announce } from './announcements.ts'
import { claimStack, createLockClaims } from './claim-stack.ts'
import { openStepHistory, type StepHistory } from './step-history.ts'

const KEY = 'campaign-archive-undo-stack'

/** What this window can undo, with the database and the locks of the browser. */
export function openWindowHistory(store: NoteStore, database: NotesDatabase, profile: string): Promise<StepHistory> {
  const log = createStepLog(database, () => Date.now())
  return openStepHistory({
    store,
    log,
    async stack() {
      const claims = createLockClaims(navigator.locks, profile)
      const stack = await claimStack(log, claims, window.sessionStorage.getItem(KEY), () => crypto.randomUUID())
      window.sessionStorage.setItem(KEY, stack)
      return stack
    },
    tell: (text) => announce({ kind: 'text', text }),
    now: () => new Date(),
  })
}

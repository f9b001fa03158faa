import { trashWords as say } from '../words/trash-words.ts'
import { announce } from './announcements.ts'
import { createUnfinishedRemoval, removeDue } from './remove-for-good.ts'
import { settingsNow } from './settings.ts'
import { whenReady } from './when-ready.ts'
import type { Services } from './workspace.tsx'

/** What is done at the start, once the notes have been read and what closed windows left is saved. Says how much went. */
export async function removeAtStart({ notes: store, history, program }: Services): Promise<void> {
  await whenReady(store)
  await store.settled()
  const unfinished = createUnfinishedRemoval(window.localStorage, program.profileId)
  const removed = await removeDue({ store, history, unfinished }, settingsNow().keepDeleted, new Date())
  if (!removed.ok) announce({ kind: 'text', text: `${say.failed}: ${removed.error.message}. ${say.failedHint}` })
  else if (Object.values(removed.value).some((count) => count > 0))
    announce({ kind: 'text', text: say.removedDue(removed.value) })
}

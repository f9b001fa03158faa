import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, Dialog } from 'electron'
import { takeProfileLock } from '../services/profile/profile-lock.ts'
import { removeEmptyProfile, resumeRemoval, tellRemoval } from '../services/profile/remove-everything.ts'

/**
 * Ends a removal that the program before this one began, says what was done, and ends the program. Electron keeps its own files in another folder for that
 * while, which goes as well; nothing is opened.
 */
export async function finishRemoval(
  { app, dialog }: { readonly app: App; readonly dialog: Dialog },
  folder: string,
  say: (sentence: string) => void,
): Promise<void> {
  const own = mkdtempSync(join(tmpdir(), 'campaign-archive-'))
  app.enableSandbox()
  app.setPath('userData', own)
  await app.whenReady()
  const taken = await takeProfileLock(folder, 'desktop')
  if (!taken.ok || taken.value.state === 'held')
    throw new Error(taken.ok ? 'the program that is removing everything still runs' : taken.error.message)
  const report = await resumeRemoval(folder)
  await taken.value.lock.release()
  await removeEmptyProfile(folder)
  const words = tellRemoval(report)
  say(words)
  await dialog.showMessageBox({ type: 'info', title: 'Campaign Archive', message: 'Everything was removed', detail: words })
  await rm(own, { recursive: true, force: true }).catch(() => undefined)
  app.exit(0)
}

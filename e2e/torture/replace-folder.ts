import { cp, rm } from 'node:fs/promises'
import { basename } from 'node:path'

/** Puts a copy of `by` in the place of `folder`, whether that is there or not. */
export async function replaceFolder(folder: string, by: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  // Chromium's sign that the folder is in use belongs to a process, not to a copy.
  await cp(by, folder, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') })
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { causeOf } from '../profile/disk-error.ts'
import { privateDisk } from '../profile/private-disk.ts'
import { journalSize } from './journal-lines.ts'
import { type BackupSurroundings, openBackups } from './open-backups.ts'

const startedSchema = z.strictObject({ format: z.literal(1), program: z.string(), engine: z.string().nullable() })

async function readStarted(path: string) {
  try {
    return startedSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

/**
 * Makes a backup where the program, or the engine of its window, is another than at the last start: before either has touched anything. To be called before the
 * journal is opened. Answers with a sentence where that did not succeed: no reason not to start, and it is tried again at the next one.
 */
export async function beforeNewVersion(around: BackupSurroundings, engine: string | null = null): Promise<string | null> {
  const path = join(around.profile.folder, 'last-start.json')
  const before = await readStarted(path)
  if (before?.program === around.program && before.engine === engine) return null
  try {
    // A journal that cannot be read is for the one to say who opens it.
    const size = await journalSize(around.profile.journal).catch(() => null)
    if (size === null) return null
    if (size > 0) {
      const backups = await openBackups(around)
      const made = await backups.make('new-version')
      await backups.abandon()
      if (!made.ok) return `The program is new, and ${made.error.message}`
    }
    await writeFileAtomically(path, `${JSON.stringify({ format: 1, program: around.program, engine })}\n`, privateDisk)
    return null
  } catch (error) {
    return `The program is new, and no backup could be made before: ${causeOf(error)}.`
  }
}

import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, copyFile, link, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '../files/disk.ts'
import { alreadyExists, causeOf, isMissing } from '../profile/disk-error.ts'
import { backupNames } from './backup-names.ts'
import { sha256Of } from './look-at-files.ts'

export interface FileToWrite {
  readonly folder: string
  readonly name: string
  readonly bytes: Uint8Array
  /** SHA-256 of what stands there; null where nothing does. */
  readonly expected: string | null
}

export interface ReplacedFile {
  readonly path: string
  /** The name of the earlier file beside it; null where there was none, or where it was the same already. */
  readonly backup: string | null
}

/** What stands there is no longer what was looked at. */
class ChangedMeanwhile extends Error {}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Says why a file was not written. Throws again what the system did not give. */
export function whyNotWritten(name: string, error: unknown): string {
  const safe = 'What stood there before is unchanged'
  if (error instanceof ChangedMeanwhile)
    return `${name} was not written: it was changed at this very moment. Nothing of it is lost; look at it anew`
  if (!(error instanceof Error && 'syscall' in error)) throw error
  if (['EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error)) && ['rename', 'link', 'copyfile'].includes(String(error.syscall)))
    return `${name} was not written: another program has it open (Word, for example), or this account may not replace it. Close it there and export again. ${safe}`
  return `${name} was not written: ${causeOf(error)}. ${safe}`
}

const TEMPORARY = /^\.campaign-archive-export\.[0-9a-f]{12}\.tmp$/
/** In milliseconds: a colleague may be exporting into the same folder just now. */
const LONG_AGO = 600_000

/** Half-written files of an export that was ended midway, some time ago. */
async function removeTemporaries(folder: string, now: Date, disk: Disk): Promise<void> {
  for (const entry of await readdir(folder).catch(() => [])) {
    if (!TEMPORARY.test(entry)) continue
    const found = await stat(join(folder, entry)).catch(() => null)
    if (found !== null && now.getTime() - found.mtimeMs > LONG_AGO) await disk.remove(join(folder, entry))
  }
}

async function digestAt(path: string): Promise<string | null> {
  try {
    return sha256Of(await readFile(path))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Gives what stands at `path` a second name. As a link where the disk has those, so that it is the very file that is replaced; else as a copy. */
async function keepBeside(path: string, beside: string): Promise<void> {
  try {
    await link(path, beside)
  } catch (error) {
    if (alreadyExists(error)) throw error
    await copyFile(path, beside, constants.COPYFILE_EXCL)
  }
}

async function keepEarlier({ folder, name }: FileToWrite, now: Date): Promise<string> {
  for (const beside of backupNames(name, now)) {
    try {
      await keepBeside(join(folder, name), join(folder, beside))
      return beside
    } catch (error) {
      if (!alreadyExists(error)) throw error
    }
  }
  throw new Error('no name is free')
}

/**
 * Writes a file whole or not at all, and only where what stands there is `expected`. That is kept beside it under another name before it is replaced. Returns once all
 * is on the disk. Throws the error of node:fs; what stood there is then unchanged, and nothing is left beside it.
 */
export async function replaceFile(file: FileToWrite, now: Date, disk: Disk): Promise<ReplacedFile> {
  const { folder, name, bytes, expected } = file
  const path = join(folder, name)
  if (expected === sha256Of(bytes)) return { path, backup: null }
  await removeTemporaries(folder, now, disk)
  const temporary = join(folder, `.campaign-archive-export.${randomBytes(6).toString('hex')}.tmp`)
  let backup: string | null = null
  try {
    await disk.writeNewFile(temporary, bytes)
    if (expected === null) {
      // Not by renaming, which would take the place of a file that came in between.
      await placeNew(temporary, path, disk)
      return { path, backup }
    }
    // Who may read a file is for the person to say, not for an export.
    await chmod(temporary, (await stat(path)).mode & 0o777)
    backup = await keepEarlier(file, now)
    if ((await digestAt(join(folder, backup))) !== expected || (await digestAt(path)) !== expected) throw new ChangedMeanwhile()
    await disk.rename(temporary, path)
    return { path, backup }
  } catch (error) {
    // The first error is the one to tell.
    await disk.remove(temporary).catch(() => undefined)
    // The file itself is still there: its second name is not needed.
    if (backup !== null && (await digestAt(path).catch(() => null)) !== null)
      await disk.remove(join(folder, backup)).catch(() => undefined)
    throw error
  }
}

async function placeNew(temporary: string, path: string, disk: Disk): Promise<void> {
  try {
    await link(temporary, path)
    await disk.remove(temporary)
  } catch (error) {
    if (alreadyExists(error)) throw new ChangedMeanwhile()
    // A disk without links: looked at once more, and renamed.
    if ((await digestAt(path)) !== null) throw new ChangedMeanwhile()
    await disk.rename(temporary, path)
    return
  }
  await disk.syncFolder(join(path, '..'))
}

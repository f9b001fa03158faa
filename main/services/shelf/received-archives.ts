import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Archive } from '../archive/archive.ts'
import type { Disk } from '../files/disk.ts'
import { archiveFolderName } from '../packs/archive-folder-name.ts'
import { isMissing } from '../profile/disk-error.ts'

/** `archives/<archive>/<copy>`: each copy is an OCFL object that was moved there whole. */
export function archivesFolder(profile: string): string {
  return join(profile, 'archives')
}

async function foldersIn(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** The folders of all copies that were received. */
export async function receivedCopies(profile: string): Promise<readonly string[]> {
  const archives = archivesFolder(profile)
  const copies: string[] = []
  for (const name of await foldersIn(archives)) {
    for (const copy of await foldersIn(join(archives, name))) copies.push(join(archives, name, copy))
  }
  return copies
}

/**
 * Moves a flushed object to where received archives stand, beside the copies that are there. One renaming makes it appear whole: cut off at
 * any moment, it is there or it is not. Answers with its folder. Throws what node:fs throws.
 */
export async function moveIn(profile: string, from: string, archive: Archive, disk: Disk): Promise<string> {
  const archives = archivesFolder(profile)
  const own = join(archives, archiveFolderName(archive.id))
  await disk.makeFolder(own)
  await disk.syncFolder(archives)
  await disk.syncFolder(profile)
  const place = join(own, `${archive.current}-${randomBytes(6).toString('hex')}`)
  await disk.rename(from, place)
  return place
}

/** Takes away a copy that is not needed any more: out of sight in one step, so that no half of it is ever found, then for good. */
export async function moveOut(copy: string, aside: string, disk: Disk): Promise<void> {
  await disk.makeFolder(aside)
  const gone = join(aside, randomBytes(6).toString('hex'))
  await disk.rename(copy, gone)
  await disk.syncFolder(dirname(copy))
  await disk.remove(gone)
}

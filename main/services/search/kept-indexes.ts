import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveId } from '#shared/archive/ids.ts'
import type { Archive } from '../archive/archive.ts'
import type { Disk } from '../files/disk.ts'
import { archiveFolderName } from '../packs/archive-folder-name.ts'
import { isMissing } from '../profile/disk-error.ts'
import { type MadeIndex, writeIndex } from './index-folder.ts'
import { manifestPath } from './index-manifest.ts'

/** How many archives have indexes kept for them, those that were made last, and of how many editions each. */
const KEPT_ARCHIVES = 8
const KEPT_EDITIONS = 4

/** `search-index/<archive>/` in the profile: indexes that were made here, and can be made again at any time. */
export function keptFolder(profile: string, archive: ArchiveId): string {
  return join(profile, 'search-index', archiveFolderName(archive))
}

/** When the manifest of a folder was written, in milliseconds; 0 where there is none. */
async function writtenAt(folder: string): Promise<number> {
  try {
    return (await stat(manifestPath(folder))).mtimeMs
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}

async function removeOldest(profile: string, disk: Disk): Promise<void> {
  const parent = join(profile, 'search-index')
  const folders = await Promise.all(
    (await readdir(parent)).map(async (name) => ({ path: join(parent, name), at: await writtenAt(join(parent, name)) })),
  )
  for (const { path } of folders.sort((a, b) => b.at - a.at).slice(KEPT_ARCHIVES)) await disk.remove(path)
}

/**
 * Keeps an index in the profile and takes away what is not needed any more: those of editions that the archive does not have as they were, and the
 * oldest. Answers with its path. Throws what node:fs throws.
 */
export async function keepIndex(profile: string, archive: Archive, index: MadeIndex, disk: Disk): Promise<string> {
  const folder = keptFolder(profile, archive.id)
  const recent = archive.editions.slice(-KEPT_EDITIONS)
  const entry = await writeIndex(folder, archive.id, index, disk, (each) =>
    recent.some(({ id, digest }) => id === each.edition && digest === each.editionDigest),
  )
  await removeOldest(profile, disk)
  return join(folder, entry.file)
}

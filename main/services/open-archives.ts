import { beginOpening, type Opening } from './archive/archive-opening.ts'
import { openArchive } from './archive/open-archive.ts'
import type { OpenArchives } from './handlers.ts'
import { openPackDesk } from './packs/open-pack-desk.ts'
import { privateDisk } from './profile/private-disk.ts'
import { buildInThread } from './search/index-builder.ts'
import { createSearchIndexes } from './search/search-indexes.ts'
import { openShelf } from './shelf/open-shelf.ts'

interface Places {
  /** The archive that comes with the program. */
  readonly bundled: string
  readonly profile: string
  /** Where catalogues of large archives are kept. */
  readonly cache: string
  /** The folder of search indexes that come with the program. */
  readonly indexes: string
  /** Is given a sentence where something went wrong that nobody waits for. */
  readonly report: (sentence: string) => void
}

/** Begins to open the archive of the program and those received, and makes the desk for packs. */
export function openArchives({ bundled, profile, cache, indexes, report }: Places): Opening<OpenArchives> {
  return beginOpening(async (onProgress) => {
    const parts = { profile, disk: privateDisk }
    const shelf = await openShelf({ ...parts, bundled, open: (root) => openArchive(root, { cache, onProgress }) })
    return {
      shelf,
      packs: await openPackDesk({ ...parts, shelf, now: () => new Date() }),
      indexes: createSearchIndexes({ ...parts, cache, shipped: indexes, build: buildInThread, report }),
    }
  })
}

/** Ends what is under way with the archives once they are open; those that could not be opened need no end. */
export async function closeArchives({ ready }: Opening<OpenArchives>): Promise<void> {
  const opened = await ready.catch(() => null)
  if (opened !== null) await Promise.all([opened.packs.close(), opened.indexes.close()])
}

import { editionIdSchema } from '#shared/archive/ids.ts'
import { fail, type Outcome } from '#shared/contract/failure.ts'
import type { Opening } from '../archive/archive-opening.ts'
import type { OpenArchives } from '../handlers.ts'

/** Gives the bytes of the search index of an edition of the archive in use; `search.index` said before that they are there. */
export type ReadSearchIndex = (edition: unknown) => Promise<Outcome<Uint8Array>>

export function createReadSearchIndex(opening: Opening<OpenArchives>): ReadSearchIndex {
  return async (edition) => {
    const id = editionIdSchema.safeParse(edition)
    if (!id.success) return fail('call-malformed', 'what was asked for is no edition: they are called v1, v2, ...')
    const { shelf, indexes } = await opening.ready
    const archive = shelf.inUse()
    return archive.ok ? indexes.read(archive.value, id.data) : archive
  }
}

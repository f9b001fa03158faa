import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { buildEditionIndex } from '#shared/search/index/build-edition-index.ts'
import type { Archive } from '../archive/archive.ts'
import { editionDocuments } from './edition-documents.ts'

/** An index as it was made. */
export interface FreshIndex {
  readonly bytes: Uint8Array
  /** Of the edition, as it was read. */
  readonly editionDigest: string
  readonly leftOut: readonly SourceId[]
}

/**
 * Makes the index of an edition from its verified texts. The same edition gives the same bytes. `onProgress` counts sources; each is read, and later
 * put into the index.
 */
export async function makeIndex(
  archive: Archive,
  edition: EditionId,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<FreshIndex>> {
  const documents = await editionDocuments(archive, edition, (done, total) => onProgress(Math.floor(done / 2), total))
  if (!documents.ok) return documents
  const bytes = buildEditionIndex(documents.value, (done, total) => onProgress(Math.floor((done + total) / 2), total))
  return succeed({ bytes, editionDigest: documents.value.digest, leftOut: documents.value.leftOut })
}

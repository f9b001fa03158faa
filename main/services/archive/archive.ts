import type { EditionCatalogue, EditionRecord } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { SourceChanges } from './catalogue/catalogue.ts'

/**
 * An archive that was opened: its root inventory was checked against its sidecar. The inventory of an older edition of a large archive is checked when
 * that edition is opened, each file when it is read.
 */
export interface Archive {
  readonly id: ArchiveId
  /** The folder that holds it. */
  readonly root: string
  /** Oldest first. */
  readonly editions: readonly EditionRecord[]
  readonly current: EditionId
  /** When what the opening of a large archive keeps for the next one is on the disk, or could not be put there. */
  readonly kept: Promise<void>
  edition(id: EditionId): Promise<Outcome<EditionCatalogue>>
  /** Which sources differ between two editions, by the digests of their files: ids in order. */
  compareSources(from: EditionId, to: EditionId): Outcome<SourceChanges>
  text(edition: EditionId, source: SourceId): Promise<Outcome<CallOutput<'archive.text'>>>
}

import type { EditionCatalogue, EditionRecord } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'

/** An archive that was opened: its root inventory was checked against its sidecar. Each file is checked when it is read. */
export interface Archive {
  readonly id: ArchiveId
  /** The folder that holds it. */
  readonly root: string
  /** Oldest first. */
  readonly editions: readonly EditionRecord[]
  readonly current: EditionId
  edition(id: EditionId): Promise<Outcome<EditionCatalogue>>
  text(edition: EditionId, source: SourceId): Promise<Outcome<CallOutput<'archive.text'>>>
}

import type { ArchiveId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { Archive } from '../archive/archive.ts'

/** An archive that can be opened, and where it stands. */
export interface HeldArchive {
  readonly archive: Archive
  readonly root: string
  /** Whether it came with the program. */
  readonly bundled: boolean
}

/** The archives that a person has: the one that comes with the program, and those received in packs. */
export interface Shelf {
  /** The archive being read, or why there is none. */
  inUse(): Outcome<Archive>
  /** Opens everything anew: something on the disk may have changed. */
  lookAgain(): Promise<void>
  /** The newest valid copy of an archive, or null where it is not held. */
  find(id: ArchiveId): HeldArchive | null
  list(): Promise<CallOutput<'archives.list'>>
  /** Changes which archive is read, for good. */
  use(id: ArchiveId): Promise<Outcome<CallOutput<'archives.use'>>>
  /** Keeps an object that was checked completely: moves the folder `from` here in one step. It must be on the same disk and flushed. */
  keep(from: string, archive: Archive): Promise<Outcome<HeldArchive>>
}

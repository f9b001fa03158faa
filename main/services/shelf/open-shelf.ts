import { join } from 'node:path'
import type { ArchiveId } from '#shared/archive/ids.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { compareHistories } from '#shared/packs/compare-histories.ts'
import type { Archive } from '../archive/archive.ts'
import type { Disk } from '../files/disk.ts'
import { isDiskFault, writingFailure } from '../files/disk-fault.ts'
import { causeOf } from '../profile/disk-error.ts'
import { readChoice, writeChoice } from './choice-file.ts'
import { archivesFolder, moveIn, moveOut, receivedCopies } from './received-archives.ts'
import type { HeldArchive, Shelf } from './shelf.ts'

export interface ShelfParts {
  /** The archive that comes with the program. */
  readonly bundled: string
  readonly profile: string
  readonly open: (root: string) => Promise<Outcome<Archive>>
  readonly disk: Disk
}

interface Contents {
  readonly bundled: Outcome<Archive>
  readonly held: ReadonlyMap<ArchiveId, HeldArchive>
  /** Every received copy that could be opened. */
  readonly copies: readonly HeldArchive[]
  readonly unreadable: readonly { readonly folder: string; readonly message: string }[]
}

/** Whether `other` takes the place of `one`: the longer history does, and of equal ones the first that was found. */
function isNewer(other: HeldArchive, one: HeldArchive): boolean {
  return other.archive.editions.length > one.archive.editions.length
}

/** What superseded copies are moved to before they are removed; emptied at each start. */
function asideFolder(profile: string): string {
  return join(profile, 'incoming', 'superseded')
}

/**
 * Opens every archive that is there. Of several copies of one the newest valid history counts; received copies that hold nothing beyond it are
 * removed, those that cannot be read or say something else are left and named. An archive of the program that cannot be opened does not keep
 * the others from being read.
 */
export async function openShelf({ bundled, profile, open, disk }: ShelfParts): Promise<Shelf> {
  let contents = await look()
  let chosen = await readChoice(profile)
  await clearSuperseded()

  async function look(): Promise<Contents> {
    const held = new Map<ArchiveId, HeldArchive>()
    const unreadable: { folder: string; message: string }[] = []
    const noCopies = (error: unknown): readonly string[] => {
      if (!isDiskFault(error)) throw error
      unreadable.push({ folder: archivesFolder(profile), message: `it cannot be read: ${causeOf(error)}` })
      return []
    }
    const copies: HeldArchive[] = []
    const put = (found: HeldArchive) => {
      const other = held.get(found.archive.id)
      if (other === undefined || isNewer(found, other)) held.set(found.archive.id, found)
    }
    const own = await open(bundled)
    if (own.ok) put({ archive: own.value, root: bundled, bundled: true })
    else unreadable.push({ folder: bundled, message: own.error.message })
    for (const root of await receivedCopies(profile).catch(noCopies)) {
      const opened = await open(root)
      if (opened.ok) copies.push({ archive: opened.value, root, bundled: false })
      else unreadable.push({ folder: root, message: opened.error.message })
    }
    for (const copy of copies) put(copy)
    return { bundled: own, held, copies, unreadable }
  }

  async function clearSuperseded(): Promise<void> {
    for (const { root, archive } of contents.copies) {
      const best = contents.held.get(archive.id)
      if (best === undefined || best.root === root) continue
      const { relation } = compareHistories(best.archive.editions, archive.editions)
      if (relation !== 'older' && relation !== 'same') continue
      try {
        await moveOut(root, asideFolder(profile), disk)
      } catch (error) {
        // A program that looks into the folder can hold it on Windows. It does no harm there, and the next start tries again.
        if (!isDiskFault(error)) throw error
      }
    }
  }

  function current(): Outcome<Archive> {
    const wanted = chosen === null ? undefined : contents.held.get(chosen)
    if (wanted !== undefined) return succeed(wanted.archive)
    if (!contents.bundled.ok) {
      const [first] = contents.held.values()
      return first === undefined ? contents.bundled : succeed(first.archive)
    }
    return succeed(contents.held.get(contents.bundled.value.id)?.archive ?? contents.bundled.value)
  }

  async function titleOf({ archive }: HeldArchive): Promise<string | null> {
    const edition = await archive.edition(archive.current)
    return edition.ok ? edition.value.campaign.title : null
  }

  return {
    inUse: current,

    async lookAgain() {
      contents = await look()
    },

    find: (id) => contents.held.get(id) ?? null,

    async list() {
      const inUse = current()
      const several = contents.held.size > 1
      const archives = []
      for (const held of contents.held.values()) {
        archives.push({
          id: held.archive.id,
          // A title is there to choose by: where there is no choice, the edition is not read for it.
          title: several ? await titleOf(held) : null,
          current: held.archive.current,
          editions: held.archive.editions.length,
          bundled: held.bundled,
          folder: held.root,
        })
      }
      return { inUse: inUse.ok ? inUse.value.id : null, archives, unreadable: [...contents.unreadable] }
    },

    async use(id) {
      if (!contents.held.has(id)) return fail('archive-unknown', `the archive ${id} is not held here`)
      try {
        await writeChoice(profile, id, disk)
      } catch (error) {
        return { ok: false, error: writingFailure('the choice of the archive', error) }
      }
      chosen = id
      return succeed({})
    },

    async keep(from, archive) {
      try {
        await moveIn(profile, from, archive, disk)
      } catch (error) {
        return { ok: false, error: writingFailure('the archive', error) }
      }
      contents = await look()
      const kept = contents.held.get(archive.id)
      if (kept === undefined) return fail('archive-damaged', `the archive ${archive.id} cannot be read where it was put`)
      await clearSuperseded()
      return succeed(kept)
    },
  }
}

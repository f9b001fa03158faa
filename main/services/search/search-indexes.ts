import type { EditionRecord } from '#shared/archive/edition.ts'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import { type Failure, fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { RebuildReason } from '#shared/search/index/rebuild-reason.ts'
import type { Archive } from '../archive/archive.ts'
import type { Disk } from '../files/disk.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import { causeOf } from '../profile/disk-error.ts'
import type { IndexBuilder, IndexBuilding } from './index-builder.ts'
import { findIndex, readIndex } from './index-folder.ts'
import { keepIndex, keptFolder } from './kept-indexes.ts'
import type { FreshIndex } from './make-index.ts'
import { sha512Of } from './sha512.ts'

type Look = CallOutput<'search.index'>
type Origin = Extract<Look, { state: 'ready' }>['origin']

/** The search indexes of the archives that are held: found where they fit, made where they do not. */
export interface SearchIndexes {
  /**
   * Whether the index of an edition is there; where it is not, making it begins or goes on, and the answer is how far it has come. `refused` is the digest of
   * one that a window could not use. A failure is told once; asking again tries again.
   */
  look(archive: Archive, edition: EditionId, refused: string | null): Promise<Outcome<Look>>
  /** The bytes of an index that `look` said is ready. */
  read(archive: Archive, edition: EditionId): Promise<Outcome<Uint8Array>>
  /** Ends what is being made, and answers once nothing is being written. */
  close(): Promise<void>
}

interface Ready {
  readonly state: 'ready'
  readonly bytes: number
  readonly sha512: string
  readonly origin: Origin
  readonly leftOut: readonly SourceId[]
  /** On the disk, or in memory where it is not kept. */
  readonly at: { readonly kind: 'file'; readonly path: string } | { readonly kind: 'memory'; readonly bytes: Uint8Array }
}

interface Building {
  readonly state: 'building'
  readonly reason: RebuildReason
  readonly progress: { done: number; total: number }
  readonly work: IndexBuilding
  /** When the slot holds what became of it. */
  readonly ended: Promise<void>
}

type Entry = Ready | Building | { readonly state: 'failed'; readonly error: Failure }

/** What is known of the index of one edition. */
interface Slot {
  entry: Entry | null
  /** While the files are looked through. */
  finding: Promise<void> | null
}

export interface IndexesParts {
  readonly profile: string
  /** Where catalogues of large archives are kept. */
  readonly cache: string | null
  /** The folder of indexes that came with the program. */
  readonly shipped: string
  readonly disk: Disk
  readonly build: IndexBuilder
  /** Is given a sentence where an index could not be kept: nothing is lost. */
  readonly report: (sentence: string) => void
}

/** How long a window waits before it is told that an index is being made, in milliseconds: a small one is made by then. */
const PATIENCE = 150

/** Where the archivist's command puts the indexes of an archive unless it is told otherwise: beside it, since nothing may be added to it. */
export function indexFolderBeside(root: string): string {
  return `${root.replace(/[/\\]+$/, '')}.search-index`
}

function answerOf(entry: Ready | Building): Look {
  if (entry.state === 'building') return { state: 'building', ...entry.progress, reason: entry.reason }
  const { bytes, sha512, origin, leftOut } = entry
  return { state: 'ready', bytes, sha512, origin, leftOut: [...leftOut] }
}

async function endedWithin(ended: Promise<void>, patience: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([ended, late]).finally(() => clearTimeout(timer))
}

/**
 * Looks for an index with the program, then beside the archive, then in the profile, and takes the first that fits the edition, the version of the program
 * and its own digest. Otherwise it is made, once however many windows ask, and kept in the profile, unless sources could not be
 * read: those may be there again at the next start.
 */
export function createSearchIndexes({ profile, cache, shipped, disk, build, report }: IndexesParts): SearchIndexes {
  /** By archive as it was opened: one that is opened anew is looked at anew. */
  const known = new WeakMap<Archive, Map<EditionId, Slot>>()
  const running = new Set<Building>()
  /** One after the other: each writes the manifest of what is there, and takes away what it does not name. */
  let keeping: Promise<void> = Promise.resolve()
  let closed = false

  function slotOf(archive: Archive, edition: EditionId): Slot {
    const slots = known.get(archive) ?? new Map<EditionId, Slot>()
    known.set(archive, slots)
    const slot = slots.get(edition) ?? { entry: null, finding: null }
    slots.set(edition, slot)
    return slot
  }

  async function find(archive: Archive, edition: EditionRecord): Promise<Ready | RebuildReason> {
    const places: readonly (readonly [string, Origin])[] = [
      [shipped, 'shipped'],
      [indexFolderBeside(archive.root), 'shipped'],
      [keptFolder(profile, archive.id), 'kept'],
    ]
    let reason: RebuildReason = 'absent'
    for (const [folder, origin] of places) {
      const found = await findIndex(folder, archive.id, edition)
      if (found.state === 'fits') {
        const { path, bytes, sha512 } = found
        return { state: 'ready', bytes, sha512, origin, leftOut: [], at: { kind: 'file', path } }
      }
      // What was made here last says the most about why it does not serve any more.
      if (found.reason !== 'absent') reason = found.reason
    }
    return reason
  }

  async function keep(slot: Slot, ready: Ready, archive: Archive, edition: EditionRecord, bytes: Uint8Array): Promise<void> {
    try {
      const path = await keepIndex(profile, archive, { edition, bytes }, disk)
      if (slot.entry === ready) slot.entry = { ...ready, at: { kind: 'file', path } }
    } catch (error) {
      if (!isDiskFault(error)) throw error
      report(
        `the search index of edition ${edition.id} was not kept: ${causeOf(error)}. Nothing is lost: it is made anew when needed.`,
      )
    }
  }

  async function finish(slot: Slot, archive: Archive, edition: EditionRecord, built: FreshIndex): Promise<Entry> {
    const { bytes, leftOut, editionDigest } = built
    if (editionDigest !== edition.digest) {
      const message = `the archive in ${archive.root} was changed while edition ${edition.id} was being read: open it again`
      return { state: 'failed', error: { code: 'archive-damaged', message } }
    }
    const sha512 = await sha512Of(bytes)
    const at = { kind: 'memory', bytes } as const
    const ready: Ready = { state: 'ready', bytes: bytes.byteLength, sha512, origin: 'built', leftOut, at }
    if (leftOut.length === 0 && !closed) {
      // The window need not wait until the disk has it.
      keeping = keeping.then(() => keep(slot, ready, archive, edition, bytes))
    }
    return ready
  }

  function begin(slot: Slot, archive: Archive, edition: EditionRecord, reason: RebuildReason): Building {
    const progress = { done: 0, total: 0 }
    const work = build({ root: archive.root, cache, edition: edition.id }, (done, total) => {
      Object.assign(progress, { done, total })
    })
    const ended = work.done.then(async (outcome) => {
      running.delete(building)
      slot.entry = outcome.ok ? await finish(slot, archive, edition, outcome.value) : { state: 'failed', error: outcome.error }
    })
    const building: Building = { state: 'building', reason, progress, work, ended }
    running.add(building)
    return building
  }

  /** Looks through the files, one look however many ask, and begins to make an index where none fits but the one that was refused. */
  function settle(slot: Slot, archive: Archive, edition: EditionRecord, refused: string | null): Promise<void> {
    const look = async () => {
      const found = await find(archive, edition)
      if (closed) return
      const reason = typeof found === 'string' ? found : 'refused'
      slot.entry = typeof found === 'string' || found.sha512 === refused ? begin(slot, archive, edition, reason) : found
    }
    slot.finding ??= look().finally(() => {
      slot.finding = null
    })
    return slot.finding
  }

  return {
    async look(archive, edition, refused) {
      const record = archive.editions.find(({ id }) => id === edition)
      if (record === undefined) {
        const none = await archive.edition(edition)
        return none.ok ? fail('edition-unknown', `edition ${edition} does not exist in this archive`) : none
      }
      const slot = slotOf(archive, edition)
      const before = slot.entry
      if (before === null || (before.state === 'ready' && before.sha512 === refused)) await settle(slot, archive, record, refused)
      const begun = slot.entry
      if (begun?.state === 'building') await endedWithin(begun.ended, PATIENCE)
      const { entry } = slot
      if (entry === null) return fail('unexpected', 'the program is being closed')
      if (entry.state !== 'failed') return succeed(answerOf(entry))
      slot.entry = null
      return { ok: false, error: entry.error }
    },

    async read(archive, edition) {
      const slot = slotOf(archive, edition)
      const { entry } = slot
      if (entry?.state !== 'ready') return fail('edition-unknown', `the search index of edition ${edition} is not ready`)
      if (entry.at.kind === 'memory') return succeed(entry.at.bytes)
      try {
        return succeed(await readIndex(entry.at.path))
      } catch (error) {
        if (!isDiskFault(error)) throw error
        // Whoever asks next has it made anew.
        if (slot.entry === entry) slot.entry = null
        return fail('file-altered', `the search index of edition ${edition} cannot be read any more: ${causeOf(error)}`)
      }
    },

    async close() {
      closed = true
      await Promise.all([...running].map(({ work }) => work.cancel()))
      await Promise.all([...running].map(({ ended }) => ended))
      await keeping
    },
  }
}

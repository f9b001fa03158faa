import type { CallOutput } from '#shared/contract/contract.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { Opening } from './archive/archive-opening.ts'
import { createVerifications } from './archive/verifications.ts'
import type { Journal } from './journal/journal.ts'
import type { PackDesk } from './packs/pack-desk.ts'
import type { Shelf } from './shelf/shelf.ts'

/** What is there once the archives are open. */
export interface OpenArchives {
  /** The archives; where none can be opened, notes can be reached all the same. */
  readonly shelf: Shelf
  readonly packs: PackDesk
}

export interface Services {
  readonly opening: Opening<OpenArchives>
  readonly journal: Journal
  readonly describe: CallOutput<'program.describe'>
  readonly saveFile: Handlers['file.save']
  readonly choosePack: Handlers['pack.choose']
  readonly openPack: Handlers['pack.open']
}

/** How long a window waits before it is told that the archive is being prepared, in milliseconds: most are open by then. */
const PATIENCE = 150

/** What answers the calls of the contract. The same in both hosts; only what needs a dialog or a path differs. */
export function createHandlers({ opening, journal, describe, saveFile, choosePack, openPack }: Services): Handlers {
  const verifications = createVerifications(() => performance.now())
  const shelf = async () => (await opening.ready).shelf
  const packs = async () => (await opening.ready).packs
  const inUse = async () => (await shelf()).inUse()
  return {
    'program.describe': async () => {
      // A window that is told of nothing else yet must not wait for a large archive.
      if (!(await opening.isReadyWithin(0))) return succeed(describe)
      const archives = await shelf()
      const archive = archives.inUse()
      const held = archive.ok ? archives.find(archive.value.id) : null
      return succeed({ ...describe, archive: held?.root ?? describe.archive })
    },
    'archive.open': async () => {
      if (!(await opening.isReadyWithin(PATIENCE))) {
        const progress = opening.progress()
        if (progress !== null) return succeed({ state: 'preparing', ...progress })
      }
      let archive = await inUse()
      if (!archive.ok) {
        // The stick was put in, or the folder came back: a person asks again because something has changed.
        await (await shelf()).lookAgain()
        archive = await inUse()
      }
      if (!archive.ok) return archive
      const { id, editions, current } = archive.value
      return succeed({ state: 'ready', id, editions: [...editions], current })
    },
    'archive.edition': async ({ edition }) => {
      const archive = await inUse()
      return archive.ok ? archive.value.edition(edition) : archive
    },
    'archive.text': async ({ edition, source }) => {
      const archive = await inUse()
      return archive.ok ? archive.value.text(edition, source) : archive
    },
    'verification.start': async () => {
      const archive = await inUse()
      return archive.ok ? succeed({ job: verifications.start(archive.value.root) }) : archive
    },
    'verification.look': async ({ job }) => verifications.look(job),
    'verification.cancel': ({ job }) => verifications.cancel(job),
    'archives.list': async () => succeed(await (await shelf()).list()),
    'archives.use': async ({ archive }) => (await shelf()).use(archive),
    'pack.choose': choosePack,
    'pack.open': openPack,
    'pack.look': async ({ job }) => (await packs()).look(job),
    'pack.text': async ({ job, source }) => (await packs()).text(job, source),
    'pack.accept': async ({ job, rememberSigner }) => (await packs()).accept(job, rememberSigner),
    'pack.decline': async ({ job }) => (await packs()).decline(job),
    'journal.append': ({ changes }) => journal.append(changes),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'file.save': saveFile,
  }
}

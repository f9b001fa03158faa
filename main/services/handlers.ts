import type { CallOutput } from '#shared/contract/contract.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { Journal } from './journal/journal.ts'
import type { PackDesk } from './packs/pack-desk.ts'
import type { Shelf } from './shelf/shelf.ts'

export interface Services {
  /** The archives; where none can be opened, notes can be reached all the same. */
  readonly shelf: Shelf
  readonly packs: PackDesk
  readonly journal: Journal
  readonly describe: CallOutput<'program.describe'>
  readonly saveFile: Handlers['file.save']
  readonly choosePack: Handlers['pack.choose']
  readonly openPack: Handlers['pack.open']
}

/** What answers the calls of the contract. The same in both hosts; only what needs a dialog or a path differs. */
export function createHandlers({ shelf, packs, journal, describe, saveFile, choosePack, openPack }: Services): Handlers {
  return {
    'program.describe': async () => {
      const archive = shelf.inUse()
      const held = archive.ok ? shelf.find(archive.value.id) : null
      return succeed({ ...describe, archive: held?.root ?? describe.archive })
    },
    'archive.open': async () => {
      const archive = shelf.inUse()
      if (!archive.ok) return archive
      const { id, editions, current } = archive.value
      return succeed({ id, editions: [...editions], current })
    },
    'archive.edition': async ({ edition }) => {
      const archive = shelf.inUse()
      return archive.ok ? archive.value.edition(edition) : archive
    },
    'archive.text': async ({ edition, source }) => {
      const archive = shelf.inUse()
      return archive.ok ? archive.value.text(edition, source) : archive
    },
    'archive.verify': async () => {
      const archive = shelf.inUse()
      return archive.ok ? succeed(await archive.value.verify()) : archive
    },
    'archives.list': async () => succeed(await shelf.list()),
    'archives.use': ({ archive }) => shelf.use(archive),
    'pack.choose': choosePack,
    'pack.open': openPack,
    'pack.look': async ({ job }) => packs.look(job),
    'pack.text': ({ job, source }) => packs.text(job, source),
    'pack.accept': ({ job, rememberSigner }) => packs.accept(job, rememberSigner),
    'pack.decline': ({ job }) => packs.decline(job),
    'journal.append': ({ changes }) => journal.append(changes),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'file.save': saveFile,
  }
}

import type { CallOutput } from '#shared/contract/contract.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { ArchiveOpening } from './archive/archive-opening.ts'
import { createVerifications } from './archive/verifications.ts'
import type { Journal } from './journal/journal.ts'

export interface Services {
  /** The archive, or why it could not be opened: notes can be reached all the same, and while it is being opened. */
  readonly opening: ArchiveOpening
  readonly journal: Journal
  readonly describe: CallOutput<'program.describe'>
  readonly saveFile: Handlers['file.save']
}

/** How long a window waits before it is told that the archive is being prepared, in milliseconds: most are open by then. */
const PATIENCE = 150

/** What answers the calls of the contract. The same in both hosts; only `saveFile` differs. */
export function createHandlers({ opening, journal, describe, saveFile }: Services): Handlers {
  const verifications = createVerifications(() => performance.now())
  return {
    'program.describe': async () => succeed(describe),
    'archive.open': async () => {
      if (!(await opening.isReadyWithin(PATIENCE))) {
        const progress = opening.progress()
        if (progress !== null) return succeed({ state: 'preparing', ...progress })
      }
      const archive = await opening.ready
      if (!archive.ok) return archive
      const { id, editions, current } = archive.value
      return succeed({ state: 'ready', id, editions: [...editions], current })
    },
    'archive.edition': async ({ edition }) => {
      const archive = await opening.ready
      return archive.ok ? archive.value.edition(edition) : archive
    },
    'archive.text': async ({ edition, source }) => {
      const archive = await opening.ready
      return archive.ok ? archive.value.text(edition, source) : archive
    },
    'verification.start': async () => {
      const archive = await opening.ready
      return archive.ok ? succeed({ job: verifications.start(archive.value.root) }) : archive
    },
    'verification.look': async ({ job }) => verifications.look(job),
    'verification.cancel': ({ job }) => verifications.cancel(job),
    'journal.append': ({ changes }) => journal.append(changes),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'file.save': saveFile,
  }
}

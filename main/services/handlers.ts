import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { Archive } from './archive/archive.ts'
import { createVerifications } from './archive/verifications.ts'
import type { Journal } from './journal/journal.ts'

export interface Services {
  /** The archive, or why it could not be opened: notes can be reached all the same. */
  readonly archive: Outcome<Archive>
  readonly journal: Journal
  readonly describe: CallOutput<'program.describe'>
  readonly saveFile: Handlers['file.save']
}

/** What answers the calls of the contract. The same in both hosts; only `saveFile` differs. */
export function createHandlers({ archive, journal, describe, saveFile }: Services): Handlers {
  const verifications = createVerifications(() => performance.now())
  return {
    'program.describe': async () => succeed(describe),
    'archive.open': async () => {
      if (!archive.ok) return archive
      const { id, editions, current } = archive.value
      return succeed({ id, editions: [...editions], current })
    },
    'archive.edition': async ({ edition }) => (archive.ok ? archive.value.edition(edition) : archive),
    'archive.text': async ({ edition, source }) => (archive.ok ? archive.value.text(edition, source) : archive),
    'verification.start': async () => (archive.ok ? succeed({ job: verifications.start(archive.value.root) }) : archive),
    'verification.look': async ({ job }) => verifications.look(job),
    'verification.cancel': ({ job }) => verifications.cancel(job),
    'journal.append': ({ changes }) => journal.append(changes),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'file.save': saveFile,
  }
}

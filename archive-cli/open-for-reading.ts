import type { Outcome } from '#shared/contract/failure.ts'
import type { Archive } from '../main/services/archive/archive.ts'
import { openArchive } from '../main/services/archive/open-archive.ts'
import type { Terminal } from './command.ts'

/** Opens an archive for a command that reads it. Nothing is kept: a command has no profile. */
export function openForReading(root: string, terminal: Terminal): Promise<Outcome<Archive>> {
  return openArchive(root, {
    cache: null,
    onProgress: ({ done, total }) => terminal.progress(`opening the archive: ${done} of ${total} sources`),
  })
}

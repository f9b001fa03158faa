import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The archive that comes with the program. */
export const bundledArchive = join(repository, 'resources', 'archive')

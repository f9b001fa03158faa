// Builds the program into out/, unless what is there was built from the same files.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWhatIsStale } from './start/build.mjs'

if (!(await buildWhatIsStale(join(dirname(fileURLToPath(import.meta.url)), '..'), console.log))) process.exitCode = 1

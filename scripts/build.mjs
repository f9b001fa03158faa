// Builds the program into out/, unless what is there was built from the same files, and holds the page against its limit.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judgeFirstLoad, measureFirstLoad } from './first-load/measure.mjs'
import { buildWhatIsStale } from './start/build.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

if (await buildWhatIsStale(root, console.log)) {
  const { ok, line } = judgeFirstLoad(measureFirstLoad(join(root, 'out', 'renderer', 'index.html')).bytes)
  console.log(line)
  if (!ok) process.exitCode = 1
} else {
  process.exitCode = 1
}

// Checks that the lock file knows every optional package of every platform; `--write` adds the ones that are missing.
//
// npm leaves out what the registry it talks to does not hold, often the binaries of other platforms in a mirror, and then
// `npm ci` refuses the lock file everywhere. An entry that is added here has a version and no digest.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingEntries } from './lock-file/missing-entries.mjs'

const path = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))
const missing = missingEntries(lock.packages)

if (process.argv.includes('--write')) {
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`lock file: ${Object.keys(missing).length} entries added`)
} else if (Object.keys(missing).length > 0) {
  for (const name of Object.keys(missing)) console.error(`package-lock.json lacks ${name}, so npm ci refuses it`)
  console.error('Add what is missing: node scripts/check-lock-file.mjs --write')
  process.exit(1)
} else {
  console.log('lock file: complete')
}

import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { keepCompiledCode } from '../services/profile/compile-cache.ts'
import { defaultProfileFolder } from '../services/profile/profile-folder.ts'
import { parseStartOptions } from '../services/profile/start-options.ts'

/** Put in by the build, from package.json. */
declare const PROGRAM_VERSION: string
/** Put in by the build, from the environment. */
declare const PROGRAM_COMMIT: string | null

// Built to out/main/browser.js: the window's files and the archive stand beside it.
const place = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// What is written from here on is for this account alone, whatever writes it.
process.umask(0o077)

// Before the program itself is read: only what is imported afterwards is kept. A mistaken option is refused by the program.
const parsed = parseStartOptions(process.argv.slice(2), process.cwd())
if (parsed.ok) {
  keepCompiledCode(parsed.options.profile ?? defaultProfileFolder(process.platform, process.env, homedir()))
}

const { runProgram } = await import('./program.ts')

await runProgram({
  version: PROGRAM_VERSION,
  commit: PROGRAM_COMMIT,
  rendererFolder: place('../renderer'),
  archiveFolder: place('../../resources/archive'),
  indexFolder: place('../search-index'),
})

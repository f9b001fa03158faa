import { fileURLToPath } from 'node:url'
import { openWindow } from './open-window.ts'
import { run } from './run.ts'

/** Put in by the build, from package.json. */
declare const PROGRAM_VERSION: string

// Built to out/main/browser.js: the window's files and the archive stand beside it.
const place = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// A signal that comes while the program starts is kept until it can stop in order; a second one changes nothing.
let askToStop: () => void = () => undefined
const stopAsked = new Promise<void>((resolve) => {
  askToStop = resolve
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => askToStop())

// Whoever reads the output may go away first; that is no reason to stop.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

try {
  const started = await run({
    args: process.argv.slice(2),
    folder: process.cwd(),
    platform: process.platform,
    environment: process.env,
    version: PROGRAM_VERSION,
    rendererFolder: place('../renderer'),
    archiveFolder: place('../../resources/archive'),
    indexFolder: place('../search-index'),
    announce: (line) => process.stdout.write(`${line}\n`),
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    openWindow,
  })
  if (started.state === 'serving') {
    await Promise.race([stopAsked, started.removed])
    await started.stop()
  }
  // Asked for here and not waited for: a browser that was opened may hold a handle of this process.
  process.exit(started.state === 'ended' ? started.exitCode : 0)
} catch (error) {
  process.stderr.write(`Campaign Archive did not start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

// Builds what is stale and starts the program: `npm start -- [--host=desktop|browser] [--no-open] [--profile=DIR] [--archive=DIR] [--port=N] [--trace-startup] [campaign-archive://…]`
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findElectron } from './find-electron.mjs'
import { buildWhatIsStale } from './start/build.mjs'
import { fetchElectron, refusedLately, rememberRefusal } from './start/electron-binary.mjs'
import { chooseAfterFetch, chooseHost } from './start/host-choice.mjs'
import { parseArguments } from './start/parse-arguments.mjs'
import { runDesktop } from './start/run-desktop.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

/** @param {import('./start/host-choice.mjs').Host | null} requested */
async function settleHost(requested) {
  const choice = chooseHost({
    requested,
    binary: findElectron() !== undefined,
    refusedLately: refusedLately(root, Date.now()),
    display: hasDisplay(),
    rootOnLinux: process.platform === 'linux' && process.getuid?.() === 0,
  })
  if (choice.step !== 'fetch') return choice
  say("Fetching Electron's binary, once (up to a minute)…")
  await fetchElectron(root)
  const fetched = findElectron() !== undefined
  if (!fetched) rememberRefusal(root, Date.now())
  return chooseAfterFetch(requested, fetched)
}

/** @param {readonly string[]} args @returns {Promise<number | null>} An exit code, or null while the browser host serves. */
async function start(args) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Campaign Archive needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
    return 1
  }
  const parsed = parseArguments(args)
  if (!parsed.ok) {
    say(`Campaign Archive did not start: ${parsed.message}.`)
    return 2
  }
  const choice = await settleHost(parsed.host)
  if (choice.step === 'refuse') {
    say(choice.sentence)
    return 1
  }
  if (choice.step === 'run' && choice.sentence !== null) say(choice.sentence)
  if (!(await buildWhatIsStale(root, say))) return 1

  const electron = findElectron()
  if (choice.step === 'run' && choice.host === 'desktop' && electron !== undefined) return runDesktop(electron, root, parsed.rest)
  // In this process, so that a signal reaches it and its exit code is ours.
  const browserHost = join(root, 'out', 'main', 'browser.js')
  process.argv = [process.execPath, browserHost, ...parsed.rest]
  await import(pathToFileURL(browserHost).href)
  return null
}

const code = await start(process.argv.slice(2))
if (code !== null) process.exitCode = code

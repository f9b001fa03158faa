import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** In ms. */
const FETCH_LIMIT = 60_000
const DAY = 24 * 60 * 60 * 1000

/**
 * Runs Electron's own installer, quietly and not for ever; whether it worked is seen by `findElectron`.
 * @param {string} root
 * @param {{ limit?: number, installer?: string }} [options] `limit` in ms.
 * @returns {Promise<void>}
 */
export function fetchElectron(
  root,
  { limit = FETCH_LIMIT, installer = join(root, 'node_modules', 'electron', 'install.js') } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { cwd: root, stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), limit)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    child.once('error', done)
    child.once('exit', done)
  })
}

/** @param {string} root */
function notePath(root) {
  return join(root, 'node_modules', '.cache', 'campaign-archive', 'electron-refused.json')
}

/**
 * Whether fetching failed less than a day ago, so that a start without a network is not slowed down each time.
 * @param {string} root
 * @param {number} now In ms since 1970.
 */
export function refusedLately(root, now) {
  try {
    const { at } = JSON.parse(readFileSync(notePath(root), 'utf8'))
    return typeof at === 'number' && at <= now && now - at < DAY
  } catch {
    return false
  }
}

/**
 * Where the note cannot be written (a copy of the program that another account owns), the next start tries again: slower, not worse.
 * @param {string} root
 * @param {number} now In ms since 1970.
 */
export function rememberRefusal(root, now) {
  try {
    mkdirSync(dirname(notePath(root)), { recursive: true })
    writeFileSync(notePath(root), JSON.stringify({ at: now }))
  } catch {
    return
  }
}

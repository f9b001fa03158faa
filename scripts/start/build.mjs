import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeLicences } from '../licences/write-licences.mjs'

/** What the build reads. The versions of the dependencies stand in the lock file. */
const INPUTS = [
  'LICENSE',
  'archive-cli',
  'electron.vite.config.ts',
  'main',
  'package-lock.json',
  'package.json',
  'preload',
  'renderer',
  'resources/archive',
  'scripts/first-load',
  'scripts/licences',
  'shared',
  'tsconfig.base.json',
  'verify-cli',
]
const FILES = new Set(INPUTS.filter((input) => input.includes('.') || input === 'LICENSE'))
const NOT_BUILT = /\.test\.tsx?$/
const OUTPUTS = [
  'main/desktop.js',
  'main/browser.js',
  'main/archive-cli.js',
  'verify-briefing.mjs',
  'preload/index.cjs',
  'renderer/index.html',
]

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
}

/**
 * A digest over the names and contents of all that the build reads: what git checks out with a new time is still the same.
 * @param {string} root
 */
export function digestInputs(root) {
  const hash = createHash('sha256')
  for (const input of INPUTS) {
    const path = join(root, input)
    if (!existsSync(path)) continue
    const files = FILES.has(input) ? [path] : filesUnder(path)
    for (const file of files.filter((name) => !NOT_BUILT.test(name))) {
      const content = readFileSync(file)
      hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

/** @param {string} root */
function stampPath(root) {
  return join(root, 'out', 'build-stamp.json')
}

/**
 * What there is to do: nothing, a first build, or another one.
 * @param {string} root
 * @param {string} digest
 * @returns {'fresh' | 'missing' | 'stale'}
 */
export function stateOfBuild(root, digest) {
  if (!OUTPUTS.every((output) => existsSync(join(root, 'out', output)))) return 'missing'
  try {
    return JSON.parse(readFileSync(stampPath(root), 'utf8')).digest === digest ? 'fresh' : 'stale'
  } catch {
    return 'stale'
  }
}

/**
 * Builds what is stale. `say` gets one line before; what the build printed is told only when it fails.
 * @param {string} root
 * @param {(sentence: string) => void} say
 * @returns {Promise<boolean>} Whether there is a build to start.
 */
export async function buildWhatIsStale(root, say) {
  const digest = digestInputs(root)
  const state = stateOfBuild(root, digest)
  if (state === 'fresh') return true
  say(state === 'missing' ? 'Building the program (first start)…' : 'Building the program (it has changed)…')
  // A build that is broken off must not look finished.
  rmSync(stampPath(root), { force: true })
  const { code, output } = await runBuild(root)
  if (code !== 0) {
    say(`${output}\nThe program could not be built; the lines above say why.`)
    return false
  }
  // Vite takes a while to load: a start that builds nothing does without it.
  const { buildVerifyBriefing } = await import('./build-verify-briefing.mjs')
  await buildVerifyBriefing(root, join(root, 'out'))
  const refused = writeLicences(root)
  if (refused.length > 0) {
    say(`${refused.join('\n')}\nThe program could not be built: it may hold nothing that may not be handed on.`)
    return false
  }
  const indexing = await makeSearchIndexes(root)
  // The program makes what it lacks when it is needed, and says what is wrong with the archive.
  if (indexing.code !== 0)
    say(`${indexing.output}The search indexes of the bundled archive were not made ahead; the line above says why.`)
  mkdirSync(dirname(stampPath(root)), { recursive: true })
  writeFileSync(stampPath(root), JSON.stringify({ digest }))
  return true
}

/** @param {string} root */
function runBuild(root) {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  // Set, so that nothing that the build loads can start a download of Electron.
  const env = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'node_modules', 'electron', 'dist'), ...process.env }
  return runNode(root, [tool, 'build'], env)
}

/**
 * The bundled archive is shipped with the indexes of its editions, made by the archivist's command that was just built.
 * @param {string} root
 */
function makeSearchIndexes(root) {
  const place = join(root, 'out', 'search-index')
  rmSync(place, { recursive: true, force: true })
  const command = join(root, 'out', 'main', 'archive-cli.js')
  return runNode(root, [command, 'index', join(root, 'resources', 'archive'), '--out', place], process.env)
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNode(root, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }))
  })
}

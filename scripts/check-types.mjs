// Checks the types of each environment, and that no source file is outside all of them.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const projects = [
  'tsconfig.json',
  'shared/tsconfig.json',
  'shared/tsconfig.test.json',
  'main/tsconfig.json',
  'preload/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/tsconfig.worker.json',
  'renderer/tsconfig.test.json',
  'archive-cli/tsconfig.json',
  'verify-cli/tsconfig.json',
  'bench/tsconfig.json',
  'e2e/tsconfig.json',
  'scripts/tsconfig.json',
  'bench/tsconfig.json',
]
const notSource = new Set([
  'node_modules',
  '.git',
  'out',
  'dist',
  'resources',
  'layers-fixture',
  'test-results',
  'playwright-report',
])

/**
 * @param {string} project
 * @returns {Promise<{ project: string, passed: boolean, messages: readonly string[], files: readonly string[] }>}
 */
async function check(project) {
  const child = spawn(process.execPath, [compiler, '--project', project, '--noEmit', '--listFiles', '--pretty', 'false'], {
    cwd: root,
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.pipe(process.stderr)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  const lines = output.split(/\r?\n/).filter(Boolean)
  const isFile = (/** @type {string} */ line) => /^(\/|[A-Za-z]:\/).*[.]([cm]?[jt]s|tsx|json)$/.test(line)
  return {
    project,
    passed: code === 0,
    messages: lines.filter((line) => !isFile(line)),
    files: lines.filter(isFile).map((file) => relative(root, file).replaceAll('\\', '/')),
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notSource.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return sourcesIn(path)
    return /[.]([cm]?[jt]s|tsx)$/.test(entry.name) ? [path] : []
  })
}

/** @type {Awaited<ReturnType<typeof check>>[]} */
const results = []
const waiting = [...projects]
async function work() {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) results.push(await check(project))
}
// Two at a time: the compiler itself works on several threads.
await Promise.all([work(), work()])

const checked = new Set(results.flatMap(({ files }) => files))
const sources = sourcesIn('')
const unchecked = sources.filter((file) => !checked.has(file))
for (const { project, passed, messages } of results) {
  if (!passed) console.error([`${project}:`, ...messages].join('\n'))
}
for (const file of unchecked) console.error(`${file} is in no tsconfig, so nobody checks its types`)
if (unchecked.length > 0 || results.some(({ passed }) => !passed)) process.exit(1)
console.log(`types: ${sources.length} files in ${projects.length} environments`)

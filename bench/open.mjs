// How long opening a large archive takes, beside the archive of the program and beside plain tools on the same inventory.
// node bench/open.mjs [SOURCES] [EDITIONS] [ROUNDS]; needs a built program (npm run build).
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { inTurn, timeCommand } from './measure.mjs'

const sources = Number(process.argv[2] ?? 10_000)
const editions = Number(process.argv[3] ?? 20)
const rounds = Number(process.argv[4] ?? 5)
const repository = join(dirname(fileURLToPath(import.meta.url)), '..')
const host = join(repository, 'out', 'main', 'browser.js')
const bundled = join(repository, 'resources', 'archive')

/** @type {number[]} */
const memory = []

/**
 * Starts the browser host, connects as its window does, and asks for the archive and its newest edition. Answers with the milliseconds from the start of
 * the process to the whole answer.
 * @param {string} archive
 * @param {string} profile
 */
async function open(archive, profile) {
  const start = performance.now()
  const child = spawn(process.execPath, [host, '--no-open', `--profile=${profile}`, `--archive=${archive}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await new Promise((resolve, reject) => {
      child.on('exit', (code) => reject(new Error(`the host ended with ${code}`)))
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
      })
    })
    const { origin, hash } = new URL(String(address))
    /** @type {(path: string, input: object, session?: string) => Promise<any>} */
    const post = async (path, input, session) => {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: {
          Origin: origin,
          'Content-Type': 'application/json',
          ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
        },
        body: JSON.stringify(input),
      })
      return response.json()
    }
    const { session } = await post('/session', { token: hash.slice('#token='.length) })
    let answer = await post('/call/archive.open', {}, session)
    while (answer.ok && answer.value.state === 'preparing') answer = await post('/call/archive.open', {}, session)
    if (!answer.ok) throw new Error(answer.error.message)
    const edition = await post('/call/archive.edition', { edition: answer.value.current }, session)
    if (!edition.ok) throw new Error(edition.error.message)
    const ms = performance.now() - start
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    if (archive !== bundled) memory.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1000)
    return ms
  } finally {
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
    await new Promise((resolve) => child.on('close', resolve))
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bench-open-'))
try {
  const archive = join(folder, 'archive')
  const made = await timeCommand(
    process.execPath,
    [
      join(repository, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
      'bench/generate-archive.ts',
      archive,
      String(sources),
      String(editions),
    ],
    { cwd: repository },
  )
  console.log(made.output.trim())
  const inventory = join(archive, 'inventory.json')
  const parse = 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))'
  const profile = join(folder, 'profile')
  console.log(`${rounds} rounds in turn; medians of whole processes`)
  const names = {
    parse: 'node: JSON.parse of the inventory',
    sum: 'sha512sum of the inventory',
    bundled: 'opening the archive of the program',
    again: 'opening the large archive, catalogue there',
    first: 'opening the large archive for the first time',
  }
  const medians = await inTurn(
    {
      [names.parse]: async () => (await timeCommand(process.execPath, ['-e', parse, inventory])).ms,
      [names.sum]: async () => (await timeCommand('sha512sum', [inventory])).ms,
      [names.bundled]: () => open(bundled, profile),
      [names.first]: async () => {
        await rm(join(profile, 'cache'), { recursive: true, force: true })
        return open(archive, profile)
      },
      [names.again]: () => open(archive, profile),
    },
    rounds,
  )
  const of = (/** @type {keyof typeof names} */ name) => medians[names[name]] ?? Number.NaN
  const tools = of('parse') + of('sum')
  console.log(`first opening: ${(of('first') / tools).toFixed(2)} times JSON.parse and sha512sum (goal: at most 3)`)
  const limit = 2 * of('bundled') + 300
  console.log(
    `opening again: ${of('again').toFixed(0)} ms; twice the archive of the program and 300 ms are ${limit.toFixed(0)} ms (goal: at most that)`,
  )
  console.log(`memory of the service after opening: at most ${Math.max(...memory).toFixed(0)} MB (goal: under 300)`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

// How long checking every file of an archive takes, beside sha512sum over the same files on the same cores.
// node bench/verify.mjs [MEGABYTES] [ROUNDS]; needs a built program (npm run build).
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inTurn, timeCommand } from './measure.mjs'

const megabytes = Number(process.argv[2] ?? 400)
const rounds = Number(process.argv[3] ?? 5)
const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'out', 'main', 'archive-cli.js')
const cores = availableParallelism()

/** Sizes as an archive has them: many texts, some reports, a few recordings. */
function sizes() {
  const all = []
  /** @type {readonly { size: number, share: number }[]} */
  const kinds = [
    { size: 48_000_000, share: 0.5 },
    { size: 4_000_000, share: 0.3 },
    { size: 300_000, share: 0.15 },
    { size: 9_000, share: 0.05 },
  ]
  for (const { size, share } of kinds) {
    const count = Math.round((megabytes * 1_000_000 * share) / size)
    for (let number = 0; number < count; number += 1) all.push(size + number)
  }
  return all
}

const folder = await mkdtemp(join(tmpdir(), 'bench-verify-'))
try {
  const root = join(folder, 'object')
  /** @type {Record<string, string[]>} */
  const manifest = {}
  /** @type {Record<string, string[]>} */
  const state = {}
  const paths = []
  let bytes = 0
  for (const [number, size] of sizes().entries()) {
    const logical = `files/${String(number % 50)}/${String(number)}.bin`
    const path = `v1/content/${logical}`
    const content = randomBytes(size)
    const digest = createHash('sha512').update(content).digest('hex')
    manifest[digest] = [path]
    state[digest] = [logical]
    paths.push(path)
    bytes += size
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const inventory = `${JSON.stringify({
    id: 'urn:example:bench',
    type: 'https://ocfl.io/1.1/spec/#inventory',
    digestAlgorithm: 'sha512',
    head: 'v1',
    manifest,
    versions: {
      v1: {
        created: '2026-01-01T00:00:00Z',
        message: 'bench',
        user: { name: 'bench', address: 'mailto:bench@example.org' },
        state,
      },
    },
  })}\n`
  await writeFile(join(root, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n')
  for (const at of ['', 'v1/']) {
    await writeFile(join(root, `${at}inventory.json`), inventory)
    const digest = createHash('sha512').update(inventory).digest('hex')
    await writeFile(join(root, `${at}inventory.json.sha512`), `${digest} inventory.json\n`)
  }

  console.log(`${paths.length} files, ${(bytes / 1e6).toFixed(0)} MB, ${cores} cores, ${rounds} rounds in turn; medians`)
  const list = paths.join('\0')
  const medians = await inTurn(
    {
      [`sha512sum (xargs -0 -n 16 -P ${cores})`]: async () =>
        (await timeCommand('xargs', ['-0', '-n', '16', '-P', String(cores), 'sha512sum'], { input: list, cwd: root })).ms,
      'archive verify --ocfl (whole command)': async () =>
        (await timeCommand(process.execPath, [cli, 'verify', '--ocfl', root])).ms,
      'node, doing nothing': async () => (await timeCommand(process.execPath, ['-e', ''])).ms,
    },
    rounds,
  )
  const [plain = 1, ours = 0] = Object.values(medians)
  console.log(`ratio ${(ours / plain).toFixed(2)} (goal: at most 1.30)`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

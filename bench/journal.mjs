// How long the journal takes to keep one change, beside a bare write and flush of the same bytes on the same disk, and how long it takes to open when it is
// long, beside a short one. npx tsx bench/journal.mjs [CHANGES] [LONG] [SHORT] [ROUNDS]; TMPDIR says on which disk.
import { randomUUID } from 'node:crypto'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openJournal } from '../main/services/journal/open-journal.ts'
import { inTurn, timeCommand } from './measure.mjs'

const appends = Number(process.argv[2] ?? 500)
const long = Number(process.argv[3] ?? 200_000)
const short = Number(process.argv[4] ?? 2_000)
const rounds = Number(process.argv[5] ?? 7)
const repository = join(dirname(fileURLToPath(import.meta.url)), '..')

const BODY = 'Ministers were told of this in 2021 and answered that the evidence was “not yet strong enough” (p. 14). '.repeat(4)

/** @param {number} n */
function changeOf(n) {
  return /** @type {import('../shared/notes/change.ts').NoteChange} */ ({
    format: 1,
    id: randomUUID(),
    clock: `${String(1_700_000_000_000 + n)}-000000-0a0b0c0d`,
    note: `11111111-1111-4111-8111-${(n % 10_000).toString(16).padStart(12, '0')}`,
    fields: { body: `${BODY}${n}` },
  })
}

/** @param {string} folder */
async function journalIn(folder) {
  const journal = await openJournal(folder)
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

/**
 * @param {readonly number[]} numbers
 * @param {number} share
 */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** @param {string} folder */
async function compareAppends(folder) {
  const journal = await journalIn(join(folder, 'journal'))
  const bare = await open(join(folder, 'bare.jsonl'), 'a')
  const lineFeed = Buffer.from('\n')
  /** @type {{ ours: number[], theirs: number[] }} */
  const times = { ours: [], theirs: [] }
  for (let n = -50; n < appends; n += 1) {
    const change = changeOf(n + 50)
    // As long as the line of the journal: its sum takes 74 bytes more.
    const bytes = Buffer.concat([Buffer.from(JSON.stringify(change)), Buffer.alloc(74, 'x'), lineFeed])
    const turns = [
      async () => {
        const start = performance.now()
        const answer = await journal.append([change])
        const ms = performance.now() - start
        if (!answer.ok) throw new Error(answer.error.message)
        if (n >= 0) times.ours.push(ms)
      },
      async () => {
        const start = performance.now()
        await bare.write(bytes)
        await bare.sync()
        const ms = performance.now() - start
        if (n >= 0) times.theirs.push(ms)
      },
    ]
    if (n % 2 === 0) turns.reverse()
    for (const turn of turns) await turn()
  }
  await journal.close()
  await bare.close()
  console.log(`${appends} changes of ${JSON.stringify(changeOf(1)).length} bytes, in turn with a bare write and flush`)
  for (const share of [0.5, 0.95]) {
    const ours = quantile(times.ours, share)
    const theirs = quantile(times.theirs, share)
    console.log(
      `p${share * 100}: journal ${ours.toFixed(2)} ms, bare ${theirs.toFixed(2)} ms, ${(ours / theirs).toFixed(2)} times`,
    )
  }
}

/**
 * @param {string} folder
 * @param {number} count
 */
async function fill(folder, count) {
  const journal = await journalIn(folder)
  for (let n = 0; n < count; n += 1_000) {
    const changes = Array.from({ length: Math.min(1_000, count - n) }, (_, k) => changeOf(n + k))
    const answer = await journal.append(changes)
    if (!answer.ok) throw new Error(answer.error.message)
  }
  await journal.close()
}

/** @param {string} folder */
async function bytesIn(folder) {
  let bytes = 0
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size
  return bytes
}

/** @param {string} folder */
async function compareOpenings(folder) {
  const folders = { long: join(folder, 'long'), short: join(folder, 'short') }
  await fill(folders.long, long)
  await fill(folders.short, short)
  for (const [name, count] of /** @type {const} */ ([
    ['long', long],
    ['short', short],
  ]))
    console.log(`${name}: ${count} lines, ${((await bytesIn(folders[name])) / 1e6).toFixed(0)} MB`)
  /** @type {number[]} */
  const resident = []
  const openOnce = async (/** @type {string} */ place) => {
    const script = join(repository, 'bench', 'journal-open.mjs')
    const { output } = await timeCommand(process.execPath, ['--import', 'tsx', script, place], { cwd: repository })
    const answer = JSON.parse(output)
    resident.push(answer.resident)
    return answer.ms
  }
  const medians = await inTurn(
    { 'opening the long one': () => openOnce(folders.long), 'opening the short one': () => openOnce(folders.short) },
    rounds,
  )
  const ratio = (medians['opening the long one'] ?? Number.NaN) / (medians['opening the short one'] ?? Number.NaN)
  console.log(`the long one takes ${ratio.toFixed(2)} times as long, for ${(long / short).toFixed(0)} times the lines`)
  console.log(`memory of a process that has the long one open: ${Math.max(...resident).toFixed(0)} MB`)
}

const folder = await mkdtemp(join(tmpdir(), 'bench-journal-'))
try {
  await compareAppends(folder)
  await compareOpenings(folder)
} finally {
  await rm(folder, { recursive: true, force: true })
}

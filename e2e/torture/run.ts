// Ends processes, fills disks and breaks files while notes are written and taken in, and counts what is lost:
// npm run torture -- [--short] [--seed=N] [--only=kills|disk|copies|taking] [--kills=N] [--inject]
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findFreePort } from '../support/free-port.ts'
import { runCopies } from './copies.ts'
import { createDesk, type Desk, type DeskFolders } from './desk.ts'
import { foldersOn, openFillableDisk, runFullDisk } from './full-disk.ts'
import { runKills, seeded } from './kills.ts'
import { type Part, writeTable } from './table.ts'
import { runTakingIn } from './taking-in.ts'

const options = {
  short: { type: 'boolean', default: false },
  seed: { type: 'string' },
  kills: { type: 'string' },
  only: { type: 'string' },
  /** Puts the fault into the file layer of the service although a small disk could be mounted. */
  inject: { type: 'boolean', default: false },
} as const
const { values } = parseArgs({ options })
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const kills = Number(values.kills ?? (values.short ? 3 : 200))
const fullDisks = values.short ? 2 : 10
const say = (line: string) => console.log(line)

const root = await mkdtemp(join(tmpdir(), 'campaign-archive-torture-'))

async function withDesk<T>(folders: DeskFolders, preload: string | null, work: (desk: Desk) => Promise<T>): Promise<T> {
  await mkdir(folders.profile, { recursive: true })
  await mkdir(folders.browser, { recursive: true })
  const desk = createDesk(folders, await findFreePort(), preload)
  try {
    return await work(desk)
  } finally {
    await desk.endBrowser()
    await desk.endService()
  }
}

async function tortureByKills(): Promise<Part> {
  return await withDesk(foldersOn(join(root, 'kills')), null, async (desk) => {
    const { lost, acknowledged, notYetSaved } = await runKills(desk, kills, seed, say)
    const missing = lost.reduce((sum, loss) => sum + loss.missing.length, 0)
    const ratio = notYetSaved.all === 0 ? 1 : notYetSaved.cameBack / notYetSaved.all
    return {
      name: 'kills',
      runs: kills,
      acknowledged,
      lost: missing,
      more: `of ${notYetSaved.all} characters not yet called saved ${notYetSaved.cameBack} came back (${ratio.toFixed(2)})`,
      failures: lost.map(({ round, victim, missing: words }) => `kill ${round} (${victim}) lost ${JSON.stringify(words)}`),
    }
  })
}

async function tortureByFullDisk(): Promise<Part> {
  const disk = await openFillableDisk(join(root, 'small-disk'), values.inject)
  say(`full disk: ${disk.how}`)
  try {
    return await withDesk(foldersOn(disk.folder), disk.preload, async (desk) => {
      const { acknowledged, lost, told, lived, recovered } = await runFullDisk(desk, disk, fullDisks, seeded(seed + 2), say)
      return {
        name: disk.preload === null ? 'full disk' : 'full disk (injected)',
        runs: fullDisks,
        acknowledged,
        lost,
        more: `${told} of ${fullDisks} told while full; ${recovered} of ${lived} saved whole once there was space`,
        failures: [
          ...(lost > 0 ? [`${lost} characters were lost on a full disk`] : []),
          ...(recovered < lived ? [`${lived - recovered} of ${lived} times not all was saved once there was space`] : []),
        ],
      }
    })
  } finally {
    await disk.remove()
  }
}

async function tortureByBrokenCopies(): Promise<Part> {
  const folders = foldersOn(join(root, 'copies'))
  return await withDesk(folders, null, async (desk) => {
    const { done, wrong, traceable, reported } = await runCopies(desk, folders, values.short, seeded(seed + 1), say)
    return {
      name: 'broken copies',
      runs: done,
      acknowledged: null,
      lost: wrong.length,
      more: `the rest kept exactly what was left; ${reported} of ${traceable} losses that left a trace were told`,
      failures: [
        ...wrong.map((name) => `something was lost or made up after: ${name}`),
        ...(reported < traceable ? [`${traceable - reported} of ${traceable} losses were not told`] : []),
      ],
    }
  })
}

async function tortureByTakingIn(): Promise<Part> {
  const folders = foldersOn(join(root, 'taking'))
  return await withDesk(folders, null, async (desk) => {
    const rounds = values.short ? 2 : 24
    const { ends, early, halfway, wrong } = await runTakingIn(
      desk,
      folders,
      rounds,
      values.short ? 500 : 2_000,
      seeded(seed + 3),
      say,
    )
    return {
      name: 'taken in',
      runs: ends,
      acknowledged: null,
      lost: wrong.length,
      more: `${early} of ${ends} ended before all was on the disk, ${halfway} of these halfway`,
      failures: wrong,
    }
  })
}

const parts = { kills: tortureByKills, disk: tortureByFullDisk, copies: tortureByBrokenCopies, taking: tortureByTakingIn }
const done: Part[] = []
const failures: string[] = []
const began = Date.now()
try {
  say(`seed ${seed}`)
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue
    try {
      done.push(await part())
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
} finally {
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
}
failures.push(...done.flatMap((part) => part.failures))
say(`\n${writeTable(done)}`)
say(`${Math.round((Date.now() - began) / 1_000)} seconds, seed ${seed}`)
for (const failure of failures) console.error(`FAILED: torture: ${failure.split('\n').slice(0, 12).join(' ')}`)
if (done.length + failures.length === 0) console.error('FAILED: torture: no part ran')
process.exitCode = failures.length === 0 && done.length > 0 ? 0 : 1

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { median } from '../measure.mjs'
import type { InWindow } from './in-window.ts'
import { journalOf, lineOf, madeNote } from './made-notes.ts'

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '10000' },
    versions: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
    saves: { type: 'string', default: '100' },
    only: { type: 'string', default: 'start,save,receive' },
  },
})
const FEW = 100
const notes = Number(values.notes)
const versions = Number(values.versions)
const rounds = Number(values.rounds)
const parts = values.only.split(',')

const out = dirname(fileURLToPath(import.meta.url))
const repository = join(out, '..', '..', '..')
const executable = findBrowser()
if (executable === undefined) throw new Error('no Chromium on this machine')

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

interface Desk {
  readonly profile: string
  readonly port: number
  readonly context: BrowserContext
}

async function makeDesk(folder: string, count: number): Promise<Desk> {
  const profile = join(folder, `profile-${count}`)
  await mkdir(join(profile, 'journal'), { recursive: true, mode: 0o700 })
  if (count > 0) await writeFile(join(profile, 'journal', '000001.jsonl'), journalOf(count, versions), { mode: 0o600 })
  const context = await chromium.launchPersistentContext(join(folder, `browser-${count}`), {
    executablePath: executable ?? '',
    args: ['--no-sandbox'],
    viewport: { width: 1280, height: 800 },
  })
  return { profile, port: await freePort(), context }
}

async function startService({ profile, port }: Desk): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const host = join(repository, 'out', 'main', 'browser.js')
  const child = spawn(process.execPath, [host, '--no-open', `--profile=${profile}`, `--port=${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return { child, address: line.slice('ready '.length) }
  }
  throw new Error('the program ended before it was ready')
}

async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}

interface Start {
  readonly all: number
  readonly service: number
}

/** Milliseconds from the start of the service to the first note in the list of notes. */
async function start(desk: Desk, count: number): Promise<Start> {
  const begin = performance.now()
  const { child, address } = await startService(desk)
  const service = performance.now() - begin
  const page = await desk.context.newPage()
  await page.goto(address)
  await page.waitForURL(/#\/v\d+/)
  await page.evaluate(() => {
    window.location.hash = window.location.hash.replace(/^#\/(v\d+).*/, '#/$1/notes')
  })
  await page.getByRole('article').first().waitFor({ timeout: 600_000 })
  const all = performance.now() - begin
  // The whole list is there, and nothing is compared any more, before the window is closed.
  await page
    .getByText(new RegExp(`^${count.toLocaleString('en-GB')} notes`))
    .first()
    .waitFor({ timeout: 600_000 })
  await page.waitForLoadState('networkidle')
  await page.close()
  await stop(child)
  return { all, service }
}

async function measureStarts(folder: string): Promise<void> {
  const few = await makeDesk(folder, FEW)
  const many = await makeDesk(folder, notes)
  const filled = performance.now()
  await start(many, notes)
  console.log(
    `filling the database of ${notes} notes with ${versions} versions from the journal, once: ${((performance.now() - filled) / 1000).toFixed(1)} s`,
  )
  await start(few, FEW)
  const times: { readonly few: Start; readonly many: Start }[] = []
  for (let round = 0; round < rounds; round += 1) times.push({ few: await start(few, FEW), many: await start(many, notes) })
  for (const desk of [few, many]) await desk.context.close()
  const line = (name: 'few' | 'many', count: number) => {
    const all = times.map((time) => time[name].all)
    const service = median(times.map((time) => time[name].service))
    console.log(
      `start to the first of ${String(count).padStart(5)} notes: ${median(all).toFixed(0).padStart(6)} ms, of that the service ${service.toFixed(0)} ms  (${all.map((ms) => ms.toFixed(0)).join(' ')})`,
    )
    return median(all)
  }
  const base = line('few', FEW)
  const large = line('many', notes)
  const limit = 1.5 * base + 500
  console.log(`start: ${(large / base).toFixed(2)} times; 1.5 times and 500 ms are ${limit.toFixed(0)} ms (goal: at most that)`)
}

declare const inWindow: InWindow

async function openBenchPage(desk: Desk, address: string): Promise<Page> {
  const page = await desk.context.newPage()
  await page.goto(address)
  await page.waitForURL(/#\/v\d+/)
  // The page's own rules let no script in; the browser's own door does.
  const { readFile } = await import('node:fs/promises')
  await page.evaluate(await readFile(join(out, 'in-window.js'), 'utf8'))
  await page.evaluate(async () => {
    inWindow.store = await inWindow.openStore('bench-store')
  })
  return page
}

async function measureSaves(page: Page, folder: string): Promise<void> {
  const saves = Number(values.saves)
  const note = madeNote()
  const line = lineOf(note)
  const file = await open(join(folder, 'bare.jsonl'), 'a')
  await page.evaluate(async (change) => {
    if (inWindow.store !== null) await inWindow.receive(inWindow.store, [change])
  }, note)
  const ours: number[] = []
  const bare: number[] = []
  // Ten of each in turn, so that a slow moment of the machine meets both.
  for (let done = 0; done < saves; done += 10) {
    ours.push(
      ...(await page.evaluate(
        async ({ id, from }) => {
          const times: number[] = []
          if (inWindow.store === null) return times
          for (let save = 0; save < 10; save += 1) times.push(await inWindow.save(inWindow.store, id, `tag ${from + save}`))
          return times
        },
        { id: note.note, from: done },
      )),
    )
    for (let write = 0; write < 10; write += 1) {
      const begin = performance.now()
      await file.write(line)
      await file.sync()
      bare.push(performance.now() - begin)
    }
  }
  await file.close()
  const ratio = median(ours) / median(bare)
  console.log(
    `saving one change, journal and database: median ${median(ours).toFixed(1)} ms; write and fsync of such a line: ${median(bare).toFixed(1)} ms; ${ratio.toFixed(2)} times (goal: under 2.5)`,
  )
}

async function measureReceiving(page: Page): Promise<void> {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const changes = Array.from({ length: notes }, madeNote)
    bare.push(await page.evaluate((all) => inWindow.bulkPut('bench-bare', all), changes))
    ours.push(
      await page.evaluate(
        async (all) => (inWindow.store === null ? Number.NaN : await inWindow.receive(inWindow.store, all)),
        changes,
      ),
    )
  }
  const ratios = ours.map((ms, index) => ms / (bare[index] ?? Number.NaN))
  const list = (all: readonly number[]) => all.map((ms) => ms.toFixed(0)).join(' ')
  console.log(
    `taking in ${notes} notes: median ${median(ours).toFixed(0)} ms (${list(ours)}); bare bulkPut of their rows: ${median(bare).toFixed(0)} ms (${list(bare)}); ${median(ratios).toFixed(2)} times (goal: under 5)`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'bench-notes-'))
try {
  console.log(
    `load of the machine at the start: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  if (parts.includes('save') || parts.includes('receive')) {
    const desk = await makeDesk(folder, 0)
    const { child, address } = await startService(desk)
    const page = await openBenchPage(desk, address)
    if (parts.includes('save')) await measureSaves(page, folder)
    if (parts.includes('receive')) await measureReceiving(page)
    await desk.context.close()
    await stop(child)
  }
  if (parts.includes('start')) await measureStarts(folder)
  console.log(
    `load of the machine at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

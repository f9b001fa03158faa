// How long a window takes to show its frame, its first list, and a search that answers, beside an empty React page from the same server.
// node bench/startup.mjs [ROUNDS]; needs a built program (npm run build).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { findBrowser } from '../scripts/find-browser.mjs'
import { median } from './measure.mjs'

const rounds = Number(process.argv[2] ?? 15)
/** A browser keeps the compiled code of a page only after some visits. */
const WARMING = 4
/** Milliseconds in which a window starts in any case. */
const UNDISTURBED = 1_000
/** Milliseconds, and times an empty page. */
const SHELL_GOAL = 150
const USABLE_GOAL = 1.5

const repository = fileURLToPath(new URL('..', import.meta.url))
const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('no Chromium on this machine')
const folder = await mkdtemp(join(tmpdir(), 'bench-startup-'))

/** Puts the empty page among the files of a copy of the program, so that the same process serves it. */
async function makeProgram() {
  const out = join(folder, 'out')
  await cp(join(repository, 'out'), out, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(repository, 'bench', 'startup'),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: false,
      rolldownOptions: {
        input: join(repository, 'bench', 'startup', 'empty-page.tsx'),
        output: { entryFileNames: 'assets/empty-ABCD1234.js' },
      },
    },
  })
  const head = '<meta charset="utf-8"><title>Empty</title><script type="module" src="./assets/empty-ABCD1234.js"></script>'
  await writeFile(join(out, 'renderer', 'empty.html'), `<!doctype html><html lang="en"><head>${head}</head><body></body></html>`)
  return join(out, 'main', 'browser.js')
}

/** @param {import('node:child_process').ChildProcess} child */
async function addressOf(child) {
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('ready ')) return line.slice('ready '.length)
  throw new Error('the program ended before it was ready')
}

/**
 * Opens an address in a window of its own, and answers with its marks in milliseconds since it asked for the address, once the last of them is there.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} address
 * @param {readonly string[]} last
 * @returns {Promise<Record<string, number>>}
 */
async function visit(context, address, last) {
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'commit' })
  // Nothing is asked of the window while it starts: to answer takes time of its own.
  await setTimeout(UNDISTURBED)
  await page.waitForFunction((names) => names.every((name) => performance.getEntriesByName(`start: ${name}`).length > 0), last, {
    timeout: 60_000,
  })
  const marks = await page.evaluate(() =>
    Object.fromEntries(
      [...performance.getEntriesByType('paint'), ...performance.getEntriesByType('mark')].map(({ name, startTime }) => [
        name.replace(/^start: /, ''),
        startTime,
      ]),
    ),
  )
  await page.waitForLoadState('networkidle')
  await page.close()
  return marks
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let child
try {
  const program = await makeProgram()
  const archive = join(repository, 'resources', 'archive')
  child = spawn(process.execPath, [program, '--no-open', `--profile=${join(folder, 'profile')}`, `--archive=${archive}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressOf(child)
  const { origin } = new URL(address)
  const context = await chromium.launchPersistentContext(join(folder, 'browser'), {
    executablePath,
    args: ['--no-sandbox'],
    viewport: { width: 1280, height: 800 },
  })
  const ours = ['list shown', 'search ready', 'notes compared']
  console.log(`first start of a new profile, with a token: ${JSON.stringify(rounded(await visit(context, address, ours)))}`)
  /** @type {Record<string, number>[]} */
  const shown = []
  /** @type {Record<string, number>[]} */
  const empty = []
  for (let round = -WARMING; round < rounds; round += 1) {
    const marks = {
      ours: await visit(context, `${origin}/`, ours),
      empty: await visit(context, `${origin}/empty.html`, ['shown']),
    }
    if (round < 0) continue
    shown.push(marks.ours)
    empty.push(marks.empty)
  }
  // What is said to answer does.
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  await page.getByRole('searchbox').fill('children')
  await page.locator('[data-result]').first().waitFor()
  await context.close()

  const of = (/** @type {readonly Record<string, number>[]} */ all, /** @type {string} */ name) =>
    median(all.map((marks) => marks[name] ?? Number.NaN))
  const usable = shown.map((marks) => Math.max(marks['list shown'] ?? Number.NaN, marks['search ready'] ?? Number.NaN))
  const ratios = usable.map((ms, index) => ms / (empty[index]?.['shown'] ?? Number.NaN))
  console.log(
    `${rounds} rounds in turn, load ${(loadavg()[0] ?? 0).toFixed(1)}; medians, in ms after the window asked for its address`,
  )
  for (const name of ['first-contentful-paint', 'program read', 'connected', 'list shown', 'search ready', 'notes compared'])
    console.log(`${name.padEnd(24)} ${of(shown, name).toFixed(0).padStart(6)}`)
  console.log(
    `${'empty React page, shown'.padEnd(24)} ${of(empty, 'shown').toFixed(0).padStart(6)}   (first painted ${of(empty, 'first-contentful-paint').toFixed(0)})`,
  )
  console.log(`frame of the shell painted: ${of(shown, 'first-contentful-paint').toFixed(0)} ms (goal: under ${SHELL_GOAL})`)
  console.log(
    `usable, list and search: ${median(usable).toFixed(0)} ms, ${median(ratios).toFixed(2)} times the empty page (goal: at most ${USABLE_GOAL})`,
  )
} finally {
  if (child !== undefined) {
    const ended = once(child, 'close')
    child.kill('SIGTERM')
    await ended
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** @param {Record<string, number>} marks */
function rounded(marks) {
  return Object.fromEntries(Object.entries(marks).map(([name, at]) => [name, Math.round(at)]))
}

// How long the preview of a long briefing takes after a key press, in the built program in Chromium, by the clock and in time of the processor, beside parsing the
// Markdown of the one part that changed, and of all of them.
// npx tsx bench/briefing-window.mjs [NOTES] [KEYS]
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { findBrowser } from '../scripts/find-browser.mjs'
import { createTarget } from '../shared/annotation/create-target.ts'
import { median } from './measure.mjs'
import { lineOf } from './notes/made-notes.ts'

const count = Number(process.argv[2] ?? 500)
const keys = Number(process.argv[3] ?? 40)
/** Milliseconds: from a key to the preview of it, and in which nothing else can be answered. */
const LONGEST = 100
const LONGEST_TASK = 50

const repository = fileURLToPath(new URL('..', import.meta.url))
const archive = 'info:campaign-archive/child-safety-open-letter-2021'
const source = 'hope-for-children-statement'
/** @type {{ manifest: Record<string, string[]>, versions: Record<string, { state: Record<string, string[]> }> }} */
const inventory = JSON.parse(await readFile(join(repository, 'resources/archive/inventory.json'), 'utf8'))
const [digest = ''] =
  Object.entries(inventory.versions['v3']?.state ?? {}).find(([, names]) => names.includes(`sources/${source}/text.txt`)) ?? []
const text = await readFile(join(repository, 'resources/archive', inventory.manifest[digest]?.[0] ?? ''), 'utf8')
const textSha512 = createHash('sha512').update(text, 'utf8').digest('hex')
const at = '2026-03-02T10:15:00.000Z'
let ticks = 0
const clock = () => `${1_750_000_000_000 + ++ticks}-000000-0badcafe`

/** A comment as people write them, no two alike. */
const comment = (/** @type {number} */ n) =>
  `Compare **no. ${n}** with *the article*.\n\n- asked for in full\n- by [whom](https://example.org/${n})?`

const briefing = randomUUID()
const sentences = [...text.matchAll(/[^\n.]{30,}\./g)]
const noteIds = Array.from({ length: count }, () => randomUUID())
const notes = noteIds.map((note, n) => {
  const sentence = sentences[n % sentences.length]
  if (sentence === undefined) throw new Error('the text has no sentences')
  const range = { start: sentence.index, end: sentence.index + sentence[0].length }
  const target = createTarget(/** @type {never} */ ({ archive, source, edition: 'v3', text, textSha512, range }))
  const others = {
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: at,
    modifiedAt: at,
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
  }
  return { format: 1, id: randomUUID(), clock: clock(), note, fields: { target, body: comment(n), ...others } }
})
const order = (/** @type {number} */ n) => `a${String(n).padStart(6, '0')}`
const item = (/** @type {string} */ kind, /** @type {string} */ id, /** @type {object} */ fields) => ({
  format: 2,
  id: randomUUID(),
  clock: clock(),
  kind,
  item: id,
  fields,
})
const part = (/** @type {number} */ place, /** @type {object} */ fields) =>
  item('part', randomUUID(), {
    briefing,
    type: 'note',
    order: order(place),
    text: '',
    level: 1,
    note: null,
    form: 'quotation-comment',
    removedAt: null,
    ...fields,
  })
const lines = [
  ...notes,
  item('briefing', briefing, {
    archive,
    title: 'A long briefing',
    author: null,
    profile: 'plain',
    citations: 'short',
    createdAt: at,
    modifiedAt: at,
    removedAt: null,
  }),
  part(0, { type: 'text', text: 'Begun: ' }),
  ...noteIds.map((note, n) => part(n + 1, { note })),
]

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('no Chromium on this machine')
const folder = await mkdtemp(join(tmpdir(), 'campaign-archive-bench-'))
const profile = join(folder, 'profile')
await mkdir(join(profile, 'journal'), { recursive: true, mode: 0o700 })
await writeFile(join(profile, 'journal', '000001.jsonl'), lines.map((line) => lineOf(/** @type {never} */ (line))).join(''), {
  mode: 0o600,
})
const child = spawn(process.execPath, [join(repository, 'out/main/browser.js'), '--no-open', `--profile=${profile}`], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = once(child, 'close')

async function address() {
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('ready ')) return line.slice('ready '.length)
  throw new Error('the program ended before it was ready')
}

/**
 * What Chromium writes down of its threads (Trace Event Format): `dur` by the clock, `tdur` of the processor, both in microseconds.
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: { name?: string, data?: { type?: string } } }} TraceEvent
 */

/**
 * Of each key, milliseconds that the window worked until its preview was painted, and its longest piece of work meanwhile: by the processor, since by the clock a
 * piece also waits for what else the machine does.
 * @param {readonly TraceEvent[]} events
 */
function workOfKeys(events) {
  const threads = new Set(
    events.flatMap(({ ph, args, pid, tid }) => (ph === 'M' && args.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [])),
  )
  const own = events.filter(({ pid, tid }) => threads.has(`${pid} ${tid}`)).sort((a, b) => a.ts - b.ts)
  const painted = own.filter(({ name }) => name === 'briefing-previewed').map(({ ts }) => ts)
  const pressed = own.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown').map(({ ts }) => ts)
  const tasks = own.filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
  return pressed.flatMap((start) => {
    const end = painted.find((ts) => ts > start)
    if (end === undefined) return []
    // The task in which the key is taken begins before it.
    const during = tasks.filter(({ ts, dur = 0 }) => ts + dur > start && ts < end).map(({ tdur = 0 }) => tdur / 1000)
    return [{ all: during.reduce((sum, ms) => sum + ms, 0), longest: Math.max(0, ...during) }]
  })
}

/** @param {readonly number[]} times */
const worst = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0

try {
  const context = await chromium.launchPersistentContext(join(folder, 'browser'), {
    executablePath,
    args: ['--no-sandbox'],
    viewport: { width: 1440, height: 900 },
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(await address())
  await page.waitForURL(/#\/v\d+/)
  await page.evaluate((id) => {
    window.location.hash = `#/v3/briefings/${id}`
  }, briefing)
  await page.locator('[data-part]').nth(count).waitFor({ timeout: 120_000 })
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview
    .getByText(`no. ${count - 1}`)
    .first()
    .waitFor({ timeout: 120_000 })
  await page.getByText(/^(?:To look at|Nothing to look at)/).waitFor()
  await page.waitForLoadState('networkidle')
  const field = page.locator('[data-part]').first().getByRole('textbox')
  await field.focus()
  const chromiumOf = await context.newCDPSession(page)
  /** @type {TraceEvent[]} */
  const events = []
  chromiumOf.on('Tracing.dataCollected', ({ value }) =>
    events.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value))),
  )
  const includedCategories = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'disabled-by-default-devtools.timeline']
  await chromiumOf.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  /** @type {number[]} */
  const times = []
  for (let key = 0; key < keys; key += 1) {
    // In the page before the key is pressed.
    const painting = await page.evaluateHandle(() => ({
      painted: new Promise((/** @type {(ms: number) => void} */ resolve) => {
        let pressed = 0
        addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true })
        const observer = new PerformanceObserver((list) => {
          const mark = list.getEntriesByName('briefing-previewed').at(-1)
          if (pressed === 0 || mark === undefined || mark.startTime < pressed) return
          observer.disconnect()
          resolve(mark.startTime - pressed)
        })
        observer.observe({ type: 'mark' })
      }),
    }))
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'x')
    times.push(await painting.evaluate(({ painted }) => painted))
  }
  const complete = new Promise((resolve) => chromiumOf.once('Tracing.tracingComplete', resolve))
  await chromiumOf.send('Tracing.end')
  await complete
  await context.close()
  const work = workOfKeys(events)
  const parse = (/** @type {string} */ text) =>
    fromMarkdown(text, 'utf8', { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const spent = (/** @type {() => void} */ act) => {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const parseAll = (/** @type {readonly string[]} */ texts) => {
    for (const text of texts) parse(text)
  }
  const comments = noteIds.map((_, n) => comment(n))
  const all = median(Array.from({ length: 3 }, () => spent(() => parseAll(comments))))
  // The part that is typed into, as long as it was in the end; one alone is too short to be measured.
  const typed = Array.from({ length: count }, () => `Begun: ${'xxxxx '.repeat(Math.ceil(keys / 6))}`)
  const one = median(Array.from({ length: 3 }, () => spent(() => parseAll(typed)))) / count
  const [busy, longest] = [work.map((each) => each.all), work.map((each) => each.longest)]
  const ms = (/** @type {number} */ time) => `${time.toFixed(1)} ms`
  console.log(`${count} notes, ${work.length} keys, load ${(loadavg()[0] ?? 0).toFixed(1)}`)
  console.log(
    `key to preview painted, by the clock: median ${ms(median(times))}, p95 ${ms(worst(times))} (goal: below ${LONGEST} ms)`,
  )
  console.log(`the same, of the processor: median ${ms(median(busy))}, p95 ${ms(worst(busy))}`)
  console.log(
    `longest piece of work in it, of the processor: median ${ms(median(longest))}, most ${ms(Math.max(...longest))} (goal: below ${LONGEST_TASK} ms)`,
  )
  console.log(
    `parsing the Markdown of the part that changed alone: ${one.toFixed(2)} ms, of all: ${ms(all)}; the preview takes ${(median(busy) / one).toFixed(0)} and ${(median(busy) / all).toFixed(2)} times as long`,
  )
  if (median(times) >= LONGEST || Math.max(...longest) >= LONGEST_TASK) process.exitCode = 1
} finally {
  child.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

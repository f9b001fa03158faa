import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { generateArchive } from '../generate-archive.ts'
import { median } from '../search/speed/statistics.ts'
import { formatNumber, formatTable } from '../search/tables.ts'
import { traceMainThread } from '../search-window/main-thread.ts'
import { drawPassages, makeChanges, makeText, randomFrom } from './long-source.ts'
import { plainPage } from './plain-page.ts'
import { fillJournal, type LongReader, openPlainPage, openProgram } from './readers.ts'

const here = dirname(fileURLToPath(import.meta.url))
const repository = resolve(here, '..', '..', '..')
const FRAME_GOAL = 50

const { values: given } = parseArgs({
  options: {
    paragraphs: { type: 'string', default: '10000' },
    size: { type: 'string', default: '1000000' },
    notes: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    /** Leaves the archive and the profile of the run, to be looked into. */
    keep: { type: 'boolean', default: false },
    /** Another build of the program to measure in the same run: the folder of its repository. */
    beside: { type: 'string' },
  },
})

const STEPS = ['opening', 'scrolling', 'jump to the end', 'new highlight', 'opening the editor'] as const
type Step = (typeof STEPS)[number]

interface Measured {
  /** The longest task of the page's main thread, by the clock and of the processor, in milliseconds. */
  readonly wall: number
  readonly processor: number
  /** The longest animation frame that took more than 50 ms, by the browser's own account; 0 where none did. */
  readonly frame: number
  /** From the beginning of the step to its end, or to the first words when opening. */
  readonly took: number
}

/** Watches for long frames (Long Animation Frames API) while something is done. */
async function measure(page: Page, work: () => Promise<number>): Promise<Measured> {
  const since = await page.evaluate(() => performance.timeOrigin + performance.now())
  let took = Number.NaN
  const tasks = await traceMainThread(page, async () => {
    took = await work()
  })
  const frame = await page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const durations = list
            .getEntries()
            .filter(({ startTime }) => performance.timeOrigin + startTime >= from)
            .map(({ duration }) => duration)
          resolve(Math.max(0, ...durations))
        }).observe({ type: 'long-animation-frame', buffered: true })
        setTimeout(() => resolve(0), 500)
      }),
    since,
  )
  return { wall: tasks[0]?.wall ?? 0, processor: Math.max(0, ...tasks.map(({ processor }) => processor)), frame, took }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(1_000)
}

/** Selects some words in the middle of the view, as a hand does. */
async function select({ page, words }: LongReader): Promise<void> {
  await page.evaluate((selector) => {
    const inView = [...document.querySelectorAll(selector)].find((element) => {
      const { top, height } = element.getBoundingClientRect()
      return top > 200 && height > 0 && element.firstChild instanceof Text && element.firstChild.length > 45
    })
    const node = inView?.firstChild
    if (!(node instanceof Text)) throw new Error('no paragraph is in view')
    document.getSelection()?.setBaseAndExtent(node, 11, node, 37)
  }, words)
  await page.waitForTimeout(500)
}

async function run(reader: LongReader): Promise<Record<Step, Measured>> {
  const { page, scroller } = reader
  const opening = await measure(page, () => reader.open())
  await settle(page)
  const scrolling = await measure(page, () =>
    timed(() =>
      page.evaluate(async (selector) => {
        const element = document.querySelector(selector)
        for (let frame = 0; frame < 150; frame += 1) {
          if (element !== null) element.scrollTop += 700
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
      }, scroller),
    ),
  )
  await settle(page)
  const jump = await measure(page, () =>
    timed(() =>
      page.evaluate(async (selector) => {
        const element = document.querySelector(selector)
        if (element !== null) element.scrollTop = element.scrollHeight
        for (let frame = 0; frame < 20; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
      }, scroller),
    ),
  )
  await settle(page)
  // Back from the empty end of the page.
  await page.evaluate((selector) => {
    const element = document.querySelector(selector)
    if (element !== null) element.scrollTop -= 1_500
  }, scroller)
  await settle(page)
  await select(reader)
  const highlight = await measure(page, () => timed(() => reader.highlight()))
  await settle(page)
  const editor = await measure(page, () => timed(() => reader.edit()))
  return {
    opening,
    scrolling,
    'jump to the end': jump,
    'new highlight': highlight,
    'opening the editor': editor,
  }
}

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('there is no Chromium, Chrome or Edge on this machine')
const folder = await mkdtemp(join(tmpdir(), 'bench-reader-'))
const browser = await chromium.launch({
  executablePath,
  // Chromium refuses its sandbox to root.
  chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
})
try {
  const random = randomFrom(Number(given.seed))
  const originals = join(repository, 'resources', 'campaign', 'originals')
  const files = ['000_c12ad3f9fb433b4c.txt', '002_4f4b80cb06a6e367.txt']
  const vocabulary = (await Promise.all(files.map((name) => readFile(join(originals, name), 'utf8'))))
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  const text = makeText(Number(given.paragraphs), Number(given.size), vocabulary, random)
  const sha512 = createHash('sha512').update(text).digest('hex')
  const passages = drawPassages(text, Number(given.notes), random)
  const archive = join(folder, 'archive')
  await generateArchive(archive, 1, 1, [text])
  const filled = join(folder, 'filled')
  await fillJournal(repository, archive, filled, makeChanges(text, sha512, passages, random))
  const plain = join(folder, 'plain.html')
  await writeFile(plain, plainPage(text, passages))
  const blocks = text.trimEnd().split('\n').length
  console.log(`a source of ${blocks} paragraphs and ${text.length} characters, with ${passages.length} notes`)

  let profiles = 0
  const program = async (name: string, of: string) => {
    profiles += 1
    const profile = join(folder, `profile-${profiles}`)
    await cp(filled, profile, { recursive: true })
    return openProgram(browser, name, of, archive, profile, passages, blocks)
  }
  const openers: (() => Promise<LongReader>)[] = [() => program('the program', repository), () => openPlainPage(browser, plain)]
  const { beside } = given
  if (beside !== undefined) openers.push(() => program('the program beside', resolve(beside)))
  const measured = new Map<string, Record<Step, Measured>[]>()
  for (let round = 1; round <= Number(given.rounds); round += 1)
    for (const open of openers) {
      const reader = await open()
      measured.set(reader.name, [...(measured.get(reader.name) ?? []), await run(reader)])
      await reader.close()
      console.error(`round ${round}, ${reader.name}: done`)
    }

  const of = (name: string, step: Step, what: keyof Measured) => (measured.get(name) ?? []).map((round) => round[step][what])
  const spread = (numbers: readonly number[]) =>
    `${formatNumber(median(numbers))} (${formatNumber(Math.min(...numbers))} to ${formatNumber(Math.max(...numbers))})`
  for (const step of STEPS) {
    const heading = [
      step,
      'longest task (ms)',
      'of the processor (ms)',
      'longest frame over 50 (ms)',
      step === 'opening' ? 'first words (ms)' : 'took (ms)',
    ]
    const rows = [...measured.keys()].map((name) => [
      name,
      ...(['wall', 'processor', 'frame', 'took'] as const).map((what) => spread(of(name, step, what))),
    ])
    console.log(`\n${formatTable([heading, ...rows])}`)
  }
  console.log('')
  const peer = [...measured.keys()][1] ?? ''
  for (const step of STEPS) {
    const ours = median(of('the program', step, 'wall'))
    const theirs = median(of(peer, step, 'wall'))
    const verdict = ours <= FRAME_GOAL ? 'met' : 'not met'
    console.log(
      `${step}: longest task ${formatNumber(ours)} ms, ${formatNumber(ours / theirs)} of the page with <mark> (goal: at most ${FRAME_GOAL} ms): ${verdict}`,
    )
  }
} finally {
  await browser.close()
  if (given.keep) console.log(folder)
  else await rm(folder, { recursive: true, force: true })
}

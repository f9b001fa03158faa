import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import type { Change } from '../../shared/notes/change.ts'
import type { TextRange } from '../../shared/text/text-range.ts'
import { ADDRESS } from './long-source.ts'

/** A window in which a long source with its notes can be opened. */
export interface LongReader {
  readonly name: string
  readonly page: Page
  /** What scrolls, and what holds words of the source. */
  readonly scroller: string
  readonly words: string
  /** Goes to the source; resolves with the milliseconds until its first words were painted, once all of it is there. */
  open(): Promise<number>
  /** Highlights what is selected; resolves when it is painted. */
  highlight(): Promise<void>
  /** Opens what a note is written in, for a note in view; resolves when it is painted. */
  edit(): Promise<void>
  close(): Promise<void>
}

const VIEWPORT = { width: 1280, height: 800 }
const LONGEST_WAIT = 120_000

async function startHost(repository: string, archive: string, profile: string) {
  const host = join(repository, 'out', 'main', 'browser.js')
  const child = spawn(process.execPath, [host, '--no-open', `--profile=${profile}`, `--archive=${archive}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const stop = async () => {
    child.kill('SIGTERM')
    await closed
  }
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('ready ')) return { address: line.slice('ready '.length), stop }
  throw new Error('the program ended before it was ready')
}

/** Puts changes into the journal of a profile, by the program itself. */
export async function fillJournal(
  repository: string,
  archive: string,
  profile: string,
  changes: readonly Change[],
): Promise<void> {
  const { address, stop } = await startHost(repository, archive, profile)
  try {
    const { origin, hash } = new URL(address)
    const post = async (path: string, input: object, session?: string) => {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: {
          Origin: origin,
          'Content-Type': 'application/json',
          ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
        },
        body: JSON.stringify(input),
      })
      return (await response.json()) as {
        readonly session?: string
        readonly ok?: boolean
        readonly error?: { readonly message: string }
      }
    }
    const { session } = await post('/session', { token: hash.slice('#token='.length) })
    for (let at = 0; at < changes.length; at += 500) {
      const answer = await post('/call/journal.append', { changes: changes.slice(at, at + 500) }, session)
      if (answer.ok !== true) throw new Error(answer.error?.message ?? 'the journal took no changes')
    }
  } finally {
    await stop()
  }
}

/** Resolves after the frame in which the page has what was asked for. What takes long to ask is asked now and then. */
async function painted(page: Page, condition: string, polling: 'raf' | number = 'raf'): Promise<void> {
  await page.waitForFunction(condition, undefined, { polling, timeout: LONGEST_WAIT })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
}

const NOTE_PAINT = `[...CSS.highlights].filter(([name]) => /^note-(?!active)/.test(name)).map(([, ranges]) => ranges)`
/** How many ranges are painted for notes. */
const PAINTED = `${NOTE_PAINT}.reduce((sum, ranges) => sum + ranges.size, 0)`
/** How many places they begin at: passages that begin at the same place count once. */
const PAINTED_STARTS = `new Set(${NOTE_PAINT}.flatMap((ranges) => [...ranges]
  .map((range) => Number(range.startContainer.parentElement.dataset.start) + range.startOffset))).size`

/** The program in `repository`, as it was built there, on a profile in which the notes are. */
export async function openProgram(
  browser: Browser,
  name: string,
  repository: string,
  archive: string,
  profile: string,
  passages: readonly TextRange[],
  blocks: number,
): Promise<LongReader> {
  const { address, stop } = await startHost(repository, archive, profile)
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', bypassCSP: true })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: 'Lantern safety' }).waitFor({ timeout: LONGEST_WAIT })
  // The notes are there once their list is.
  await page.evaluate(() => {
    window.location.hash = '#/v1/notes'
  })
  await page
    .getByText(`${passages.length} notes`)
    .or(page.getByText(`${passages.length.toLocaleString('en-GB')} notes`))
    .first()
    .waitFor({ timeout: LONGEST_WAIT })
  await page.evaluate(() => {
    window.location.hash = '#/v1'
  })
  await page.getByRole('heading', { level: 1, name: 'Lantern safety' }).waitFor()
  await page.waitForTimeout(3_000)
  const starts = new Set(passages.map(({ start }) => start)).size
  return {
    name,
    page,
    scroller: '[data-scroller]',
    words: '[data-start]',
    async open() {
      const ms = await page.evaluate(async (path) => {
        const start = performance.now()
        window.location.hash = `#${path}`
        for (;;) {
          await new Promise((resolve) => requestAnimationFrame(resolve))
          const first = document.querySelector('[data-start]')?.getBoundingClientRect()
          if (first !== undefined && first.height > 0 && first.top < window.innerHeight) break
        }
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        return performance.now() - start
      }, ADDRESS)
      // Passages over several blocks are painted in several parts, so there are at least as many places as passages begin at.
      const whole = `document.querySelectorAll('[data-start]').length === ${blocks} && ${PAINTED} >= ${starts} && ${PAINTED_STARTS} >= ${starts}`
      await painted(page, whole, 500)
      return ms
    },
    async highlight() {
      const before = await page.evaluate(PAINTED)
      await page.keyboard.press('1')
      await painted(page, `${PAINTED} > ${before}`)
    },
    async edit() {
      await page.evaluate(() => {
        const inView = [...document.querySelectorAll<HTMLElement>('#notes-panel [data-note]')].find((card) => {
          const { top } = card.getBoundingClientRect()
          return top > 60 && top < window.innerHeight - 200
        })
        const button = [...(inView?.querySelectorAll('button') ?? [])].find((each) =>
          /^(Edit|Write a note)/.test(each.textContent ?? ''),
        )
        if (button === undefined) throw new Error('no note is in view')
        button.click()
      })
      await painted(page, `document.querySelector('#notes-panel [contenteditable="true"], #notes-panel textarea') !== null`)
    },
    async close() {
      await context.close()
      await stop()
    },
  }
}

/** The same text as plain HTML, whose highlights are elements around the words, as annotation tools in browsers make them. */
export async function openPlainPage(browser: Browser, file: string): Promise<LongReader> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' })
  const page = await context.newPage()
  return {
    name: '<mark> around the words',
    page,
    scroller: 'html',
    words: 'p',
    async open() {
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: LONGEST_WAIT })
      await painted(page, 'document.body.dataset.wrapped === "yes"')
      return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN)
    },
    async highlight() {
      const before = await page.evaluate(() => document.querySelectorAll('mark').length)
      await page.keyboard.press('1')
      await painted(page, `document.querySelectorAll('mark').length > ${before}`)
    },
    async edit() {
      await page.keyboard.press('n')
      await painted(page, `document.querySelector('textarea') !== null`)
    },
    close: () => context.close(),
  }
}

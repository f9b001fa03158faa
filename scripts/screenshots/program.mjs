import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { findBrowser } from '../find-browser.mjs'

/** Written on every picture, so that a new one differs only where the program does. */
export const NOW = new Date('2026-03-02T10:15:00Z')

/** Shown in place of the folders of the machine that makes the pictures. */
const FOLDERS = { profile: '/home/person/.local/share/campaign-archive', archive: '/opt/campaign-archive/resources/archive' }

/**
 * @typedef {{ width?: number, height?: number, scale?: number, dark?: boolean }} Look
 * @typedef {{ page: import('@playwright/test').Page, stop(): Promise<void> }} Running
 */

/**
 * Starts the program on `profile` with a browser beside it.
 * @param {{ root: string, profile: string, browserData: string, archive?: string }} folders
 * @param {Look} [look]
 * @returns {Promise<Running>}
 */
export async function startProgram({ root, profile, browserData, archive }, look = {}) {
  const args = ['--host=browser', '--no-open', `--profile=${profile}`, ...(archive === undefined ? [] : [`--archive=${archive}`])]
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const address = await readyAddress(child)
  const context = await openBrowser(browserData, look)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.clock.setFixedTime(NOW)
  await page.route('**/call/program.describe', async (route) => {
    const answer = await (await route.fetch()).json()
    await route.fulfill({ json: { ...answer, value: { ...answer.value, ...FOLDERS } } })
  })
  await page.route('**/call/archive.open', async (route) => {
    const answer = await (await route.fetch()).text()
    await route.fulfill({ body: archive === undefined ? answer : answer.replaceAll(archive, FOLDERS.archive) })
  })
  await page.goto(address)
  return {
    page,
    async stop() {
      await context.close()
      child.kill('SIGINT')
      await closed
    },
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function readyAddress(child) {
  if (child.stdout === null) throw new Error('the output of the program is not read')
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^ready (\S+)$/.exec(line) ?? []
    if (address !== undefined) return address
  }
  throw new Error('the program ended before it was ready')
}

/**
 * @param {string} browserData
 * @param {Look} look
 */
function openBrowser(browserData, { width = 1280, height = 800, scale = 1, dark = false }) {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge on this machine: `npm test` says how to get one')
  return chromium.launchPersistentContext(browserData, {
    executablePath,
    headless: true,
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--font-render-hinting=none'],
  })
}

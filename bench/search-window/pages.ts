import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from '@playwright/test'

/** A page with a search box whose texts are ready to be searched. */
export interface SearchPage {
  readonly name: string
  readonly page: Page
  close(): Promise<void>
}

const VIEWPORT = { width: 1280, height: 800 }

async function readyAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) if (line.startsWith('ready ')) return line.slice('ready '.length)
  throw new Error('the program ended before it was ready')
}

/** The program in `repository`, as it was built there, on an empty profile; ready when its search has an answer. */
export async function openProgram(
  browser: Browser,
  repository: string,
  archive: string,
  probe: string,
  name: string,
): Promise<SearchPage> {
  const profile = await mkdtemp(join(tmpdir(), 'bench-window-'))
  const host = join(repository, 'out', 'main', 'browser.js')
  const child = spawn(process.execPath, [host, '--no-open', `--profile=${profile}`, `--archive=${archive}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const address = await readyAddress(child.stdout)
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(address)
  const box = page.getByRole('searchbox')
  await box.fill(probe)
  await page.locator('[data-result]').first().waitFor({ timeout: 300_000 })
  await box.fill('')
  return {
    name,
    page,
    async close() {
      await context.close()
      child.kill('SIGTERM')
      await closed
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** A bare page with a React list over the same texts. */
export async function openNaivePage(browser: Browser, script: string, texts: readonly string[]): Promise<SearchPage> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' })
  const page = await context.newPage()
  await page.setContent('<!doctype html><title>Naive search</title><div id="root"></div>')
  await page.evaluate((all) => Object.assign(globalThis, { texts: all }), texts)
  await page.addScriptTag({ path: script })
  await page.getByRole('searchbox').waitFor()
  return { name: 'naive list', page, close: () => context.close() }
}

import type { ChildProcess } from 'node:child_process'
import type { Browser, Page } from '@playwright/test'
import { endKindly, endNow, startChromium, startService } from './processes.ts'

export interface DeskFolders {
  readonly profile: string
  readonly browser: string
}

/** What a person works with: a service, a browser, one window. Either process can be ended without a warning and started again. */
export interface Desk {
  readonly page: Page
  endService(): Promise<void>
  endBrowser(): Promise<void>
  /** Closes the window, and ends both as a person would. */
  close(): Promise<void>
  /** Starts whatever does not run, and opens the window anew at `place`. */
  start(place: string): Promise<void>
}

/** `preload` is the address of a module that is loaded into the service first, or null. */
export function createDesk(folders: DeskFolders, port: number, preload: string | null = null): Desk {
  let service: ChildProcess | null = null
  let running: { readonly child: ChildProcess; readonly browser: Browser } | null = null
  let page: Page | null = null

  return {
    get page() {
      if (page === null) throw new Error('no window is open')
      return page
    },
    async endService() {
      if (service !== null) await endNow(service)
      service = null
    },
    async endBrowser() {
      page = null
      if (running !== null) await endNow(running.child)
      running = null
    },
    async close() {
      await page?.goto('about:blank')
      page = null
      if (running !== null) await endKindly(running.child, 'SIGTERM')
      running = null
      if (service !== null) await endKindly(service, 'SIGINT')
      service = null
    },
    async start(place) {
      // As a person does: starts the program. Where it runs already, that gives the address of another window, and ends.
      const started = await startService(folders.profile, port, preload)
      service ??= started.child
      if (running === null) {
        running = await startChromium(folders.browser)
        const [context] = running.browser.contexts()
        // Longer than a busy machine takes; nothing waits for it to pass.
        context?.setDefaultTimeout(120_000)
        // tsx names functions by a call that the page does not know.
        await context?.addInitScript('globalThis.__name = (named) => named')
        page = context?.pages()[0] ?? (await context?.newPage()) ?? null
      }
      if (page === null) throw new Error('Chromium opened without a window')
      // The session of an earlier start stays valid as long as its service runs.
      await page.goto('about:blank')
      await page.goto(started.address)
      // The program goes to its first page by itself.
      await page.waitForURL(/#\/v\d+/)
      await page.evaluate((hash) => {
        window.location.hash = hash
      }, place)
    },
  }
}

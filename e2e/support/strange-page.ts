import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'

/** What a page did when it was opened as a recipient opens it. */
export interface PageDeeds {
  /** What its scripts left behind. */
  readonly ran: readonly string[]
  readonly dialogs: readonly string[]
  /** All it asked for but itself. */
  readonly requests: readonly string[]
  /** Addresses it leads to. */
  readonly addresses: readonly string[]
  readonly text: string
}

/** Opens a file from the disk in a browser of its own, without this program and without any policy of it, and does what a reader does: points, clicks, goes through it by key. */
export async function openStrangePage(path: string): Promise<PageDeeds> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge on this machine: `npm test` says how to get one')
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    // A request is seen, and finds no address.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  })
  try {
    const page = await browser.newPage()
    const address = pathToFileURL(path).href
    const dialogs: string[] = []
    const requests: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    page.context().on('request', (request) => {
      if (request.url() !== address) requests.push(request.url())
    })
    await page.goto(address, { waitUntil: 'load' })
    const addresses = await page
      .locator('[href], [src], [action], [formaction]')
      .evaluateAll((elements) =>
        elements.flatMap((element) =>
          ['href', 'src', 'action', 'formaction'].flatMap((name) => element.getAttribute(name) ?? []),
        ),
      )
    // Each element is pointed at, opened, entered and left, as far as it has anything to say to that.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        for (const type of ['mouseover', 'focus', 'toggle', 'animationend', 'error', 'load', 'click'])
          if (!(element instanceof HTMLAnchorElement && type === 'click'))
            element.dispatchEvent(new Event(type, { bubbles: true }))
      }
    })
    for (let key = 0; key < 20; key += 1) await page.keyboard.press('Tab')
    // What was asked for while it was loaded has been answered, and what that would run has run.
    await page.waitForLoadState('networkidle')
    const ran = await page.evaluate(() => ((window as { ran?: string[] }).ran ?? []) as string[])
    return { ran, dialogs, requests, addresses, text: (await page.locator('body').textContent()) ?? '' }
  } finally {
    await browser.close()
  }
}

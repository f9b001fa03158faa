import type { Page } from '@playwright/test'

/** Between the results of one letter and the next letter, in milliseconds: a quick typist. */
const PAUSE = 60

declare global {
  /** Of the last key: milliseconds from the key to the frame that shows its results; null until then. */
  var paintedAfter: number | null
  var waitForQuery: (query: string) => void
}

/**
 * Watches a page from inside. The clock starts with the timestamp of the `keydown` event, which the browser takes when the key reaches it. Results are
 * there when the page names the query it answers, and every result in sight has its marks. The clock stops in the first task after the frame in
 * which that was so: then the frame has been handed on to be shown.
 */
function watchPage(): void {
  let pressed = 0
  let awaited: string | null = null
  document.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp
    },
    true,
  )

  function isShown(query: string): boolean {
    const main = document.querySelector('main')
    if (main?.textContent?.includes(`“${query}”`) !== true) return false
    return [...main.querySelectorAll('[data-result]')].every((result) => {
      const { top, bottom } = result.getBoundingClientRect()
      return bottom < 0 || top > innerHeight || result.querySelector('mark') !== null
    })
  }
  function afterFrame(work: () => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = work
      port2.postMessage(null)
    })
  }
  function look(): void {
    if (awaited === null || !isShown(awaited)) return
    awaited = null
    const from = pressed
    afterFrame(() => {
      globalThis.paintedAfter = performance.now() - from
    })
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  globalThis.paintedAfter = null
  globalThis.waitForQuery = (query) => {
    globalThis.paintedAfter = null
    awaited = query
  }
}

/** Types each query letter by letter with the keys of the keyboard, waits for the results of each letter, and gives the milliseconds each took. */
export async function typeQueries(page: Page, queries: readonly string[]): Promise<number[]> {
  const times: number[] = []
  const box = page.getByRole('searchbox')
  await page.evaluate(watchPage)
  await box.focus()
  for (const query of queries) {
    await box.press('ControlOrMeta+a')
    await box.press('Delete')
    await page.waitForTimeout(3 * PAUSE)
    let typed = ''
    for (const letter of query) {
      typed += letter
      await page.evaluate((awaited) => globalThis.waitForQuery(awaited), typed)
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      await page.waitForFunction(() => globalThis.paintedAfter !== null, undefined, { polling: 10, timeout: 30_000 })
      times.push((await page.evaluate(() => globalThis.paintedAfter)) ?? Number.NaN)
      await page.waitForTimeout(PAUSE)
    }
  }
  return times
}

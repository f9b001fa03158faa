import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goTo } from './notes.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** Where the pictures of the documents are. */
export const images = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'images')

/**
 * @param {Page} page
 * @param {string} name
 */
export async function picture(page, name) {
  // Nothing is still on its way: a note, an answer, a letter shape.
  await page.getByText('Saving…').waitFor({ state: 'hidden' })
  await page.waitForFunction(() => document.querySelector('[class*=working]') === null && document.fonts.status === 'loaded')
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' })
  console.log(`docs/images/${name}.png`)
}

/**
 * Goes to an address and waits for words of it.
 * @param {Page} page
 * @param {string} address
 * @param {string | RegExp} words
 */
export async function open(page, address, words) {
  await goTo(page, address)
  await page.getByRole('main').getByText(words).first().waitFor()
}

import { NOW } from './program.mjs'
import { open, picture } from './view.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** What the pictures of the search show: a search with results of each kind, in several places. */
export const SEARCH = 'risk assessment'
const RESULTS = `/v3/search?q=${encodeURIComponent(SEARCH)}`

/**
 * The answers that a search can give, from an ordinary one to none.
 * @param {Page} page
 */
export async function answers(page) {
  await open(page, RESULTS, /results for/)
  await picture(page, 'search')
  await open(page, '/v3/search?q=assesment', 'Nothing is written')
  await picture(page, 'search-corrected')
  await open(page, `/v3/search?q=${encodeURIComponent('(risk assessment')}`, /results? for/)
  await picture(page, 'search-fault')
  await open(page, '/v3/search?q=encryption+fraud', 'Nothing found')
  await picture(page, 'search-nothing')
}

/**
 * A result, opened from the list, with all of them beside the text.
 * @param {Page} page
 * @param {string} name
 */
export async function openedResult(page, name) {
  await open(page, RESULTS, /results for/)
  await page
    .getByRole('main')
    .getByRole('link', { name: /^para\. 12/ })
    .click()
  await page.getByText(/^Hit \d/).waitFor()
  await picture(page, name)
}

/**
 * Searches at a time of its own, by which the log puts it in order.
 * @param {Page} page
 * @param {string} text
 * @param {number} minutes after the time of the other pictures
 */
async function search(page, text, minutes) {
  await page.clock.setFixedTime(new Date(NOW.getTime() + minutes * 60_000))
  const box = page.getByRole('searchbox')
  await box.fill(text)
  await page.getByText(`for “${text.trim()}”`).first().waitFor()
  await box.press('Enter')
}

/**
 * What is kept of searching: kept searches, the log, other words.
 * @param {Page} page
 */
export async function keptSearches(page) {
  await search(page, '"we apologise"', 2)
  await search(page, 'E2EE', 5)
  await picture(page, 'search-other-words')
  await search(page, 'Zuckerberg', 9)
  await page.getByRole('button', { name: 'Keep this search' }).click()
  await page.getByRole('link', { name: 'Kept under Searches' }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await open(page, '/v3/searches', 'Kept searches')
  await picture(page, 'searches')
  await page.getByRole('main').getByRole('button', { name: 'Save as a record…' }).click()
  await page.getByRole('dialog').waitFor()
  await picture(page, 'search-record')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Other words for the same thing' }).evaluate((part) => part.scrollIntoView())
  await picture(page, 'other-words')
  await open(page, '/v3/searches/compare?q=Zuckerberg&with=v1', 'Only in edition v1')
  await picture(page, 'compare-search')
}

/** @typedef {import('@playwright/test').Page} Page */

const STATEMENT = 'hope-for-children-statement'
const ARTICLE = 'news-article-2021-10-14'

/**
 * What a person might note on these sources. `at` is a position in the passage, in code points of the text; the sentence around it is
 * selected.
 */
const notes = [
  {
    source: STATEMENT,
    at: 4330,
    colour: 'Highlight in orange',
    text: 'The request concerns a **risk assessment**, not encryption as such.',
    tags: ['encryption'],
  },
  {
    source: STATEMENT,
    at: 453,
    colour: 'Highlight in yellow',
    text: 'The statement also says “59 signatories”, and lists 51. Quote the list, not the number.',
    tags: ['figures', 'check'],
  },
  {
    source: STATEMENT,
    at: 3330,
    colour: 'Highlight in green',
    text: 'The third demand, in one sentence.',
    tags: ['risk assessment'],
  },
  { source: STATEMENT, at: 1150, colour: 'Highlight in blue', text: '', tags: [] },
  {
    source: ARTICLE,
    at: 1050,
    colour: 'Highlight in pink',
    text: 'The only answer of the company in this article. Look for a fuller one.',
    tags: ['answer', 'check'],
  },
]

/**
 * Writes the notes as a person without a mouse does.
 * @param {Page} page
 */
export async function writeNotes(page) {
  for (const { source, at, colour, text, tags } of notes) {
    await goTo(page, `/v3/source/${source}?passage=${at}-${at + 1}`)
    await selectSentence(page)
    await page.getByRole('button', { name: colour }).click()
    const card = page.locator('[data-note]').filter({ has: page.getByRole('button', { name: 'Write a note' }) })
    if (text === '') continue
    await card.getByRole('button', { name: 'Write a note' }).last().click()
    await page.getByRole('textbox', { name: /^Note/ }).fill(text)
    for (const tag of tags) {
      await page.getByRole('combobox', { name: 'Tags' }).fill(tag)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await page.getByText('Saved', { exact: true }).waitFor()
}

/**
 * Selects the sentence that the address points into.
 * @param {Page} page
 */
export async function selectSentence(page) {
  await page.getByRole('region', { name: 'Text of the source' }).focus()
  await page.keyboard.press('s')
  await page.getByText(/^Selecting with the keyboard\./).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('toolbar', { name: 'What to do with the selected passage' }).waitFor()
}

/**
 * Follows an address of the program.
 * @param {Page} page
 * @param {string} address
 */
export async function goTo(page, address) {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, address)
}

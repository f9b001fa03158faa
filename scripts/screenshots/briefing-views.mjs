import { open, picture } from './view.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const QUOTED = 'This position should be reversed to ensure the impact on children’s rights to privacy and safety are understood.'

/** A file as a colleague might send it: one quotation as it is, one with a word changed, one that nobody wrote. */
const RECEIVED = `# For the committee

> ${QUOTED}

The statement says that “This position must be reversed to ensure the impact on children’s rights to privacy and safety are understood”, and that
“Facebook has promised to publish all of its research within a year”. It has 59 signatories.
`

/**
 * Composing a briefing, exporting it, and verifying one that came from elsewhere. The notes have been written.
 * @param {Page} page
 */
export async function briefings(page) {
  await open(page, '/v3/briefings', 'No briefing yet')
  await picture(page, 'briefings-empty')
  await page.getByRole('button', { name: 'Make the first briefing' }).click()
  const starting = page.getByRole('dialog', { name: 'New briefing' })
  await starting.getByRole('textbox', { name: 'Title' }).fill('For the committee')
  await starting.getByRole('radio', { name: 'By source' }).check()
  await picture(page, 'briefing-new')
  await starting.getByRole('button', { name: 'Make the briefing' }).click()
  await page.getByRole('button', { name: 'Add text' }).click()
  await page.keyboard.type('The letter has 59 signatories.')
  const main = page.getByRole('main')
  await main.getByRole('region', { name: 'Preview' }).getByText('The letter has 59 signatories.').waitFor()
  await main.getByText('To look at: 1').waitFor()
  await main.evaluate((element) => element.scrollTo(0, 0))
  await picture(page, 'briefing')
  await main.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('dialog', { name: 'Export the briefing' }).getByText('Nothing is replaced without a copy').waitFor()
  await picture(page, 'briefing-export')
  await page.keyboard.press('Escape')
  await open(page, '/v3/verify', 'Verify a briefing')
  await main
    .locator('input[type=file]')
    .setInputFiles({ name: 'For the committee.md', mimeType: 'text/markdown', buffer: Buffer.from(RECEIVED) })
  await main.getByText('Not in this archive').first().waitFor()
  await picture(page, 'verify')
  await open(page, '/v3/templates', 'Templates')
  await page.getByRole('button', { name: 'Make a template from “Press briefing”' }).click()
  await page.getByRole('region', { name: 'Preview' }).getByText('Notes to editors').waitFor()
  await picture(page, 'templates')
}

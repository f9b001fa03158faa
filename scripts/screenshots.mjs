// Makes the pictures in docs/images: `npm run screenshots`. Starts the program on a fresh profile and goes through its views.
import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { briefings } from './screenshots/briefing-views.mjs'
import { selectSentence, writeNotes } from './screenshots/notes.mjs'
import { startProgram } from './screenshots/program.mjs'
import { answers, keptSearches, openedResult, SEARCH } from './screenshots/search-views.mjs'
import { images, open, picture } from './screenshots/view.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const statement = 'hope-for-children-statement'
const reader = `/v3/source/${statement}?at=b5`

/** @param {Page} page */
async function emptyViews(page) {
  await open(page, '/v3', 'Put this away')
  await picture(page, 'welcome')
  await page.getByRole('button', { name: 'Put this away' }).click()
  await page.getByRole('heading', { name: 'What you can do here' }).waitFor({ state: 'hidden' })
  await picture(page, 'campaign')
  await open(page, '/v3/letter', 'Not in this archive')
  await picture(page, 'letter')
  await open(page, '/v3/statements', 'numbered paragraphs')
  await picture(page, 'statements')
  await open(page, '/v3/coverage', 'Untitled article')
  await picture(page, 'coverage')
  await open(page, '/v1/coverage', 'This edition holds no press coverage.')
  await picture(page, 'older-edition')
  await open(page, '/v3/signatories', 'Barnardo')
  await picture(page, 'signatories')
  await open(page, '/v3/recommendations', 'Recommendation 1')
  await picture(page, 'recommendations')
  await open(page, '/v3/notes', 'You have no notes yet')
  await picture(page, 'notes-empty')
  await open(page, '/v3/settings', 'Appearance')
  await picture(page, 'settings')
  await page.getByText('High contrast').click()
  await picture(page, 'settings-contrast')
  await page.getByText('As the system').click()
  await open(page, '/v3/help', 'Keys and help')
  await picture(page, 'help')
  await open(page, '/v3/editions', 'Check every file')
  await page.getByRole('button', { name: 'Check every file' }).click()
  await page.getByText('All well').waitFor()
  await picture(page, 'editions')
  await open(page, '/v3/claims', 'Claims')
  await picture(page, 'claims')
  await open(page, '/v3/compare?with=v1', 'Compare editions')
  await picture(page, 'compare-editions')
  await open(page, reader, 'Around 60 organisations')
  await picture(page, 'reader-empty')
}

/**
 * What keeps notes and brings them to others. Of the backups only the dialog: the page names the folder of this profile.
 * @param {Page} page
 */
async function keeping(page) {
  await open(page, '/v3/notes', 'Notes')
  const card = page.getByRole('article').filter({ hasText: 'The third demand, in one sentence.' })
  await card.getByRole('button', { name: 'Edit' }).click()
  await page
    .getByRole('textbox', { name: /^Note/ })
    .fill('The third demand, in one sentence. Ask whether an assessment was published.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Saved', { exact: true }).waitFor()
  await page
    .getByRole('article')
    .filter({ hasText: 'Ask whether an assessment was published.' })
    .getByRole('button', { name: /^More for the note/ })
    .click()
  await page.getByRole('menuitem', { name: 'Versions…', exact: true }).click()
  await page.getByRole('dialog').getByText('as it is now').waitFor()
  await picture(page, 'versions')
  await page.keyboard.press('Escape')
  await open(page, '/v3/colleagues', 'Shared folder')
  await picture(page, 'colleagues')
  await open(page, '/v3/backups', 'Back up now')
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).waitFor()
  await page.getByRole('dialog').screenshot({ path: join(images, 'restore.png'), animations: 'disabled' })
  await page.keyboard.press('Escape')
}

/** @param {Page} page */
async function fullViews(page) {
  await open(page, reader, 'Around 60 organisations')
  await picture(page, 'reader')
  await open(page, `/v3/source/${statement}?passage=4150-4151`, 'Around 60 organisations')
  await selectSentence(page)
  await picture(page, 'selecting')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: /^Note/ }).fill('In May 2021, by the date of the article. Which resolution was it?')
  await picture(page, 'writing')
  await page.keyboard.press('Control+Enter')
  await open(page, '/v3/notes', 'Notes')
  await page.getByText('Quote the list, not the number.').waitFor()
  await picture(page, 'notes')
  await open(page, '/v3/tags', 'Tags')
  await picture(page, 'tags')
  await open(page, '/v3/notes', 'Notes')
  await page.getByRole('main').getByRole('button', { name: 'Save as Markdown…' }).click()
  await page.getByRole('dialog').getByText('edition_sha512').waitFor()
  await picture(page, 'export')
  await page.keyboard.press('Escape')
  await keeping(page)
  await answers(page)
  await openedResult(page, 'hits')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await picture(page, 'actions')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await picture(page, 'keys')
  await page.keyboard.press('Escape')
  await keptSearches(page)
}

const work = await mkdtemp(join(tmpdir(), 'campaign-archive-pictures-'))
const folders = { root, profile: join(work, 'profile'), browserData: join(work, 'browser') }

/**
 * @param {(page: Page) => Promise<void>} views
 * @param {import('./screenshots/program.mjs').Look} [look]
 * @param {string} [archive]
 */
async function inProgram(views, look, archive) {
  const running = await startProgram({ ...folders, ...(archive === undefined ? {} : { archive }) }, look)
  try {
    await views(running.page)
  } finally {
    await running.stop()
  }
}

/** @param {string} archive The folder of a copy. */
async function alterStatement(archive) {
  const { manifest, versions } = JSON.parse(await readFile(join(archive, 'inventory.json'), 'utf8'))
  const paths = Object.entries(versions.v3.state).find(([, names]) => names.includes(`sources/${statement}/text.txt`))
  await appendFile(join(archive, manifest[paths?.[0] ?? ''][0]), 'One more line.\n')
}

try {
  await mkdir(images, { recursive: true })
  await inProgram(async (page) => {
    await emptyViews(page)
    await writeNotes(page)
    await fullViews(page)
  })
  await inProgram(
    async (page) => {
      await open(page, '/v3', 'What you can do here')
      await picture(page, 'campaign-dark')
      await open(page, reader, 'Around 60 organisations')
      await picture(page, 'reader-dark')
      await open(page, `/v3/search?q=${encodeURIComponent(SEARCH)}`, /results for/)
      await picture(page, 'search-dark')
    },
    { dark: true },
  )
  await inProgram(
    async (page) => {
      await open(page, `/v3/source/${statement}?beside=v3.news-article-2021-10-14`, 'Around 60 organisations')
      await page.getByText('Close this text').waitFor()
      await picture(page, 'beside')
    },
    { width: 1440, height: 900 },
  )
  await inProgram(briefings, { width: 1440, height: 900 })
  await inProgram((page) => openedResult(page, 'hits-beside'), { width: 1440, height: 900 })
  await inProgram((page) => openedResult(page, 'hits-beside-dark'), { width: 1440, height: 900, dark: true })
  await inProgram(
    async (page) => {
      await open(page, reader, 'Around 60 organisations')
      await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
      await picture(page, 'narrow')
      await page.getByRole('button', { name: /^(Show|Hide) notes$/ }).click()
      await picture(page, 'narrow-notes')
      await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
      await page.getByRole('button', { name: 'Show or hide the list of parts' }).click()
      await page.getByRole('navigation').waitFor()
      await picture(page, 'narrow-parts')
      await page.getByRole('button', { name: 'Show or hide the list of parts' }).click()
      await open(page, `/v3/search?q=${encodeURIComponent(SEARCH)}`, /results for/)
      await picture(page, 'search-narrow')
    },
    { width: 600 },
  )
  // A window of 1280 by 800 at 200 % zoom has room for half as much, drawn twice as large.
  await inProgram(
    async (page) => {
      await open(page, reader, 'Around 60 organisations')
      await picture(page, 'zoomed')
    },
    { width: 640, height: 400, scale: 2 },
  )
  const altered = join(work, 'altered')
  await cp(join(root, 'resources', 'archive'), altered, { recursive: true })
  await alterStatement(altered)
  await inProgram(
    async (page) => {
      await open(page, `/v3/source/${statement}`, 'This source cannot be shown as genuine')
      await picture(page, 'altered-source')
    },
    {},
    altered,
  )
  await inProgram(
    async (page) => {
      await page.getByText('The archive cannot be read').waitFor()
      await picture(page, 'archive-missing')
    },
    {},
    join(work, 'no-archive'),
  )
} finally {
  await rm(work, { recursive: true, force: true, maxRetries: 5 })
}

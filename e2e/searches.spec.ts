import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'

/** Searches as a person does who means it: the words, then Enter. */
async function searchFor({ frame, search }: Pages, words: string, total: number): Promise<void> {
  await frame.searchBox.fill(words)
  await search.expectTotal(total)
  await frame.searchBox.press('Enter')
}

test('a search that is kept is found again after a restart, can be renamed, removed and brought back', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  await searchFor(pages, 'encryption', 2)
  await pages.searches.keep.click()
  await expect(page.getByText('The search “encryption” is kept under Searches')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kept under Searches' })).toBeVisible()
  await expect(pages.frame.saved).toBeVisible()

  const { frame, searches } = pagesOf(await program.restart())
  await frame.open('Searches')
  const kept = searches.keptNamed('encryption')
  await expect(kept).toContainText('2 results on')
  await kept.getByRole('button', { name: 'Rename' }).click()
  await searches.page.getByRole('textbox', { name: 'Name' }).fill('What they say of encryption')
  await searches.page.keyboard.press('Enter')
  const renamed = searches.keptNamed('What they say of encryption')
  await expect(renamed).toContainText('Search: encryption')
  await expect(renamed.getByRole('button', { name: 'Rename' })).toBeFocused()
  await renamed.getByRole('button', { name: 'Remove' }).click()
  await expect(searches.page.getByText('You have kept no searches yet')).toBeVisible()
  await frame.undo.click()
  await renamed.getByRole('link', { name: 'Open the search' }).click()
  await expect(frame.searchBox).toHaveValue('encryption')
})

test('a search is kept by its key', async ({ page }) => {
  const pages = pagesOf(page)
  await searchFor(pages, 'encryption', 2)
  // Enter has gone to the first result: a plain key is heard there.
  await expect(pages.frame.searchBox).not.toBeFocused()
  await page.keyboard.press('k')
  await expect(page.getByText('The search “encryption” is kept under Searches')).toBeVisible()
  await pages.frame.open('Searches')
  await expect(pages.searches.kept).toHaveCount(1)
})

test('the log holds a search that came to rest, and is written down as a record', async ({ page, program }) => {
  const pages = pagesOf(page)
  const { frame, search, searches } = pages
  await searchFor(pages, 'encryption', 2)
  await search.results.first().click()
  await frame.searchBox.fill('"we apologise"')
  await expect(page.getByRole('paragraph').filter({ hasText: 'Nothing found for “"we apologise"”' })).toBeVisible()
  await frame.searchBox.press('Enter')
  // Nobody means the letters on the way to a word.
  await frame.open('Searches')
  await expect(searches.logged).toHaveCount(2)
  const [none, some] = [searches.logged.nth(0), searches.logged.nth(1)]
  await expect(none.getByRole('cell').nth(3)).toHaveText('0')
  await expect(some.getByRole('rowheader')).toHaveText('encryption')
  await expect(some.getByRole('cell').last()).toContainText('para.')

  await searches.find.fill('apolog')
  await expect(searches.logged).toHaveCount(1)
  await searches.save.click()
  await searches.record.getByRole('textbox', { name: 'Author' }).fill('A. Person')
  await expectAccessible(page, 'saving a record')
  const markdown = await readFile(await program.saveFile(() => searches.saveRecord.click()), 'utf8')
  expect(markdown).toContain('author: "A. Person"')
  expect(markdown).toMatch(/\| 1 \| \d{4}-\d\d-\d\dT[\d:.]+Z \| "we apologise" \| "we apologise" \|.*\| v3 \| 0 \| 0 \| none \|/)
  expect(markdown).toMatch(/v3: SHA-512 [0-9a-f]{128}/)
  expect(markdown).not.toContain('encryption')

  await searches.record.getByText('Table (CSV)').click()
  const csv = await readFile(await program.saveFile(() => searches.saveRecord.click()), 'utf8')
  expect(csv.split('\r\n')[1]).toContain('"""we apologise"""')
})

test('a log that is switched off stays as it is, and removed entries come back by Undo', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, searches } = pages
  await searchFor(pages, 'encryption', 2)
  await frame.open('Searches')
  await expect(searches.logged).toHaveCount(1)
  await searches.logOn.uncheck({ force: true })
  await expect(page.getByText('The log is switched off.')).toBeVisible()
  await searchFor(pages, 'Zuckerberg -encryption ', 7)
  await pages.search.results.first().click()
  await frame.open('Searches')
  await expect(searches.logged).toHaveCount(1)

  await searches.log.getByRole('checkbox', { name: 'Choose all shown' }).check({ force: true })
  await searches.log.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No search is on record yet')).toBeVisible()
  await frame.undo.click()
  await expect(searches.logged).toHaveCount(1)
})

test('other words are found and named, can be switched off, added, refused with the reason and removed', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, searches } = pages
  await frame.open('Searches')
  await expect(searches.groups).toHaveCount(2)
  await searches.addWords.click()
  await expect(searches.wordsField).toBeFocused()
  await searches.wordsField.fill('alone')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(
    'A group needs two words or more: the word, and another one for the same thing.',
  )
  await searches.wordsField.fill('csam; pictures')
  await searches.saveWords.click()
  await expect(page.getByRole('alert')).toContainText('“csam” stands in another group already')
  await searches.wordsField.fill('scrambling; encryption')
  await searches.saveWords.click()
  await expect(searches.groups).toHaveCount(3)
  await expect(searches.addWords).toBeFocused()

  await frame.searchBox.fill('scrambling ')
  await pages.search.expectTotal(2)
  await expect(pages.search.main.getByText('“encryption”')).toBeVisible()
  await frame.open('Searches')
  await searches.group('“scrambling”, “encryption”').uncheck({ force: true })
  await frame.searchBox.fill('scrambling ')
  await expect(page.getByRole('paragraph').filter({ hasText: 'Nothing found for' })).toBeVisible()

  await frame.open('Searches')
  await searches.words.getByRole('button', { name: 'Remove “scrambling”, “encryption”' }).click()
  await expect(searches.groups).toHaveCount(2)
  await frame.undo.click()
  await expect(searches.groups).toHaveCount(3)
})

test('a search is run on another edition, and what only one has is shown', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, searches } = pages
  await searchFor(pages, 'Zuckerberg', 7)
  await searches.keep.click()
  await frame.open('Searches')
  await searches.keptNamed('Zuckerberg').getByRole('link', { name: 'Run on another edition' }).click()
  await expect(frame.heading).toHaveText('The same search in two editions')
  await page.getByRole('combobox', { name: 'Compared with edition' }).selectOption('v1')
  const rows = page.getByRole('table', { name: 'How much was found' }).locator('tbody').getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('heading', { name: /^Only in edition v3: \d+ results?$/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Only in edition v1: 0 results' })).toBeVisible()
  await expectAccessible(page, 'a search in two editions')
  await page.getByRole('combobox', { name: 'Compared with edition' }).selectOption('v2')
  await expect(page.getByText('Both editions give the same results.')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('nothing keeps a person out of what is kept of searching, empty or full', async ({ page }) => {
      const pages = pagesOf(page)
      await pages.frame.open('Searches')
      await expect(page.getByText('No search is on record yet')).toBeVisible()
      await expectAccessible(page, 'searches, empty')
      await searchFor(pages, 'encryption', 2)
      await pages.searches.keep.click()
      await pages.frame.open('Searches')
      await expect(pages.searches.logged).toHaveCount(1)
      await expectAccessible(page, 'searches, full')
      await pages.searches.addWords.click()
      await page.keyboard.press('Enter')
      await expectAccessible(page, 'searches, a group that is refused')
    })
  })
}

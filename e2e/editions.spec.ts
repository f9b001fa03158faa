import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { digestOfEdition } from './support/archive-files.ts'
import { article, articleTitle, passages, statement } from './support/sources.ts'

test('lists the editions with their digests, and checks every file', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.open('Editions')
  const editions = page
    .getByRole('main')
    .getByRole('list')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
  await expect(editions).toHaveCount(3)
  await expect(editions.nth(0)).toContainText(await digestOfEdition('v3'))
  await expect(editions.nth(1)).toContainText(await digestOfEdition('v2'))
  await expect(editions.nth(2)).toContainText(await digestOfEdition('v1'))
  await page.getByRole('button', { name: 'Check every file' }).click()
  await expect(page.getByText(/^All well: \d+ files \(.+\) match their digests\.$/)).toBeVisible()
})

test('an older edition is read as such', async ({ page }) => {
  const { frame, search } = pagesOf(page)
  const older = frame.banner('You are reading edition v1. The current edition is v3.')
  await frame.edition.selectOption('v1')
  await expect(older).toBeVisible()

  await frame.open('Coverage')
  await expect(page.getByText('This edition holds no press coverage.')).toBeVisible()
  await frame.goTo(`/v1/source/${article}`)
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
  await frame.searchBox.fill('misrepresentation')
  await expect(page.getByRole('paragraph').filter({ hasText: 'Nothing found for “misrepresentation”' })).toBeVisible()
  await expect(page.getByText('“misrepresentation” is not written anywhere in this edition or in your notes.')).toBeVisible()

  await older.getByRole('link', { name: 'Read edition v3' }).click()
  await expect(older).toBeHidden()
  await frame.searchBox.fill('misrepresentation')
  await expect(search.group(articleTitle)).toHaveCount(1)
})

test('a note made in v1 stands at the same words in v2', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v1/source/${statement}`)
  await reader.highlight(passages.research, 'purple')
  await expect(frame.saved).toBeVisible()
  await frame.edition.selectOption('v3')
  await expect(frame.banner('You are reading edition')).toBeHidden()
  await expect.poll(() => reader.painted('note-purple')).toEqual([passages.research])
  await expect(cardOn(page, passages.research).card.getByRole('note')).toHaveCount(0)
})

test('a note whose source is not in the older edition leads to the edition that has it', async ({ page }) => {
  const { frame, reader, notes } = pagesOf(page)
  await frame.goTo(`/v3/source/${article}`)
  await reader.highlight(passages.dismissed, 'orange')
  await expect(frame.saved).toBeVisible()
  await frame.goTo('/v1/notes')
  await expect(notes.cards).toHaveCount(1)
  await page.getByRole('link', { name: 'Read it in edition v3' }).click()
  await expect.poll(() => reader.painted('note-orange')).toEqual([passages.dismissed])
})

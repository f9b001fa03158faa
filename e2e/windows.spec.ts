import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { cardOn, NoteCard } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { article, articleTitle, passages, statement, statementTitle } from './support/sources.ts'

/** The window that the program opens beside the one that is there. */
async function windowOpenedBy(page: Page, action: () => Promise<void>): Promise<Page> {
  const [other] = await Promise.all([page.context().waitForEvent('page', { timeout: 0 }), action()])
  await expect(pagesOf(other).frame.heading).toBeVisible()
  return other
}

test('two sources are read in two windows, and a note or a setting in one is at once in the other @browser-host', async ({
  page,
}) => {
  const first = pagesOf(page)
  await first.frame.goTo(`/v3/source/${statement}`)
  const other = await windowOpenedBy(page, () => page.getByRole('button', { name: 'Open in a new window' }).click())
  const second = pagesOf(other)
  await expect(second.frame.heading).toHaveText(statementTitle)
  await second.frame.goTo(`/v3/source/${article}`)
  await expect(second.frame.heading).toHaveText(articleTitle)
  await expect(first.frame.heading).toHaveText(statementTitle)

  await first.reader.startNote(passages.research)
  await cardOn(page, passages.research).write('Seen in both.')
  await second.frame.open('Notes')
  await expect(other.getByText('Seen in both.')).toBeVisible()

  await second.frame.open('Settings')
  await other.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await other.close()
  await expect(first.frame.heading).toHaveText(statementTitle)
})

/** What stands before the caret. */
const wordsBeforeCaret = (field: Locator) =>
  field.evaluate((element: HTMLTextAreaElement) => element.value.slice(0, element.selectionStart))

test('words that another window saves while a note is open come into its field, around the caret @browser-host', async ({
  page,
}) => {
  const pages = pagesOf(page)
  await page.clock.install()
  await page.goto(`${new URL(page.url()).origin}/#/v3/source/${statement}`)
  await pages.reader.startNote(passages.choices)
  const mine = new NoteCard(page.getByRole('article').first())
  await mine.write('Theirs\n\nMine\n\nTheirs too')
  await expect(pages.frame.saved).toBeVisible()
  await pages.frame.open('Notes')
  const other = await page.context().newPage()
  await other.goto(`${new URL(page.url()).origin}/#/v3/notes`)
  const theirs = new NoteCard(other.getByRole('article').first())
  await theirs.edit()
  await mine.edit()
  await expect(mine.text).toBeVisible()

  // Typed, and not saved before the other window has saved: its tag is seen here, and its words wait.
  await page.clock.pauseAt(Date.now() + 60_000)
  await mine.text.fill('Theirs\n\nMine, typed\n\nTheirs too')
  await mine.text.evaluate((element: HTMLTextAreaElement) => {
    const end = element.value.indexOf('typed') + 'typed'.length
    element.setSelectionRange(end, end)
  })
  await theirs.text.fill('Theirs, changed\n\nMine\n\nTheirs too, changed')
  await theirs.tagField.fill('theirs')
  await theirs.tagField.press('Enter')
  await expect(pagesOf(other).frame.saved).toBeVisible()
  await expect(mine.card).toContainText('theirs')
  await expect(mine.text).toHaveValue('Theirs\n\nMine, typed\n\nTheirs too')
  await page.clock.resume()

  const both = 'Theirs, changed\n\nMine, typed\n\nTheirs too, changed'
  await expect(mine.text).toHaveValue(both)
  await expect(pages.frame.saved).toBeVisible()
  expect(await wordsBeforeCaret(mine.text)).toBe('Theirs, changed\n\nMine, typed')
  await page.keyboard.type(' on')
  await expect(pages.frame.saved).toBeVisible()
  await expect(theirs.text).toHaveValue(both.replace('typed', 'typed on'))
  await mine.text.press('ControlOrMeta+Enter')
  await expect(mine.card).toContainText('Mine, typed on')
  await expect(mine.card).toContainText('Theirs too, changed')
  await other.close()
})

import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
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

import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { passages, statement } from './support/sources.ts'

test('an address in a note is written out and copied, never gone to; one that hides something is only text @browser-host', async ({
  page,
  conduct,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(passages.research)
  const card = cardOn(page, passages.research)
  await card.write(
    'See [the article](https://example.org/a?b=c), not [this](https://bank.example@evil.example/) or [that](http://example.org/).',
  )
  await expect(card.card).toContainText('the article (https://example.org/a?b=c)')
  await expect(card.card.getByRole('button', { name: /^Copy the address/ })).toHaveCount(1)
  await card.card.getByText('the article').click()
  await card.card.getByRole('button', { name: 'Copy the address https://example.org/a?b=c' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied: https://example.org/a?b=c' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://example.org/a?b=c')
  expect(page.context().pages()).toHaveLength(1)
  expect(conduct.requests.filter((address) => address.includes('example'))).toEqual([])
})

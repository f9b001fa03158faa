import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'

test('a new place starts at its top, and going back comes to where one was', async ({ page }) => {
  const { frame } = pagesOf(page)
  const scrolled = () => page.getByRole('main').evaluate((main) => main.scrollTop)
  await frame.open('Signatories')
  await page.getByRole('row', { name: /Kidscape/ }).scrollIntoViewIfNeeded()
  const there = await scrolled()
  expect(there).toBeGreaterThan(300)
  await frame.open('Recommendations')
  await expect(frame.heading).toHaveText('Recommendations')
  expect(await scrolled()).toBe(0)
  await page.goBack()
  await expect(frame.heading).toHaveText('Signatories')
  await expect.poll(scrolled).toBe(there)
})

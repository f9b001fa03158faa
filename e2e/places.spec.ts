import { expect, test } from './fixtures.ts'
import { atRest } from './pages/at-rest.ts'
import { pagesOf } from './pages/pages.ts'

test('a new place starts at its top, and going back comes to where one was', async ({ page }) => {
  const { frame } = pagesOf(page)
  const scrolled = () => page.getByRole('main').evaluate((main) => main.scrollTop)
  await frame.open('Signatories')
  await page.getByRole('row', { name: /Kidscape/ }).scrollIntoViewIfNeeded()
  await expect.poll(scrolled).toBeGreaterThan(300)
  await atRest(page.getByRole('main'))
  const there = await scrolled()
  await frame.open('Recommendations')
  await expect(frame.heading).toHaveText('Recommendations')
  await expect.poll(scrolled).toBe(0)
  await page.goBack()
  await expect(frame.heading).toHaveText('Signatories')
  await expect.poll(scrolled).toBe(there)
})

test('an address that is typed starts at the top of its place', async ({ page }) => {
  const { frame } = pagesOf(page)
  const main = page.getByRole('main')
  const type = (place: string) =>
    page.evaluate((hash) => {
      window.location.hash = hash
    }, place)
  await type('/v3/signatories')
  await page.getByRole('row', { name: /Kidscape/ }).scrollIntoViewIfNeeded()
  await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBeGreaterThan(300)
  await type('/v3/claims')
  await expect(frame.heading).toHaveText('Claims')
  await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBe(0)
})

test.describe('where a file is missing', () => {
  test.use({ allowedErrors: [/settings-page-/] })

  test('a page whose file cannot be had says so in its place, and the others go on @browser-host', async ({ page }) => {
    const { frame } = pagesOf(page)
    // Until the first page is there, the window has no session to be loaded anew with.
    await expect(frame.heading).toBeVisible()
    await page.route('**/assets/settings-page-*.js', (route) => route.abort())
    await page.reload()
    await frame.open('Settings')
    await expect(page.getByRole('alert')).toContainText('This page could not be opened')
    await frame.open('Signatories')
    await expect(frame.heading).toHaveText('Signatories')
    await page.unroute('**/assets/settings-page-*.js')
    await frame.open('Settings')
    await page.getByRole('button', { name: 'Reload the window' }).click()
    await expect(frame.heading).toHaveText('Settings')
  })
})

import { expect, test } from './fixtures.ts'
import { expectAccessible } from './support/axe.ts'

test('starts, shows its window, and asks nothing of any other machine', async ({ page, program, conduct }) => {
  await expect(page).toHaveTitle(/Campaign Archive/)
  await expect(page.getByRole('navigation').first()).toBeVisible()
  expect(conduct.requests.length).toBeGreaterThan(0)
  expect([...conduct.origins]).toEqual([program.origin])
})

test('starts again on the same profile at the same address', async ({ page, program }) => {
  await expect(page.getByRole('navigation').first()).toBeVisible()
  const before = program.origin
  const again = await program.restart()
  await expect(again.getByRole('navigation').first()).toBeVisible()
  expect(program.origin).toBe(before)
})

test('where a browser runs no scripts, the page says that it needs them, and not that it opens anything', async ({
  page,
  program,
}) => {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the window belongs to no browser that could open another page')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const other = await context.newPage()
  await other.goto(program.origin)
  const words = other.locator('noscript p')
  await expect(words).toBeVisible()
  expect(await words.textContent()).toContain('Campaign Archive needs them: allow them for this address')
  await expect(other.getByText('Opening the archive')).toBeHidden()
  await context.close()
})

test.describe('a file that does not come', () => {
  // Chromium says so on the console, whatever a page does.
  test.use({ allowedErrors: [/net::ERR_FAILED/] })

  test('where the program of the window cannot be read, the window says so, and is whole once it can be', async ({ page }) => {
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await page.route(/\/assets\/program-[\w-]+\.js$/, (route) => route.abort())
    await page.reload()
    await expect(page.getByRole('status')).toContainText('This window could not be loaded. Your notes are safe.')
    await page.unroute(/\/assets\/program-[\w-]+\.js$/)
    await page.reload()
    await expect(page.getByRole('navigation').first()).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('opens with nothing that keeps a person out', async ({ page }) => {
      await expect(page.getByRole('navigation').first()).toBeVisible()
      await expectAccessible(page, 'the first view')
    })
  })
}

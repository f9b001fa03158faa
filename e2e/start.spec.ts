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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('opens with nothing that keeps a person out', async ({ page }) => {
      await expect(page.getByRole('navigation').first()).toBeVisible()
      await expectAccessible(page, 'the first view')
    })
  })
}

import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

test('a new profile is shown what can be done, with links into the archive, until it is put away', async ({ page, program }) => {
  const { frame } = pagesOf(page)
  const panel = page.getByRole('region', { name: 'What you can do here' })
  await expect(panel).toBeVisible()
  await expect(panel).toContainText(program.folders.profile)
  await expectAccessible(page, 'the first page')
  await panel.getByRole('link', { name: 'Search every word' }).click()
  await expect(page.locator('[data-result]').first()).toBeVisible()
  await frame.open('Campaign')
  await panel.getByRole('link', { name: 'Mark a passage and write a note' }).click()
  await expect(page).toHaveURL(/\/source\/.*passage=/)
  await frame.open('Campaign')
  await panel.getByRole('button', { name: 'Put this away' }).click()
  await expect(panel).toHaveCount(0)
  const again = await program.restart()
  await expect(again.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(again.getByRole('heading', { name: 'What you can do here' })).toHaveCount(0)
  await again.getByRole('link', { name: 'Keys and help' }).click()
  await again.getByRole('main').getByRole('link', { name: 'What you can do here' }).click()
  await expect(again.getByRole('heading', { level: 1, name: 'What you can do here' })).toBeVisible()
})

test('who has a note is not shown it', async ({ page, program }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  await expect(frame.saved).toBeVisible()
  const again = await program.restart()
  const after = pagesOf(again)
  await after.frame.open('Notes')
  await expect(after.notes.cards).toHaveCount(1)
  await after.frame.open('Campaign')
  await expect(again.getByRole('heading', { name: 'Opened last' })).toBeVisible()
  await expect(again.getByRole('region', { name: 'What you can do here' })).toHaveCount(0)
})

test('the help is searched by words, keys included', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.open('Keys and help')
  await page.getByRole('textbox', { name: 'Search the help and the keys' }).fill('backup')
  await expect(page.getByText('Keep and restore backups')).toBeVisible()
  await expect(page.getByText('Read a source', { exact: true })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Search the help and the keys' }).fill('undo')
  await expect(page.getByText(/^Ctrl\+Z$|^⌘Z$/).first()).toBeVisible()
  await expectAccessible(page, 'the help, searched')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('F1')
  await expect(frame.keys).toBeVisible()
})

test('what was opened last can be opened again, forgotten, and turned off', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await frame.open('Campaign')
  const recent = page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Opened last' }) })
  await expect(recent.getByRole('link')).toHaveCount(1)
  await frame.open('Settings')
  await page.getByRole('button', { name: 'Forget what was opened' }).click()
  await frame.open('Campaign')
  await expect(page.getByRole('heading', { name: 'Opened last' })).toHaveCount(0)
  await frame.open('Settings')
  await page.getByText('List the sources and briefings that were opened last').click()
  await frame.goTo(`/v3/source/${statement}`)
  await frame.open('Campaign')
  await expect(page.getByRole('heading', { name: 'Opened last' })).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('high contrast can be chosen, and is accessible', async ({ page }) => {
      const { frame } = pagesOf(page)
      await frame.open('Settings')
      await page.getByText('High contrast').click()
      await expectAccessible(page, 'settings in high contrast')
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      expect(ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)')
      await frame.goTo(`/v3/source/${statement}`)
      await expect(page.getByText(passages.research).first()).toBeVisible()
      await expectAccessible(page, 'a source in high contrast')
    })
  })
}

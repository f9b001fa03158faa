import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { templatesPage } from './pages/templates-page.ts'
import { expectAccessible } from './support/axe.ts'

test('a template with a mistake says its line, and shows what it makes once it is mended', async ({ page, program }) => {
  const { frame } = pagesOf(page)
  const templates = templatesPage(page)
  await templates.open()
  await templates.make('Press briefing')
  await expect(templates.text('Press briefing')).toBeVisible()
  await expect(templates.preview).toContainText('Notes to editors')

  await templates.text('Press briefing').fill('# {{ document.title }}\n\n{{ document.titel }}\n')
  const fault = page.getByRole('alert')
  await expect(fault).toContainText('Line 3, column 4')
  await expect(fault).toContainText('There is nothing called “document.titel” here.')
  await expectAccessible(page, 'a template with a mistake')
  await fault.getByRole('button', { name: 'Go to line 3' }).click()
  await expect(templates.text('Press briefing')).toBeFocused()

  await templates.text('Press briefing').fill('{% for i in (1..100000000) %}{% endfor %}')
  await expect(fault).toContainText('a loop or a list here is too long')
  await templates.text('Press briefing').fill('# {{ document.title }}\n\n{{ archive.edition }}\n')
  await expect(templates.preview).toContainText('# A sample briefing')
  await expect(fault).toBeHidden()
  await expect(frame.saved).toBeVisible()
  await expectAccessible(page, 'a template and its preview')

  const again = await program.restart()
  const after = templatesPage(again)
  await after.open()
  await expect(after.text('Press briefing')).toHaveValue('# {{ document.title }}\n\n{{ archive.edition }}\n')
})

test('a template is renamed, removed and brought back', async ({ page }) => {
  const { frame } = pagesOf(page)
  const templates = templatesPage(page)
  await templates.open()
  await templates.make('Short list of quotations')
  await page.getByRole('button', { name: 'Rename the template “Short list of quotations”' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Our house style')
  await page.keyboard.press('Enter')
  await expect(templates.text('Our house style')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the template “Our house style”' }).click()
  await expect(page.getByText('You have no templates yet')).toBeVisible()
  await frame.undo.click()
  await expect(templates.text('Our house style')).toBeVisible()
})

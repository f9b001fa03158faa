import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { ExportBriefingDialog } from './pages/export-briefing-dialog.ts'
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

test('a briefing is exported by a template, and a template with a mistake writes nothing', async ({ page, folders }) => {
  const { frame, briefings } = pagesOf(page)
  const templates = templatesPage(page)
  await templates.open()
  await templates.make('Short list of quotations')
  const text = templates.text('Short list of quotations')
  await text.fill('{{ document.titel }}')
  await expect(page.getByRole('alert')).toContainText('Line 1')
  await expect(frame.saved).toBeVisible()
  await frame.open('Briefings')
  await briefings.start('For the committee', 'An empty outline')
  const exporting = new ExportBriefingDialog(page)
  await exporting.open.click()
  await exporting.format.selectOption('Your template “Short list of quotations”')
  await expect(exporting.error).toContainText('There is nothing called “document.titel” here.')
  await exporting.dialog.getByRole('link', { name: 'Make or change your own templates' }).click()
  await text.fill('{{ document.title }}, edition {{ archive.edition }}\n')
  await expect(templates.preview).toContainText('edition v3')
  await expect(frame.saved).toBeVisible()

  await frame.open('Briefings')
  await page.getByRole('link', { name: 'For the committee' }).click()
  const folder = join(folders.root, 'briefings')
  await mkdir(folder)
  await exporting.open.click()
  await exporting.format.selectOption('Your template “Short list of quotations”')
  await exporting.lookInto(folder)
  await expect(exporting.plan).toContainText('New file')
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('1 file was written')
  expect(await readFile(join(folder, 'For the committee.md'), 'utf8')).toBe('For the committee, edition v3\n')
})

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { ExportBriefingDialog } from './pages/export-briefing-dialog.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

/** A briefing of a heading, a quotation with its comment, and a text. */
async function compose({ page, frame, reader, briefings }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('Was it ever shared?', [])
  await expect(frame.saved).toBeVisible()
  await frame.open('Briefings')
  await briefings.start('For the committee', 'By source')
  await expect(briefings.parts).toHaveCount(2)
  await briefings.addText.click()
  await page.keyboard.type('They ask for research.')
  await expect(briefings.preview.getByText('They ask for research.')).toBeVisible()
  await expect(frame.saved).toBeVisible()
}

test('a briefing is exported, edited on the disk, changed in the program and exported again: both versions are kept', async ({
  page,
  folders,
}) => {
  const pages = pagesOf(page)
  await compose(pages)
  const folder = join(folders.root, 'briefings')
  await mkdir(folder)
  const exporting = new ExportBriefingDialog(page)
  await exporting.open.click()
  await exporting.lookInto(folder)
  await expect(exporting.plan).toContainText('New file')
  await expectAccessible(page, 'exporting a briefing')
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('1 file was written')
  await exporting.close()

  const path = join(folder, 'For the committee.md')
  const written = await readFile(path, 'utf8')
  expect(written).toContain('They ask for research.')
  const edited = written
    .replace('They ask for research.', 'They ask for the *full* research.')
    .replace('Was it ever shared?', 'Was it ever shared? I asked.')
  await writeFile(path, edited)
  await pages.briefings.part(3).getByRole('textbox').fill('They ask for research on children.')
  await expect(pages.briefings.preview.getByText('They ask for research on children.')).toBeVisible()

  // The folder is remembered.
  await exporting.open.click()
  await expect(exporting.plan).toContainText('1 conflict, what was changed in the file stays in 1 part.')
  await expect(exporting.conflicts).toContainText('They ask for the *full* research.')
  await expect(exporting.conflicts).toContainText('They ask for research on children.')
  await expectAccessible(page, 'a conflict before an export')
  expect(await readFile(path, 'utf8')).toBe(edited)
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('What stood there before is kept beside it')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const backup = names.find((name) => /^For the committee \(before .*\)\.md$/.test(name)) ?? ''
  expect(names.sort()).toEqual([backup, 'For the committee.md'].sort())
  expect(await readFile(join(folder, backup), 'utf8')).toBe(edited)
  const merged = await readFile(path, 'utf8')
  expect(merged).toContain('They ask for the *full* research.')
  expect(merged).toContain('They ask for research on children.')
  expect(merged).toContain('Two versions: keep one.')
  expect(merged).toContain('Was it ever shared? I asked.')
  await exporting.close()

  // No version is added while nothing more changes.
  await exporting.open.click()
  await expect(exporting.plan).toContainText('Is up to date already')
  await exporting.close()
  expect(await readFile(path, 'utf8')).toBe(merged)
})

test('nothing is written over a file that is not looked at, not ours, or in a folder that cannot be used', async ({
  page,
  folders,
}) => {
  const pages = pagesOf(page)
  await compose(pages)
  const folder = join(folders.root, 'briefings')
  await mkdir(folder)
  const exporting = new ExportBriefingDialog(page)
  await exporting.open.click()
  await exporting.lookInto(join(folder, 'none'))
  await expect(exporting.error).toContainText('cannot be used: it does not exist. Nothing was written.')

  // A file comes while the dialog is open.
  await exporting.lookInto(folder)
  await expect(exporting.plan).toContainText('New file')
  const path = join(folder, 'For the committee.md')
  await writeFile(path, 'Minutes of the committee')
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('was changed after it was looked at. Nothing was written.')
  await expect(exporting.plan).toContainText('It was not written by this program.')
  await expect(exporting.export).toBeHidden()
  expect(await readFile(path, 'utf8')).toBe('Minutes of the committee')
  await exporting.plan.getByRole('button', { name: 'Write “For the committee (2).md” beside it' }).click()
  await expect(exporting.plan).toContainText('New file')
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('1 file was written')
  expect(await readFile(path, 'utf8')).toBe('Minutes of the committee')
  await exporting.close()

  // The folder goes away between looking and writing, and the briefing stays.
  await exporting.open.click()
  await expect(exporting.plan).toContainText('Is up to date already')
  await exporting.format.selectOption('Web page (HTML)')
  await expect(exporting.plan).toContainText('New file')
  await rm(folder, { recursive: true })
  await exporting.export.click()
  await expect(exporting.error.filter({ hasText: 'The briefing is safe in the program.' })).toBeVisible()
  await exporting.close()
  await expect(pages.briefings.parts).toHaveCount(3)
})

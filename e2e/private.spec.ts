import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { passages, statement } from './support/sources.ts'

const SECRET = 'Said in confidence'

/** Two notes, the first of them private. */
async function makeNotes({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.text.fill(SECRET)
  await research.text.press('ControlOrMeta+Shift+h')
  await expect(research.card.getByRole('checkbox', { name: /^Private/ })).toBeChecked()
  await research.done.click()
  await reader.highlight(passages.encryption, 'pink')
  const encryption = cardOn(page, passages.encryption)
  await encryption.edit()
  await encryption.write('For everyone.')
  await expect(frame.saved).toBeVisible()
}

test('a private note is marked, can be filtered for, and is left out of Markdown unless the file is internal', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes, exporting } = pages
  await expect(cardOn(page, passages.research).card.getByText('Private', { exact: true })).toBeVisible()
  await frame.open('Notes')
  await page.getByRole('combobox', { name: 'Private' }).selectOption({ label: 'Private (1)' })
  await expect(notes.cards).toHaveCount(1)
  await notes.clear.click()
  await notes.save.click()
  await expect(exporting.dialog).toContainText('1 private note is left out.')
  await expect(exporting.preview).toContainText('For everyone.')
  await expect(exporting.preview).not.toContainText(SECRET)
  await expectAccessible(page, 'saving without private notes')
  const open = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(open.text).not.toContain(SECRET)
  expect(open.text).not.toContain(passages.research)
  expect(open.text).not.toContain('INTERNAL')

  await exporting.dialog.getByText('Internal: include private notes (1)').click()
  await expect(exporting.preview).toContainText(SECRET)
  const internal = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(internal.frontMatter['title']).toMatch(/^INTERNAL: /)
  expect(internal.frontMatter['distribution']).toMatch(/^INTERNAL: /)
  expect(internal.text).toContain(SECRET)
})

test('it is left out of annotations too, and comes back private from a file that is internal', async ({ page, program }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  await pages.frame.open('Notes')
  await page.getByRole('button', { name: 'Save as Web Annotations…' }).click()
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: 'Save the file' })
  const open = await readFile(await program.saveFile(() => save.click()), 'utf8')
  expect(open).not.toContain(SECRET)
  expect(JSON.parse(open)).toMatchObject({ total: 1 })
  await dialog.getByText('Internal: include private notes (1)').click()
  const internal = JSON.parse(await readFile(await program.saveFile(() => save.click()), 'utf8'))
  expect(internal).toMatchObject({ total: 2, 'ca:internal': true, label: expect.stringMatching(/^INTERNAL: /) })
  expect(internal.first.items[0]).toMatchObject({ 'ca:private': true })
})

test('several notes are made private at once, which is undone as one step', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await notes.chooseAll.check({ force: true })
  await page.keyboard.press('v')
  await expect(page.getByText('2 notes are private now')).toBeVisible()
  await expect(notes.cards.getByText('Private', { exact: true })).toHaveCount(2)
  await frame.undo.click()
  await expect(page.getByText('Undone: private or not, 2 notes.')).toBeVisible()
  await expect(notes.cards.getByText('Private', { exact: true })).toHaveCount(1)
})

test('a printed source shows neither a private note nor its mark', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const printed = page.getByRole('region', { name: 'Notes', exact: true })
  await expect(printed).toContainText('For everyone.')
  await expect(printed).not.toContainText(SECRET)
  await expect.poll(() => pages.reader.painted('note-green')).toEqual([])
  await expect.poll(() => pages.reader.painted('note-pink')).toEqual([passages.encryption])
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect.poll(() => pages.reader.painted('note-green')).toEqual([passages.research])
})

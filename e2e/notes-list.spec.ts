import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { article, passages, statement } from './support/sources.ts'

/** Five notes: four on the statement, one on the article. In the order of the list: research, choices, regulation, encryption, dismissed. */
async function makeNotes({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'yellow')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.write('Was it ever shared?', ['figure'])
  await reader.highlight(passages.choices, 'yellow')
  const choices = cardOn(page, passages.choices)
  await choices.edit()
  await choices.write('Which ones?', ['Figure', 'check'])
  await reader.highlight(passages.regulation, 'green')
  await reader.highlight(passages.encryption, 'pink')
  await frame.goTo(`/v3/source/${article}`)
  await reader.highlight(passages.dismissed, 'green')
  await expect(frame.saved).toBeVisible()
}

const first = (words: string) => words.slice(0, 40)

test('a run of notes is chosen with Shift, and tagged, coloured and given a status in one step each', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await expect(notes.cards).toHaveCount(5)
  await notes.choose(first(passages.research))
  await notes.boxes.nth(2).click({ force: true, modifiers: ['Shift'] })
  await expect(notes.count).toHaveText('5 notes, 3 notes chosen')

  await notes.bar.getByRole('button', { name: 'Colour the chosen notes blue' }).click()
  await expect(page.getByText('3 notes coloured blue')).toBeVisible()
  await notes.bar.getByRole('button', { name: 'Status of the chosen notes: Checked' }).click()
  await notes.filter('Status').selectOption({ label: 'Checked (3)' })
  await expect(notes.cards).toHaveCount(3)
  await notes.clear.click()
  await expect(notes.filter('Colour').getByRole('option', { name: 'blue (3)' })).toBeAttached()

  await notes.bar.getByRole('button', { name: /^Tags/ }).click()
  const dialog = notes.tagsDialog
  await expect(dialog.getByRole('checkbox', { name: '#figure on 1 of 3', exact: true })).toBeChecked({ indeterminate: true })
  await dialog.getByRole('combobox', { name: 'Tags' }).fill('quotable')
  await dialog.getByRole('combobox', { name: 'Tags' }).press('Enter')
  // Ticked for all, and taken from all.
  await dialog.getByRole('checkbox', { name: '#figure on 1 of 3', exact: true }).check({ force: true })
  await dialog.getByRole('checkbox', { name: '#check' }).setChecked(true, { force: true })
  await dialog.getByRole('checkbox', { name: '#check' }).setChecked(false, { force: true })
  await expectAccessible(page, 'tags of several notes')
  await dialog.getByRole('button', { name: 'Change the tags' }).click()
  await expect(cardOn(page, passages.research).tags).toHaveText(['#figure', '#quotable'])
  await expect(cardOn(page, passages.choices).tags).toHaveText(['#Figure', '#figure', '#quotable'])
  await expect(cardOn(page, passages.regulation).tags).toHaveText(['#figure', '#quotable'])

  // Each was one step: three presses of Undo and everything is as it was.
  await frame.undo.click()
  await expect(cardOn(page, passages.choices).tags).toHaveText(['#Figure', '#check'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(notes.filter('Status').getByRole('option', { name: 'Open (5)' })).toBeAttached()
  await expect(notes.filter('Colour').getByRole('option')).toHaveText(['All', 'yellow (2)', 'green (2)', 'pink (1)'])
  await expect(frame.saved).toBeVisible()
  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(cardOn(again.page, passages.choices).tags).toHaveText(['#Figure', '#check'])
})

test('the keyboard alone chooses, deletes and brings back', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await expect(notes.cards).toHaveCount(5)
  await notes.boxes.first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(notes.count).toHaveText('5 notes, 3 notes chosen')
  await page.keyboard.press('ArrowDown')
  await expect(notes.boxes.nth(3)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(notes.count).toHaveText('5 notes')
  await page.keyboard.press('Control+a')
  await expect(notes.count).toHaveText('5 notes, 5 notes chosen')
  await expectAccessible(page, 'notes chosen')
  await page.keyboard.press('Delete')
  await expect(page.getByText('You have no notes yet')).toBeVisible()
  await expect(page.getByText('5 notes moved to the trash')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(notes.cards).toHaveCount(5)

  // In a field the same keys belong to the field.
  await notes.find.fill('shared')
  await notes.find.press('Control+a')
  await notes.find.press('Delete')
  await expect(notes.find).toHaveValue('')
  await expect(notes.count).toHaveText('5 notes')
  await notes.trash.waitFor({ state: 'detached' })
})

test('chosen notes lie in the trash together, and are restored together', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await notes.choose(first(passages.research))
  await notes.choose(first(passages.dismissed))
  await notes.bar.getByRole('button', { name: /^Delete/ }).click()
  await expect(notes.cards).toHaveCount(3)
  await notes.trash.click()
  await expect(page.getByText('90 days after it was deleted it is removed for good')).toBeVisible()
  await expect(notes.cards).toHaveCount(2)
  await notes.chooseAll.check({ force: true })
  await notes.bar.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the notes' }).click()
  await expect(notes.cards).toHaveCount(5)
})

test('filters say how many notes each would leave, and a link brings the same list', async ({ page, program }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await notes.filter('Colour').selectOption({ label: 'green (2)' })
  await expect(notes.filter('Source or record').getByRole('option')).toHaveText([/^All$/, /\(1\)$/, /\(1\)$/])
  await expect(notes.filter('Tag').getByRole('option')).toHaveText(['All'])
  await notes.filter('Order').selectOption('Changed last first')
  await expect(notes.cards.first()).toContainText(passages.dismissed)
  const address = page.url()
  await notes.clear.click()
  await expect(notes.cards).toHaveCount(5)
  const other = pagesOf(await page.context().newPage())
  await other.page.goto(address)
  await expect(other.notes.cards).toHaveCount(2)
  await expect(other.notes.filter('Order')).toHaveValue('changed')
  expect(address.startsWith(program.origin)).toBe(true)
})

test('only the chosen notes are saved, from the bar', async ({ page, program }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes, exporting } = pages
  await frame.open('Notes')
  await notes.choose(first(passages.encryption))
  await notes.bar.getByRole('button', { name: 'Save these as Markdown…' }).click()
  const file = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(file.quotations.map(({ paragraphs }) => paragraphs.join())).toEqual([passages.encryption])
})

test('a tag is renamed, made one with another and deleted on all notes at once, and each can be undone', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes, tags } = pages
  await frame.open('Notes')
  // Also what lies in the trash takes part.
  await cardOn(page, passages.research).delete()
  await page.getByRole('main').getByRole('link', { name: 'Tags' }).click()
  await expect(tags.rows).toHaveCount(2)
  await frame.undo.click()
  await expect(tags.rows).toHaveCount(3)
  await expect(tags.row('figure')).toContainText('Almost the same as “Figure” (1).')
  await expectAccessible(page, 'tags')

  await tags.rename('check', 'to check')
  await page.keyboard.press('Enter')
  await expect(page.getByText('“check” is now “to check” on 1 note')).toBeVisible()
  await expect(tags.row('to check').getByRole('button').first()).toBeFocused()

  await tags.rename('Figure', 'figure')
  await expect(tags.rows.getByText('“figure” is already a tag of 1 note.')).toBeVisible()
  await page.getByRole('button', { name: 'Make them one' }).click()
  await expect(tags.rows).toHaveCount(2)
  await tags.row('figure').getByRole('link', { name: '2 notes with the tag figure' }).click()
  await expect(notes.cards).toHaveCount(2)
  await expect(cardOn(page, passages.choices).tags).toHaveText(['#figure', '#to check'])
  await page.goBack()

  await tags.row('figure').getByRole('button', { name: 'Delete the tag figure from 2 notes' }).click()
  await expect(tags.rows).toHaveCount(1)
  await frame.undo.click()
  await expect(tags.rows).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(tags.row('Figure')).toBeVisible()

  // A name that is none is not taken, and Escape leaves all as it was.
  await tags.rename('Figure', '#')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('A tag needs a name.')
  await page.keyboard.press('Escape')
  await expect(tags.row('Figure').getByRole('button').first()).toBeFocused()
})

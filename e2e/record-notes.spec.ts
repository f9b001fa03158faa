import { expect, test } from './fixtures.ts'
import { NoteCard } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { RecordNotes } from './pages/record-notes.ts'
import { expectAccessible } from './support/axe.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { statement, statementTitle } from './support/sources.ts'

test('a note is written on a signatory where the signatory is listed, and stays there', async ({ page, program }) => {
  const { frame } = pagesOf(page)
  await frame.open('Signatories')
  const binford = new RecordNotes(page, 'Warren Binford')
  await binford.write.click()
  await binford.open.write('Signs for herself, not for the university.', ['check'])
  await expect(binford.fold).toHaveText(/^1 note/)
  await expect(binford.card('Signs for herself').card).toContainText('On the signatory “Warren Binford”')
  await expectAccessible(page, 'signatories with a note')
  await binford.fold.click()
  await expect(binford.region).toBeHidden()
  await expect(frame.saved).toBeVisible()

  const again = pagesOf(await program.restart())
  await again.frame.open('Signatories')
  const still = new RecordNotes(again.page, 'Warren Binford')
  await still.fold.click()
  await still.card('Signs for herself').delete()
  await expect(still.write).toBeVisible()
  await again.frame.undo.click()
  await expect(still.card('Signs for herself').card).toBeVisible()
})

test('a note on a record that was left without a word is not kept', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.open('Signatories')
  const binford = new RecordNotes(page, 'Warren Binford')
  await binford.write.click()
  await binford.open.text.press('Escape')
  await expect(binford.write).toBeVisible()
  await expect(page.getByText('The note had no words and was moved to the trash')).toBeVisible()
  await frame.undo.click()
  await expect(binford.fold).toBeVisible()
})

test('notes on a source, a recommendation and a claim are listed, found, and saved with the place of each', async ({
  page,
  program,
}) => {
  const { frame, notes, search, exporting } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Write a note on the whole source' }).click()
  await new NoteCard(main.getByRole('article').filter({ hasText: 'On the source as a whole' })).write('Whose page is this?')
  await frame.open('Recommendations')
  const research = new RecordNotes(page, 'Share its full research')
  await research.write.click()
  await research.open.write('Nobody answered zymurgy.')
  await page.getByRole('link', { name: /^Claims/ }).click()
  const around = new RecordNotes(page, 'Around 60')
  await around.write.click()
  await around.open.write('The list has 51 rows.', ['figure'])
  await expect(frame.saved).toBeVisible()

  await frame.open('Notes')
  await expect(notes.cards).toHaveCount(3)
  await notes.filter('Source or record').selectOption({ label: 'Claims (1)' })
  await expect(notes.cards).toHaveCount(1)
  await notes.cards.getByRole('link', { name: 'Go to the claim' }).click()
  await expect(around.card('51 rows').card).toBeFocused()
  await frame.open('Notes')
  await notes.filter('Source or record').selectOption({ label: 'Sources as a whole (1)' })
  await notes.cards.getByRole('link', { name: 'Go to the source' }).click()
  await expect(main.getByRole('article').filter({ hasText: 'Whose page is this?' })).toBeFocused()

  await frame.searchBox.fill('zymurgy')
  await frame.searchBox.press('Enter')
  await search.results.first().click()
  await expect(research.card('Nobody answered').card).toBeFocused()

  await frame.open('Notes')
  await notes.save.click()
  await expect(exporting.dialog).not.toContainText('left out')
  const file = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(file.quotations).toEqual([])
  expect(file.words).toContain(statementTitle)
  for (const words of [
    'On this source as a whole',
    'On the recommendation “Share its full research',
    'On the claim “Around 60',
    'The list has 51 rows.',
  ]) {
    expect(file.words).toContain(words)
  }
  expect(file.text).toMatch(/The claim “Around 60[^\n]*para\\?\. 3\. Edition v3/)
})

test('a note stays where an edition does not have its record, and says so', async ({ page }) => {
  const { frame, notes } = pagesOf(page)
  await page.getByRole('link', { name: /^Claims/ }).click()
  const around = new RecordNotes(page, 'Around 60')
  await around.write.click()
  await around.open.write('Not in the second edition.')
  await expect(frame.saved).toBeVisible()
  // Edition v2 has no claims on record.
  await frame.goTo('/v2/claims')
  await expect(page.getByRole('heading', { name: '1 note on claims that edition v2 does not have' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('Not in the second edition.')
  await frame.goTo('/v2/notes')
  await expect(notes.cards).toHaveCount(1)
  await expect(page.getByText('not in edition v2; the note was made in edition v3')).toBeVisible()
  await notes.cards.getByRole('link', { name: 'Read it in edition v3' }).click()
  await expect(around.card('Not in the second edition.').card).toBeFocused()
  await expect(page).toHaveURL(/\/v3\/claims/)
})

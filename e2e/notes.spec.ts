import { rm } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { article, articleTitle, passages, statement, statementTitle } from './support/sources.ts'

/** Three notes: two on the statement, one on the article. */
async function makeNotes({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.write('Was it ever shared?', ['research', 'open question'])
  await reader.highlight(passages.encryption, 'pink')
  await frame.goTo(`/v3/source/${article}`)
  await reader.highlight(passages.dismissed, 'green')
  const dismissed = cardOn(page, passages.dismissed)
  await dismissed.edit()
  await dismissed.write('Their answer.', ['answer'])
  await expect(frame.saved).toBeVisible()
}

test('the list is narrowed by source, colour, tag and words', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await expect(notes.count).toHaveText('3 notes')

  await notes.filter('Source or record').selectOption({ label: `${statementTitle} (2)` })
  await expect(notes.cards).toHaveCount(2)
  await notes.filter('Colour').selectOption('green')
  await expect(notes.cards).toHaveCount(1)
  await expect(notes.count).toHaveText('1 of 3 notes')
  await notes.clear.click()
  await expect(notes.cards).toHaveCount(3)

  await notes.filter('Tag').selectOption({ label: 'answer (1)' })
  await expect(notes.cards).toHaveCount(1)
  await expect(cardOn(page, passages.dismissed).card).toBeVisible()
  // The narrowed list has an address: going on and back comes to it again.
  await frame.open('Editions')
  await expect(page.getByRole('heading', { name: 'Editions', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(notes.cards).toHaveCount(1)
  await notes.clear.click()

  await notes.find.fill('ever shared')
  await expect(notes.cards).toHaveCount(1)
  await notes.find.fill('no such words')
  await expect(page.getByText('No note fits these filters')).toBeVisible()
  await notes.clear.click()

  await notes.filter('Order').selectOption('Newest first')
  await expect(notes.cards.first()).toContainText(passages.dismissed)
  await notes.filter('Order').selectOption('By place')
  await expect(notes.cards.first()).toContainText(passages.research)
})

test('only the chosen notes are saved as Markdown', async ({ page, program }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes, exporting } = pages
  await frame.open('Notes')
  await notes.choose(passages.encryption.slice(0, 40))
  await notes.choose(passages.dismissed.slice(0, 40))
  await expect(notes.count).toHaveText('3 notes, 2 notes chosen')
  await notes.save.click()
  await exporting.title.fill('Two notes: a “test”')
  await exporting.author.fill('A. Person')
  await expect(exporting.preview).toContainText('A. Person')
  const file = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(file.frontMatter).toMatchObject({ title: 'Two notes: a “test”', author: 'A. Person' })
  expect(file.quotations.map(({ paragraphs }) => paragraphs.join())).toEqual([passages.encryption, passages.dismissed])
  expect(file.words).toContain(articleTitle)
})

test('a deleted note comes back by Undo, and from the trash', async ({ page, program }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await cardOn(page, passages.encryption).delete()
  await expect(notes.cards).toHaveCount(2)
  await expect(page.getByText('1 note moved to the trash')).toBeVisible()
  await frame.undo.click()
  await expect(notes.cards).toHaveCount(3)

  await cardOn(page, passages.research).delete()
  await expect(notes.cards).toHaveCount(2)
  await expect(frame.saved).toBeVisible()

  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(again.notes.cards).toHaveCount(2)
  await again.notes.trash.click()
  await expect(again.notes.cards).toHaveCount(1)
  await expect(again.notes.cards).toContainText('Was it ever shared?')
  await again.notes.cards.getByRole('button', { name: 'Restore' }).click()
  await expect(again.page.getByText('The trash is empty')).toBeVisible()
  await again.page.getByRole('button', { name: 'Back to the notes' }).click()
  await expect(cardOn(again.page, passages.research).tags).toHaveText(['#research', '#open question'])
})

test('a note is edited from the list', async ({ page, program }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame } = pages
  await frame.open('Notes')
  const card = cardOn(page, passages.dismissed)
  await card.edit()
  await expect(card.text).toHaveValue('Their answer.')
  await card.colour('blue')
  await card.write('Their answer, on 6 October.', ['dated'])
  await expect(card.card).toContainText('on 6 October')
  await expect(frame.saved).toBeVisible()
  await card.goToPassage.click()

  const { reader } = pages
  await expect.poll(() => reader.painted('note-blue')).toEqual([passages.dismissed])
  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(cardOn(again.page, passages.dismissed).tags).toHaveText(['#answer', '#dated'])
})

test('what is typed is saved without being told to', async ({ page, program }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(passages.choices)
  const card = cardOn(page, passages.choices)
  await card.text.pressSequentially('Left open in the middle of a')
  // The window is closed while the note is open.
  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(cardOn(again.page, passages.choices).card).toContainText('Left open in the middle of a')
})

test('nothing is called saved before it is', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  // From before the note is opened: its first rest would still be counted by the real clock.
  await page.clock.install()
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(passages.choices)
  await expect(frame.saved).toBeVisible()
  // Time stands still: however slow the machine is, the rest after which words are saved does not pass by itself.
  await page.clock.pauseAt(Date.now() + 60_000)
  await cardOn(page, passages.choices).text.pressSequentially('Typed just now')
  await expect(page.getByText('Saving…')).toBeVisible()
  await expect(frame.saved).toBeHidden()
  await page.clock.runFor(2_000)
  await expect(frame.saved).toBeVisible()
})

test('the bar for a passage waits until the mouse is let go', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.press(passages.research)
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(passages.research)
  await expect(reader.bar).toBeHidden()
  await page.mouse.up()
  await expect(reader.bar).toBeVisible()
})

test('highlights may overlap, and each leads to its note', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.regulation, 'yellow')
  await reader.highlight(passages.regulationPart, 'purple')
  await expect.poll(() => reader.painted('note-yellow')).toEqual([passages.regulation])
  await expect.poll(() => reader.painted('note-purple')).toEqual([passages.regulationPart])
  await expect(reader.notes.getByRole('article')).toHaveCount(2)
  for (const words of [passages.regulation, passages.regulationPart]) {
    await reader
      .block(words)
      .getByRole('button', { name: words.slice(0, 60) })
      .click()
    await expect.poll(() => reader.painted('note-active')).toEqual([words])
  }
})

test('a note may run over two paragraphs', async ({ page, program }) => {
  const { frame, reader, notes, exporting } = pagesOf(page)
  const start = 'Facebook should publish this risk assessment'
  const end = 'Provide transparency on Facebook’s product reputational reviews.'
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(start, end)
  await cardOn(page, start).write('Over two paragraphs.')
  await expect.poll(() => reader.painted('note-yellow')).toHaveLength(2)
  const painted = await reader.painted('note-yellow')
  expect(painted[0]?.startsWith(start)).toBe(true)
  // The number of the item is in the text of the source.
  expect(painted[1]).toBe(`1. ${end}`)
  await expect(frame.saved).toBeVisible()
  await frame.open('Notes')
  await notes.save.click()
  const file = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(file.quotations[0]?.footnote).toContain('paras 10–11. Edition ')
  expect(file.quotations[0]?.paragraphs.length).toBeGreaterThan(1)
})

test('a second window sees what the first one does', { tag: '@browser-host' }, async ({ page, program }) => {
  const first = pagesOf(page)
  await first.frame.goTo('/v3/notes')
  await expect(page.getByText('You have no notes yet')).toBeVisible()
  const second = pagesOf(await page.context().newPage())
  await second.page.goto(`${program.origin}/#/v3/source/${statement}`)
  await second.reader.highlight(passages.research, 'green')
  await expect(cardOn(page, passages.research).card).toBeVisible()
  await cardOn(page, passages.research).delete()
  await expect.poll(() => second.reader.painted('note-green')).toEqual([])
})

test('a browser that has never seen the program gets the notes from the record on the disk', { tag: '@browser-host' }, async ({
  page,
  program,
  folders,
}) => {
  await makeNotes(pagesOf(page))
  await program.stop()
  await rm(folders.browserData, { recursive: true })
  const again = pagesOf(await program.start())
  await again.frame.open('Notes')
  await expect(again.notes.count).toHaveText('3 notes')
  await expect(cardOn(again.page, passages.research).tags).toHaveText(['#research', '#open question'])
})

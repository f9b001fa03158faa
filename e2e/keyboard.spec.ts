import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { tabTo } from './pages/tab-to.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { statement } from './support/sources.ts'

// No test here touches the mouse, or any element but by keys.

test('the whole job, from the start to the saved file', async ({ page, program }) => {
  const { frame, search, reader, notes, exporting } = pagesOf(page)
  const { keyboard } = page
  await expect(frame.heading).toBeVisible()

  await keyboard.press('/')
  await expect(frame.searchBox).toBeFocused()
  await keyboard.type('risk assessment')
  await expect(search.count).toHaveText(/^6 results for “risk assessment”/)
  await keyboard.press('ArrowDown')
  await expect(search.results.first()).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect(search.results.nth(1)).toBeFocused()
  await keyboard.press('ArrowUp')
  // Results stand before their words have come.
  await expect(search.results.first().locator('mark').first()).toBeVisible()
  const marked = await search.results.first().locator('mark').allTextContents()
  await keyboard.press('Enter')

  // Words that follow one another are one hit.
  await expect.poll(() => reader.painted('hit-current')).toEqual([marked.slice(0, 2).join(' ')])
  const label = reader.hits.getByRole('status')
  await expect(label).toHaveText(/^Hit \d+ of \d+$/)
  const first = (await label.textContent()) ?? ''
  await keyboard.press('F3')
  await expect(label).not.toHaveText(first)
  await keyboard.press('Shift+F3')
  await expect(label).toHaveText(first)

  // Selecting starts at the hit; the sentence around it is selected, and a note written on it.
  await keyboard.press('s')
  await expect(page.getByText(/^Selecting with the keyboard\./)).toBeVisible()
  await keyboard.press('s')
  await expect(reader.bar).toBeVisible()
  const selected = await page.evaluate(() => document.getSelection()?.toString() ?? '')
  expect(selected).toContain(marked.slice(0, 2).join(' '))
  expect(selected).toMatch(/\.$/)
  await keyboard.press('n')
  const card = cardOn(page, selected)
  await expect(card.text).toBeFocused()
  await keyboard.type('Written *by hand*.')
  await tabTo(card.tagField)
  await keyboard.type('keys')
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')
  await expect(card.text).toBeHidden()
  await expect(frame.saved).toBeVisible()

  await frame.openPalette()
  await keyboard.type('go to notes')
  await expect(frame.palette.getByRole('option')).toHaveText(/^Go to Notes/)
  await keyboard.press('Enter')
  await expect(frame.heading).toHaveText('Notes')
  await expect(notes.cards).toHaveCount(1)

  const path = await program.saveFile(async () => {
    await keyboard.press('Control+s')
    await expect(exporting.preview).toContainText(selected)
    await tabTo(exporting.save)
    await keyboard.press('Enter')
  })
  const file = await readExportedMarkdown(path)
  expect(file.quotations.map(({ paragraphs }) => paragraphs.join('\n'))).toEqual([selected])
  expect(file.text).toContain('Written *by hand*.')
  expect(file.text).toContain('Tags: keys')
  await keyboard.press('Escape')
  await expect(exporting.dialog).toBeHidden()
})

test('every action can be found and run by its name', async ({ page }) => {
  const { frame } = pagesOf(page)
  const { keyboard } = page
  await expect(frame.heading).toBeVisible()
  await frame.openPalette()
  const options = frame.palette.getByRole('option')
  await expect(options.first()).toBeVisible()
  expect(await options.count()).toBeGreaterThan(10)
  await keyboard.type('signatories')
  await expect(options).toHaveText(/^Go to Signatories/)
  await keyboard.press('Enter')
  await expect(frame.heading).toHaveText('Signatories')

  await frame.openPalette()
  await keyboard.type('no such action')
  await expect(frame.palette.getByText('No action has this name')).toBeVisible()
  await keyboard.press('Escape')
  await expect(frame.palette).toBeHidden()
})

test('the keys of the view are shown, and the sides fold', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  const { keyboard } = page
  await expect(frame.heading).toBeVisible()
  await frame.goTo(`/v3/source/${statement}`)
  await expect(reader.text).toBeVisible()

  await keyboard.press('?')
  await expect(frame.keys).toContainText('Highlight in yellow')
  await keyboard.press('Escape')
  await expect(frame.keys).toBeHidden()

  await keyboard.press('[')
  await expect(frame.parts).toBeHidden()
  await keyboard.press(']')
  await expect(reader.notes).toBeHidden()
  await expect(reader.text).toBeVisible()
  await page.reload()
  await expect(reader.text).toBeVisible()
  await expect(frame.parts).toBeHidden()
  await expect(reader.notes).toBeHidden()
  await keyboard.press('[')
  await keyboard.press(']')
  await expect(frame.parts).toBeVisible()
  await expect(reader.notes).toBeVisible()
})

test('a passage is selected by words, by sentences and by paragraphs, highlighted, and the highlight undone', async ({
  page,
}) => {
  const { frame, reader } = pagesOf(page)
  const { keyboard } = page
  await expect(frame.heading).toBeVisible()
  await frame.goTo(`/v3/source/${statement}`)
  await expect(reader.text).toBeVisible()
  const selection = () => page.evaluate(() => document.getSelection()?.toString() ?? '')

  await keyboard.press('s')
  await keyboard.press('Control+ArrowDown')
  await keyboard.press('Home')
  await keyboard.press('Control+Shift+ArrowRight')
  await keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(async () => (await selection()).trim().split(/\s+/)).toHaveLength(2)
  await keyboard.press('p')
  await expect.poll(selection).toMatch(/^“Hope For Children” CRC Policy Center is pleased .* on all platforms\.$/)
  await keyboard.press('4')
  await expect.poll(() => reader.painted('note-pink')).toHaveLength(1)
  await expect(frame.saved).toBeVisible()

  await keyboard.press('Control+z')
  await expect.poll(() => reader.painted('note-pink')).toEqual([])
  await keyboard.press('Control+Shift+z')
  await expect.poll(() => reader.painted('note-pink')).toHaveLength(1)
})

test('one press leads past the parts of the archive to the text', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  await frame.goTo(`/v3/source/${statement}`)
  await expect(reader.text).toBeVisible()
  await page.reload()
  await expect(reader.text).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(reader.text).toBeFocused()
})

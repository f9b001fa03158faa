import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { writingOn } from './pages/note-writing.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { tabTo } from './pages/tab-to.ts'
import { expectAccessible } from './support/axe.ts'
import { article, passages, statement } from './support/sources.ts'

async function openStatement({ frame, reader }: Pages): Promise<void> {
  await expect(frame.heading).toBeVisible()
  await frame.goTo(`/v3/source/${statement}`)
  await expect(reader.text).toBeVisible()
}

const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? '')

const focusOffset = (page: Page) =>
  page.evaluate(() => {
    const selection = document.getSelection()
    const block = selection?.focusNode?.parentElement?.closest('[data-start]')
    return Number(block?.getAttribute('data-start')) + (selection?.focusOffset ?? 0)
  })

async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return page.evaluate(() => navigator.clipboard.readText())
}

test('a passage is tagged from the bar, and the tag offered for the next one', async ({ page }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.drag(passages.research)
  await page.keyboard.press('t')
  const field = page.getByRole('combobox', { name: 'Tag for this passage' })
  await expect(field).toBeFocused()
  // The field has the selection now: the passage stays marked.
  await expect.poll(() => reader.painted('passage')).toEqual([passages.research])
  await page.keyboard.type('open question, research')
  await page.keyboard.press('Enter')
  await expect(reader.bar).toBeHidden()
  await expect(writingOn(page, passages.research).tags).toHaveText(['#open question', '#research'])
  await expect.poll(() => reader.painted('note-yellow')).toEqual([passages.research])
  await expect.poll(() => reader.painted('passage')).toEqual([])

  await reader.drag(passages.encryption)
  await reader.bar.getByRole('button', { name: /^Tag/ }).click()
  await expect(page.locator('datalist option')).toHaveCount(2)
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(reader.bar).toBeVisible()
  await expect.poll(() => selected(page)).toBe(passages.encryption)
  await expect(reader.notes.getByRole('article')).toHaveCount(1)

  await frame.undo.click()
  await expect.poll(() => reader.painted('note-yellow')).toEqual([])
})

test('a highlight that is there is found by key, and changed or removed from the bar', async ({ page }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.highlight(passages.research, 'green')
  await reader.highlight(passages.encryption, 'pink')
  // A highlight is gone to once it stands in the text.
  await expect.poll(() => reader.painted('note-green')).toEqual([passages.research])
  await expect.poll(() => reader.painted('note-pink')).toEqual([passages.encryption])
  await page.keyboard.press('h')
  await expect(reader.bar).toBeVisible()
  await page.keyboard.press('Shift+h')
  await expect(reader.bar).toBeVisible()
  const first = await selected(page)
  expect([passages.research, passages.encryption]).toContain(first)
  await page.keyboard.press('h')
  await expect.poll(() => selected(page)).not.toBe(first)
  await expect(reader.bar).toBeVisible()

  const now = (await selected(page)) === passages.research ? 'green' : 'pink'
  await expect(reader.bar.getByRole('button', { name: `Change the highlight to ${now}` })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('3')
  await expect.poll(() => reader.painted('note-blue')).toEqual([await selected(page)])
  await expect(reader.notes.getByRole('article')).toHaveCount(2)

  await page.keyboard.press('Delete')
  await expect(reader.notes.getByRole('article')).toHaveCount(1)
  await expect.poll(() => reader.painted('note-blue')).toEqual([])
  await frame.undo.click()
  await expect(reader.notes.getByRole('article')).toHaveCount(2)
})

test('the caret goes by line at one column, to the ends of the line and to those of the text', async ({ page }) => {
  const pages = pagesOf(page)
  const { reader } = pages
  await openStatement(pages)
  const { keyboard } = page
  await keyboard.press('s')
  await expect(page.getByText(/^Selecting with the keyboard\./)).toBeVisible()
  await keyboard.press('Control+ArrowDown')
  const start = await focusOffset(page)
  await keyboard.press('End')
  const end = await focusOffset(page)
  expect(end).toBeGreaterThan(start + 20)
  await keyboard.press('Home')
  expect(await focusOffset(page)).toBe(start)

  // A short line on the way does not bring the caret nearer to the left for good.
  await keyboard.press('Control+Home')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  for (let step = 0; step < 60; step++) await keyboard.press('ArrowRight')
  const far = await focusOffset(page)
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  expect(await focusOffset(page)).toBe(far)

  await keyboard.press('Control+Home')
  await keyboard.press('Control+Shift+End')
  const whole = await page.evaluate(() => document.getSelection()?.toString().length ?? 0)
  expect(whole).toBeGreaterThan(5_000)
  await keyboard.press('Escape')
  await expect(reader.bar).toBeHidden()
})

test('in a text written from right to left, Left goes on', async ({ page }) => {
  const pages = pagesOf(page)
  await openStatement(pages)
  await pages.reader.text.evaluate((element) => element.setAttribute('dir', 'rtl'))
  await page.keyboard.press('s')
  await expect(page.getByText(/^Selecting with the keyboard\./)).toBeVisible()
  const start = await focusOffset(page)
  await page.keyboard.press('ArrowLeft')
  expect(await focusOffset(page)).toBe(start + 1)
  await page.keyboard.press('ArrowRight')
  expect(await focusOffset(page)).toBe(start)
})

test('two brackets link to what the archive holds, and the link leads there', async ({ page }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.startNote(passages.research)
  const note = writingOn(page, passages.research)
  await note.text.pressSequentially('Asked for in [[rec')
  await expect(note.choices.first()).toBeVisible()
  await expect(note.choices.first()).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText(/^\d+ places to link to\./)).toBeAttached()
  const current = () => note.text.getAttribute('aria-activedescendant')
  const before = await current()
  await page.keyboard.press('ArrowDown')
  await expect.poll(current).not.toBe(before)
  await expectAccessible(page, 'what two brackets offer')
  await page.keyboard.press('Enter')
  await expect(note.text).toHaveValue(
    /^Asked for in \[Recommendation 2\]\(campaign-archive:\/\/open\/\S+\/v3\/recommendation\/\w+\)$/,
  )
  await expect(note.text).toBeFocused()

  // What was inserted is taken back by the field's own undo.
  await page.keyboard.press('Control+z')
  await expect(note.text).toHaveValue('Asked for in [[rec')
  await page.keyboard.press('Control+Shift+z')
  await expect(note.text).toHaveValue(/Recommendation 2/)

  await note.text.pressSequentially(' and [[no such thing')
  await expect(note.card.getByText('Nothing to link to has these words.', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(note.card.getByText('Nothing to link to has these words.', { exact: true })).toBeHidden()
  await expect(note.text).toBeFocused()
  await note.done.click()
  await note.card.getByRole('link', { name: 'Recommendation 2' }).click()
  await expect(frame.heading).toHaveText('Recommendations')
})

test('a note that others link to says so, and leads to them', async ({ page, program }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.startNote(passages.encryption)
  await writingOn(page, passages.encryption).write('The one on encryption')
  await reader.startNote(passages.research)
  const note = writingOn(page, passages.research)
  await note.text.pressSequentially('Compare ')
  await note.linkTo('one on encr')
  await note.done.click()
  await expect(writingOn(page, passages.encryption).mentions).toHaveText(['Compare The one on encryption'])
  await expect(frame.saved).toBeVisible()

  const again = pagesOf(await program.restart())
  await openStatement(again)
  const other = writingOn(again.page, passages.encryption)
  await expect(other.mentions).toHaveCount(1)
  await other.mentions.click()
  await expect.poll(() => again.reader.painted('note-active')).toEqual([passages.research])
  await writingOn(again.page, passages.research).delete()
  await expect(other.mentions).toHaveCount(0)
})

test('words are made bold, italic, a list and a quote by key and by button, and shown as they will look', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.startNote(passages.research)
  const note = writingOn(page, passages.research)
  await expect(note.text).toBeFocused()
  await expect(note.preview).toBeHidden()
  await page.keyboard.press('Control+e')
  await expect(note.preview).toContainText('What you write is shown here')
  await note.text.pressSequentially('one')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+b')
  await expect(note.text).toHaveValue('**one**')
  await expect(note.preview.locator('strong')).toHaveText('one')
  await page.keyboard.press('Control+b')
  await expect(note.text).toHaveValue('one')
  await note.tools.getByRole('button', { name: 'Italic' }).click()
  await expect(note.text).toHaveValue('*one*')
  await note.tools.getByRole('button', { name: 'List' }).click()
  await expect(note.text).toHaveValue('- *one*')
  await expect(note.preview.getByRole('listitem')).toHaveText('one')
  await page.keyboard.press('Control+z')
  await expect(note.text).toHaveValue('*one*')
  await page.keyboard.press('Control+Shift+Digit9')
  await expect(note.text).toHaveValue('> *one*')
  await expect(note.preview.locator('blockquote')).toHaveText('one')
  await note.done.click()
  await expect(frame.saved).toBeVisible()

  // That it was wanted is remembered.
  const again = pagesOf(await program.restart())
  await openStatement(again)
  const same = writingOn(again.page, passages.research)
  await same.edit()
  await expect(same.preview.locator('blockquote')).toHaveText('one')
})

test('a colour that was given a name is called so everywhere, also after the browser has forgotten everything else', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.startNote(passages.research)
  const note = writingOn(page, passages.research)
  await note.nameColour.click()
  await expect(note.card.getByRole('textbox', { name: 'What yellow means' })).toBeFocused()
  await page.keyboard.type('figure')
  await page.keyboard.press('Enter')
  await expect(note.card.getByRole('radio', { name: 'figure (yellow)' })).toBeChecked()
  await note.done.click()
  await expect(note.card).toContainText('figure')
  await expect(reader.block(passages.research).getByRole('button', { name: /figure \(yellow\)/ })).toBeVisible()

  await reader.drag(passages.encryption)
  await reader.bar.getByRole('button', { name: 'Highlight as figure (yellow)' }).click()
  await expect.poll(() => reader.painted('note-yellow')).toHaveLength(2)
  await expect(frame.saved).toBeVisible()

  await frame.open('Settings')
  const blue = page.getByRole('textbox', { name: 'What blue means' })
  await blue.fill('quotable')
  await blue.press('Enter')
  await expect(page.getByRole('textbox', { name: 'What yellow means' })).toHaveValue('figure')
  await expectAccessible(page, 'the meanings of colours')
  await expect(frame.saved).toBeVisible()

  await page.evaluate(() => window.localStorage.clear())
  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  const colours = again.notes.filter('Colour')
  await expect(colours.getByRole('option', { name: /^figure \(yellow\)/ })).toBeAttached()
  await colours.selectOption('yellow')
  await expect(again.notes.cards).toHaveCount(2)
  await expect(again.notes.cards.first()).toContainText('figure')
})

test('a note is open, checked and done, by the list and by key', async ({ page, program }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.highlight(passages.research, 'green')
  const note = writingOn(page, passages.research)
  await expect(note.status).toHaveValue('open')
  // The highlight just made is the one that is meant, once it stands in the text.
  await expect.poll(() => reader.painted('note-active')).toEqual([passages.research])
  await page.keyboard.press('x')
  await expect(note.status).toHaveValue('checked')
  await expect(page.getByText('Status of the note: Checked')).toBeVisible()
  await note.edit()
  await expect(note.text).toBeFocused()
  await page.keyboard.press('Control+Shift+x')
  await expect(note.status).toHaveValue('done')
  await page.keyboard.press('Escape')
  await note.status.selectOption('Checked')
  await expect(frame.saved).toBeVisible()
  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(writingOn(again.page, passages.research).status).toHaveValue('checked')
})

test('the name of the author is asked for once, in the first note', async ({ page }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  await openStatement(pages)
  await reader.startNote(passages.research)
  const first = writingOn(page, passages.research)
  await expect(first.text).toBeFocused()
  await tabTo(first.author)
  await page.keyboard.type('A. Person')
  await page.keyboard.press('Control+Enter')
  await expect(first.card).toContainText('A. Person, ')
  await reader.startNote(passages.encryption)
  const second = writingOn(page, passages.encryption)
  await expect(second.text).toBeFocused()
  await expect(second.author).toBeHidden()
  await second.done.click()
  await expect(second.card).toContainText('A. Person, ')
  await frame.open('Settings')
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('A. Person')
})

test('a name that was not given is not asked for again', async ({ page }) => {
  const pages = pagesOf(page)
  await openStatement(pages)
  await pages.reader.startNote(passages.research)
  const note = writingOn(page, passages.research)
  await expect(note.author).toBeVisible()
  await note.done.click()
  await note.edit()
  await expect(note.text).toBeFocused()
  await expect(note.author).toBeHidden()
})

test('links to a note, a passage and a paragraph are copied', { tag: '@browser-host' }, async ({ page }) => {
  const pages = pagesOf(page)
  const { reader } = pages
  await openStatement(pages)
  await reader.highlight(passages.research, 'green')
  await writingOn(page, passages.research).choose('Copy link')
  await expect(page.getByText('Link to this note copied')).toBeVisible()
  expect(await clipboard(page)).toMatch(/^campaign-archive:\/\/open\/[^/]+\/note\/[0-9a-f-]{36}$/)

  await reader.drag(passages.encryption)
  await page.keyboard.press('l')
  await expect(page.getByText('Link to the selected passage copied')).toBeVisible()
  expect(await clipboard(page)).toMatch(new RegExp(`/v3/source/${statement}/\\d+-\\d+$`))

  await page.keyboard.press('s')
  await page.keyboard.press('p')
  await expect(reader.bar).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByText(/^Link to paragraph \d+ copied$/)).toBeVisible()
  expect(await clipboard(page)).toMatch(new RegExp(`/v3/source/${statement}/b\\d+$`))
})

test('of two texts side by side, a key is meant for the one in which a passage is selected', async ({ page }) => {
  const { frame, reading } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  await frame.goTo(`/v3/source/${statement}?beside=v3.${article}`)
  for (const pane of [reading.second, reading.first]) {
    await reading.textOf(pane).focus()
    await page.keyboard.press('s')
    await page.keyboard.press('p')
    const words = await selected(page)
    await page.keyboard.press('3')
    await expect(pane.getByRole('button', { name: `blue highlight: “${words.slice(0, 40)}` })).toBeVisible()
  }
})

test('a tag that was typed and not entered is taken by Done, pressed with the mouse', async ({ page }) => {
  const pages = pagesOf(page)
  await openStatement(pages)
  await pages.reader.startNote(passages.research)
  const card = writingOn(page, passages.research)
  await card.text.fill('Ask for the study.')
  // Wide enough to need a row of its own: the field that takes it moves what stands below.
  await card.tagField.fill('a question to be put to the company in writing, research')
  // As long as a hand takes: what a field does when it is left happens in between.
  await card.done.click({ delay: 300 })
  await expect(card.text).toBeHidden()
  await expect(card.tags).toHaveText(['#a question to be put to the company in writing', '#research'])
})

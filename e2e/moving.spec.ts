import { expect, test } from './fixtures.ts'
import { MovingPage } from './pages/moving-page.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { putEditedLetter } from './support/edited-letter.ts'

test.use({ prepare: { archive: putEditedLetter } })

const many = 'the design of the service harms many young people'
const must = 'They must have one before the end of the year.'
const press = 'The press has reported on these matters at length.'
const publish = 'Publish all research on the mental health of children'
const assess = 'Assess the risks of every new product'

/** Notes made in the first edition, with the second one open. */
async function readOn({ page, frame, reader }: Pages, ...passages: readonly string[]): Promise<void> {
  await frame.goTo('/v1/source/letter')
  for (const words of passages) await reader.highlight(words, 'green')
  await expect(frame.saved).toBeVisible()
  await frame.goTo('/v2/source/letter')
  await expect(page.getByRole('combobox', { name: 'Choose the edition to read' })).toHaveValue('v2')
}

test('notes whose words changed are shown with both passages and what changed, and nothing moves unasked', async ({ page }) => {
  const pages = pagesOf(page)
  const moving = new MovingPage(page)
  await readOn(pages, many, must, press, publish)
  const { reader } = pages
  // Only the note with the same words is followed.
  await expect.poll(() => reader.painted('note-green')).toEqual([publish])
  await expect(moving.banner).toContainText('3 notes from an earlier edition wait for you to decide')
  await expectAccessible(page, 'a source with notes to decide on')
  await moving.banner.getByRole('link', { name: 'Look at them' }).click()
  await expect(moving.heading).toHaveText('Your notes and edition v2')
  await expect(moving.banner).toBeHidden()
  await expect(moving.entries).toHaveCount(3)

  await expect(moving.entry(many)).toContainText('A word for how much changed: “many” became “some”')
  await expect(moving.column(many, 'v1').getByRole('deletion')).toContainText('many')
  await expect(moving.column(many, 'v2').getByRole('insertion')).toContainText('some')
  await expect(moving.entry(must)).toContainText('A word such as must or may changed: “must” became “should”')
  await expect(moving.entry(press)).toContainText('The passage was not found in this edition.')
  await expect(moving.entry(press).getByRole('button', { name: /^Take it to/ })).toHaveCount(0)
  await expect(moving.group('To decide (3)')).toBeChecked()
  await expect(moving.group('Same words (1)')).toBeVisible()
  await expectAccessible(page, 'the notes to decide on')

  // The old passage is one press away, in its own edition.
  await moving.entry(press).getByRole('link', { name: 'Read it in edition v1' }).click()
  await expect.poll(() => reader.painted('passage')).toEqual([press])
})

test('a note is taken to the edition, and the old passage stays readable; each step is undone', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, reader, exporting, notes } = pages
  const moving = new MovingPage(page)
  await readOn(pages, many)
  await moving.banner.getByRole('link').click()
  await moving.entry(many).getByRole('button', { name: 'Take it to edition v2' }).click()
  await expect(page.getByText('1 note taken to edition v2')).toBeVisible()
  await expect(moving.group('Taken to this edition (1)')).toBeVisible()
  await frame.undo.click()
  await moving.show('To decide (1)')
  await moving.entry(many).getByRole('button', { name: 'Take it to edition v2' }).click()
  await expect(moving.group('Taken to this edition (1)')).toBeVisible()
  await expect(frame.saved).toBeVisible()

  const some = many.replace('many', 'some')
  await frame.goTo('/v2/source/letter')
  await expect.poll(() => reader.painted('note-green')).toEqual([some])
  const { card } = cardOn(page, some)
  await card.getByText('Stood on another passage before').click()
  await expect(card).toContainText(`Before, in edition v1, it stood on: “${many}”`)
  // In the old edition it stands where it stood.
  await card.getByRole('link', { name: 'Read it in edition v1' }).click()
  await expect.poll(() => reader.painted('note-green')).toEqual([many])

  // What is read is cited: there the old words, here the new ones.
  for (const [edition, words] of [
    ['v1', many],
    ['v2', some],
  ] as const) {
    await frame.goTo(`/${edition}/notes`)
    await expect(page.getByRole('combobox', { name: 'Choose the edition to read' })).toHaveValue(edition)
    await expect(notes.cards).toHaveCount(1)
    await page.keyboard.press('Control+s')
    await expect(exporting.preview).toContainText(`> ${words}[`)
    await expect(exporting.preview).toContainText(`Edition ${edition}, source letter`)
    await page.keyboard.press('Escape')
    await expect(exporting.dialog).toBeHidden()
  }

  await frame.goTo('/v2/notes/moved?show=taken')
  await moving.entry(many).getByRole('button', { name: 'Put it back on edition v1' }).click()
  await moving.show('To decide (1)')
  await expect(moving.entry(many)).toBeVisible()
})

test('a note that is left on its edition is not asked about again, says so where it is met, and can be taken up again', async ({
  page,
}) => {
  const pages = pagesOf(page)
  const { frame, reader } = pages
  const moving = new MovingPage(page)
  await readOn(pages, many, publish)
  await moving.banner.getByRole('link').click()
  await moving.entry(many).getByRole('button', { name: 'Leave it on edition v1' }).click()
  await moving.show('Same words (1)')
  await moving.entry(publish).getByRole('button', { name: 'Leave it on edition v1' }).click()
  await expect(moving.group('Left on their edition (2)')).toBeVisible()
  await expect(frame.saved).toBeVisible()

  await frame.goTo('/v2/source/letter')
  const { card } = cardOn(page, many)
  await expect(card).toContainText('You left this note on edition v1.')
  await expect(moving.banner).toBeHidden()
  await expect.poll(() => reader.painted('note-green')).toEqual([])
  await card.getByRole('link', { name: 'What became of your notes' }).click()
  await expect(moving.entry(many)).toBeFocused()
  await moving.entry(many).getByRole('button', { name: 'Ask again' }).click()
  await expect(moving.group('To decide (1)')).toBeVisible()
  await page.reload()
  await expect(moving.group('To decide (1)')).toBeVisible()
})

test('a passage that was not found is selected in the new text, by mouse or with Escape not at all', async ({ page }) => {
  const pages = pagesOf(page)
  const { reader, frame } = pages
  const moving = new MovingPage(page)
  await readOn(pages, press)
  await moving.banner.getByRole('link').click()
  await moving.entry(press).getByRole('button', { name: 'Select the passage…' }).click()
  await expect(moving.attaching).toContainText(press)
  await page.keyboard.press('Escape')
  await expect(moving.heading).toBeVisible()
  await expect(moving.group('To decide (1)')).toBeVisible()

  await moving.entry(press).getByRole('button', { name: 'Select the passage…' }).click()
  const words = 'A copy of this letter goes to the regulator.'
  await reader.drag(words)
  await expect(moving.attaching.getByRole('status')).toHaveText(`Selected: “${words}”`)
  await expectAccessible(page, 'a passage selected for a note')
  await page.keyboard.press('Enter')
  await expect(moving.heading).toBeVisible()
  await moving.show('Taken to this edition (1)')
  await expect(moving.column(press, 'v2')).toContainText(words)
  await frame.goTo('/v2/source/letter')
  await expect.poll(() => reader.painted('note-green')).toEqual([words])
})

test('all notes of a kind are decided on at once, in one step that is undone', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame } = pages
  const moving = new MovingPage(page)
  await readOn(pages, publish, assess, many, must)
  await frame.goTo('/v2/notes/moved')
  await moving.show('Same words (2)')
  await page.getByRole('button', { name: 'Take all 2 to edition v2' }).click()
  await expect(moving.group('Taken to this edition (2)')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(moving.group('Same words (2)')).toBeVisible()

  await moving.show('Wording changed (2)')
  await expect(
    page.getByText('2 of these change what may matter: a word for how much, a word such as must or may.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Leave all 2 on their editions' }).click()
  await moving.show('Left on their edition (2)')
  await page.getByRole('button', { name: 'Ask about all 2 again' }).click()
  await expect(moving.group('Wording changed (2)')).toBeVisible()
})

test('the notes are gone through by key alone', async ({ page }) => {
  const pages = pagesOf(page)
  const moving = new MovingPage(page)
  await readOn(pages, many, must, press)
  await pages.frame.goTo('/v2/notes/moved')
  await expect(moving.entries).toHaveCount(3)
  await page.keyboard.press('n')
  await expect(moving.entries.nth(0)).toBeFocused()
  await page.keyboard.press('n')
  await expect(moving.entries.nth(1)).toBeFocused()
  await page.keyboard.press('p')
  await expect(moving.entries.nth(0)).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByText('1 note taken to edition v2')).toBeVisible()
  await expect(moving.entries).toHaveCount(2)
  await expect(moving.entries.nth(0)).toBeFocused()
  await page.keyboard.press('k')
  await expect(moving.entries).toHaveCount(1)
  await expect(moving.entries.nth(0)).toBeFocused()
  await page.keyboard.press('s')
  await expect(moving.attaching).toBeVisible()
})

test('the way to it stands at the editions and at the note in the list; an older edition asks nothing', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, reader } = pages
  const moving = new MovingPage(page)
  await readOn(pages, many)
  await moving.banner.getByRole('button', { name: 'Not now' }).click()
  await expect(moving.banner).toBeHidden()
  await frame.open('Editions')
  await page.getByRole('link', { name: 'What became of your notes (1 to decide)' }).click()
  await expect(moving.entry(many)).toBeVisible()
  await frame.open('Notes')
  await expect(cardOn(page, many).card).toContainText('The wording has changed in this edition.')
  await cardOn(page, many).card.getByRole('link', { name: 'Decide what becomes of it' }).click()
  await expect(moving.entry(many)).toBeFocused()

  await frame.goTo('/v2/source/letter')
  await reader.highlight('A copy of this letter goes to the regulator.', 'blue')
  await frame.goTo('/v1/notes/moved')
  await expect(page.getByText('No note of an earlier edition is affected')).toBeVisible()
  await expect(page.getByText('1 note was made in a later edition than this one.')).toBeVisible()
  await expectAccessible(page, 'no note to decide on')
})

import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { Trash } from './pages/trash.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

async function makeNotes({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.write('Was it ever shared?', ['research'])
  await reader.highlight(passages.encryption, 'pink')
  await expect(frame.saved).toBeVisible()
}

const research = passages.research.slice(0, 30)
const encryption = passages.encryption.slice(0, 30)

test('a briefing is started by source, written, put in order by key and by drag, and is there after a reload', async ({
  page,
}) => {
  const pages = pagesOf(page)
  const { frame, briefings } = pages
  await makeNotes(pages)
  await frame.open('Briefings')
  await expect(page.getByText('No briefing yet')).toBeVisible()
  await briefings.start('For the committee', 'By source')
  await expect(briefings.parts).toHaveCount(3)
  await expect.poll(() => briefings.outline()).toEqual(['Hope For Children joins the Wo', research, encryption])
  await expect(briefings.preview.getByRole('blockquote').first()).toContainText(passages.research)
  await expectAccessible(page, 'a briefing being composed')

  // By key, and said to those who do not see it.
  await briefings.handle(2).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByText('Moved to place 3 of 3.')).toBeAttached()
  await expect.poll(() => briefings.outline()).toEqual([expect.anything(), encryption, research])
  await expect(briefings.handle(3)).toBeFocused()

  // By drag: the last one to the top. Both are in sight: scrolling under a button that is held down would take hold of another part.
  await page.setViewportSize({ width: 1280, height: 1500 })
  await briefings.handle(3).dragTo(briefings.handle(1), { targetPosition: { x: 10, y: 3 } })
  await expect.poll(() => briefings.outline()).toEqual([research, 'Hope For Children joins the Wo', encryption])

  // A text after the part that was worked at, and its words in the preview before anything is saved.
  await briefings.handle(2).focus()
  await expect(page.getByText('New parts go after part 2')).toBeVisible()
  await briefings.addText.click()
  await expect(briefings.part(3).getByRole('textbox')).toBeFocused()
  await page.keyboard.type('In *short*: they ask for research.')
  await expect(briefings.preview.getByText('they ask for research.')).toBeVisible()
  await expect(frame.saved).toBeVisible()
  await briefings.part(4).getByRole('combobox').selectOption('Reference')
  await expect(briefings.preview.getByRole('blockquote')).toHaveCount(1)
  await expect(frame.saved).toBeVisible()

  await page.reload()
  await expect(briefings.parts).toHaveCount(4)
  await expect
    .poll(() => briefings.outline())
    .toEqual([research, 'Hope For Children joins the Wo', 'In *short*: they ask for resea', encryption])
  await expect(briefings.part(4).getByRole('combobox')).toHaveValue('reference')
  await expect(briefings.title).toHaveValue('For the committee')

  // What was done is undone, step by step.
  await page.getByRole('main').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/^Undone: form or level of 1 part/)).toBeVisible()
  await expect(briefings.part(4).getByRole('combobox')).toHaveValue('quotation')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Undone: words in a briefing.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/^Undone: 1 part added/)).toBeVisible()
  await expect(briefings.parts).toHaveCount(3)
})

test('notes are added from the list and from a selection, and stay one note in two briefings', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, briefings, reader } = pages
  await makeNotes(pages)
  await frame.open('Briefings')
  await briefings.start('One', 'An empty outline')
  await expect(page.getByText('Nothing in it yet')).toBeVisible()
  await briefings.addNotes.click()
  await briefings.picking.getByRole('checkbox', { name: /^Choose the note on “Share its full research/ }).check({ force: true })
  await briefings.picking.getByRole('button', { name: 'Add 1 note' }).click()
  await expect.poll(() => briefings.outline()).toEqual([research])
  await briefings.addNotes.click()
  // What stands there already is not added a second time by the way.
  await briefings.picking.getByRole('checkbox', { name: 'Choose all that are not in this briefing yet' }).check({ force: true })
  await expectAccessible(page, 'notes being chosen for a briefing')
  await briefings.picking.getByRole('button', { name: 'Add 1 note' }).click()
  await expect.poll(() => briefings.outline()).toEqual([research, encryption])

  // From a passage that has no note yet, by its key, into a new briefing.
  await frame.goTo(`/v3/source/${statement}`)
  // The notes beside the text come after it: until then the text may still move.
  await expect(cardOn(page, passages.research).card).toBeVisible()
  await reader.drag(passages.research)
  await page.keyboard.press('a')
  await expect(briefings.adding).toBeVisible()
  await briefings.adding.getByRole('combobox').selectOption('A new briefing')
  await briefings.adding.getByRole('textbox').fill('Two')
  await expectAccessible(page, 'a briefing being chosen for a note')
  await briefings.adding.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('1 note added to “Two”.')).toBeVisible()

  await frame.open('Briefings')
  await expect(briefings.rows).toHaveCount(2)
  await expectAccessible(page, 'the list of briefings')
  await page.getByRole('link', { name: 'Two' }).click()
  await expect(briefings.parts).toHaveCount(1)
  await briefings.part(1).getByRole('button', { name: 'Edit comment' }).click()
  await briefings.part(1).getByRole('textbox').fill('Never shared, as far as is known.')
  await expect(frame.saved).toBeVisible()
  await page.getByRole('link', { name: 'All briefings' }).click()
  await page.getByRole('link', { name: 'One' }).click()
  await expect(briefings.part(1)).toContainText('Never shared, as far as is known.')

  // A note in the trash is said at its place, and still written.
  await frame.open('Notes')
  await pages.notes.chooseAll.check({ force: true })
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 notes moved to the trash')).toBeVisible()
  await frame.open('Briefings')
  await page.getByRole('link', { name: 'One' }).click()
  await expect(briefings.part(1)).toContainText('This note lies in the trash. Its words still stand in the document')
  await expect(briefings.preview.getByRole('blockquote').first()).toContainText(passages.research)
  await page.getByText('To look at: 2').click()
  await expect(briefings.warnings).toContainText('This note lies in the trash, and its words still stand in the document')
  await briefings
    .part(1)
    .getByRole('button', { name: /^Restore the note/ })
    .click()
  await expect(briefings.part(1)).not.toContainText('This note lies in the trash.')

  // Removed for good it is not written, and the document says so as the file will.
  await frame.open('Notes')
  const trash = new Trash(page)
  await trash.open()
  await trash.removeOf(passages.encryption).click()
  await trash.confirm.click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await frame.open('Briefings')
  await page.getByRole('link', { name: 'One' }).click()
  await expect(briefings.part(2)).toContainText('The note that stood here was removed for good')
  await expect(briefings.preview).toContainText('A note that stood here was removed for good.')
  await expect(briefings.preview.getByRole('blockquote')).toHaveCount(1)
})

test('notes are dragged from their list to a place in the outline, or added by key', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, briefings } = pages
  await makeNotes(pages)
  await page.setViewportSize({ width: 1400, height: 1200 })
  await frame.open('Briefings')
  await briefings.start('One', 'An empty outline')
  await briefings.show('Notes')
  await expectAccessible(page, 'notes beside an empty outline')
  // Into an empty outline.
  await briefings.listed(research).dragTo(page.getByText('Nothing in it yet'))
  await expect.poll(() => briefings.outline()).toEqual([research])
  // Before what is there.
  await briefings.listed(encryption).dragTo(briefings.handle(1), { targetPosition: { x: 10, y: 3 } })
  await expect.poll(() => briefings.outline()).toEqual([encryption, research])
  await expect(briefings.listed(encryption)).toContainText('Already in this briefing')
  // By key, after the part that was worked at.
  await briefings.handle(1).focus()
  await expect(page.getByText('New parts go after part 1')).toBeVisible()
  await briefings
    .listed(research)
    .getByRole('button', { name: /^Add the note/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => briefings.outline()).toEqual([encryption, research, research])
  await page.getByRole('main').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => briefings.outline()).toEqual([encryption, research])

  await page.getByRole('textbox', { name: 'Words' }).fill('reversed')
  await expect(briefings.listed(research)).toBeHidden()
  await expect(briefings.listed(encryption)).toBeVisible()
})

test('a briefing is renamed, copied, removed, and brought back', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, briefings } = pages
  await frame.goTo('/v3/briefings')
  await briefings.start('First', 'By recommendation')
  await expect(briefings.parts).toHaveCount(5)
  await frame.open('Briefings')
  await page.getByRole('button', { name: 'Rename “First”' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Renamed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Renamed' })).toBeVisible()
  await page.getByRole('button', { name: 'Duplicate “Renamed”' }).click()
  await expect(page.getByRole('link', { name: 'Renamed (copy)' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove “Renamed”' }).click()
  await expect(page.getByText('“Renamed” was removed. Its notes stay.')).toBeVisible()
  await expect(briefings.rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Show removed (1)' }).click()
  await page.getByRole('button', { name: 'Bring back “Renamed”' }).click()
  await expect(page.getByRole('link', { name: 'Renamed', exact: true })).toBeVisible()
})

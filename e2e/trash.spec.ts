import { expect, test } from './fixtures.ts'
import { BriefingsPage } from './pages/briefings-page.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { Trash } from './pages/trash.ts'
import { expectAccessible } from './support/axe.ts'
import { filesWith, rowsWith } from './support/find-words.ts'
import { passages, statement } from './support/sources.ts'

const SECRET = 'Zanzibar quicksilver'

/** Three notes, of which two are deleted: one with words that are found nowhere else. */
async function fillTrash({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.write(SECRET)
  await research.edit()
  await research.write('Say nothing of it.')
  await reader.highlight(passages.encryption, 'pink')
  await reader.highlight(passages.choices, 'yellow')
  await frame.open('Notes')
  for (const passage of [passages.research, passages.encryption]) {
    await cardOn(page, passage).delete()
    await expect(cardOn(page, passage).card).toHaveCount(0)
  }
  await expect(frame.saved).toBeVisible()
}

test('a note that is removed for good leaves no words behind, in no file and no database, and nothing brings it back', async ({
  page,
  program,
  folders,
}) => {
  const pages = pagesOf(page)
  await fillTrash(pages)
  expect(await filesWith(folders.profile, SECRET)).not.toEqual([])
  expect(await rowsWith(page, SECRET)).not.toEqual([])

  const trash = new Trash(page)
  await trash.open()
  await expect(trash.note(passages.research)).toContainText(/Deleted \d+ \w+ \d{4}, removed for good on \d+ \w+ \d{4}/)
  await trash.removeOf(passages.research).click()
  await expect(trash.dialog).toContainText('This cannot be undone.')
  await expect(trash.cancel).toBeFocused()
  await expectAccessible(page, 'removing a note for good')
  await page.keyboard.press('Escape')
  await expect(trash.note(passages.research)).toBeVisible()
  await trash.removeOf(passages.research).click()
  await trash.confirm.click()
  await expect(page.getByText('1 note was removed for good')).toBeVisible()
  await expect(trash.notes).toHaveCount(1)
  await expect(pages.frame.saved).toBeVisible()

  expect(await filesWith(folders.profile, SECRET)).toEqual([])
  expect(await rowsWith(page, SECRET)).toEqual([])
  // What can be undone now is the step before, and nothing of the removed note.
  await page.getByRole('main').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Undone: 1 note deleted.')).toBeVisible()
  await expect(page.getByText('The trash is empty')).toBeVisible()

  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(again.notes.cards).toHaveCount(2)
  await expect(again.page.getByText(SECRET)).toHaveCount(0)
  expect(await filesWith(folders.profile, SECRET)).toEqual([])
  expect(await rowsWith(again.page, SECRET)).toEqual([])
})

test('a briefing that is removed for good leaves no words behind, and neither does a note that stood in another one', async ({
  page,
  program,
  folders,
}) => {
  const pages = pagesOf(page)
  const briefings = new BriefingsPage(page)
  await pages.frame.goTo(`/v3/source/${statement}`)
  await pages.reader.highlight(passages.research, 'green')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.write('Plain words')
  await expect(pages.frame.saved).toBeVisible()
  await pages.frame.open('Briefings')
  await briefings.start(`Briefing ${SECRET}`, 'An empty outline')
  await briefings.addText.click()
  await briefings.field(1).fill('Words of Kilimanjaro basalt')
  await briefings.addText.click()
  await briefings.field(2).fill('Words of Okavango granite')
  await briefings.addNotes.click()
  await briefings.picking.getByRole('checkbox', { name: 'Choose all that are shown' }).check({ force: true })
  await briefings.picking.getByRole('button', { name: 'Add 1 note' }).click()
  await expect(briefings.parts).toHaveCount(3)
  await briefings.part(3).getByRole('button', { name: 'Edit comment' }).click()
  await briefings.part(3).getByRole('textbox').fill('Comment of Serengeti marble')
  await page.keyboard.press('Escape')
  await briefings
    .part(2)
    .getByRole('button', { name: /^Take out/ })
    .click()
  await expect(briefings.parts).toHaveCount(2)
  await expect(pages.frame.saved).toBeVisible()

  // The note goes while the briefing stays: its words stood in a part, and in a field of the briefing.
  await pages.frame.open('Notes')
  await cardOn(page, passages.research).delete()
  const trash = new Trash(page)
  await trash.open()
  await trash.removeOf(passages.research).click()
  await trash.confirm.click()
  await expect(page.getByText('1 note was removed for good')).toBeVisible()
  expect(await filesWith(folders.profile, 'Serengeti')).toEqual([])
  expect(await rowsWith(page, 'Serengeti')).toEqual([])
  expect(await filesWith(folders.profile, 'Kilimanjaro')).not.toEqual([])

  await pages.frame.open('Briefings')
  await briefings.remove(`Briefing ${SECRET}`).click()
  await briefings.showRemoved.click()
  await expect(briefings.rows).toContainText([/Deleted \d+ \w+ \d{4}, removed for good on \d+ \w+ \d{4}/])
  await briefings.removeForGood(`Briefing ${SECRET}`).click()
  await expect(briefings.removal).toContainText('This cannot be undone.')
  await expectAccessible(page, 'removing a briefing for good')
  await briefings.removal.getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByText(`“Briefing ${SECRET}” was removed for good`)).toBeVisible()
  await expect(briefings.rows).toHaveCount(0)
  await expect(pages.frame.saved).toBeVisible()
  for (const words of [SECRET, 'Kilimanjaro', 'Okavango', 'Serengeti']) {
    expect(await filesWith(folders.profile, words)).toEqual([])
    expect(await rowsWith(page, words)).toEqual([])
  }
  const again = pagesOf(await program.restart())
  await again.frame.open('Briefings')
  await expect(new BriefingsPage(again.page).make).toBeVisible()
  for (const words of [SECRET, 'Kilimanjaro', 'Okavango']) {
    expect(await filesWith(folders.profile, words)).toEqual([])
    expect(await rowsWith(again.page, words)).toEqual([])
  }
})

test('chosen notes are removed by key, and the trash is emptied', async ({ page }) => {
  const pages = pagesOf(page)
  await fillTrash(pages)
  const trash = new Trash(page)
  await trash.open()
  await expectAccessible(page, 'the trash')
  await pages.notes.choose(passages.encryption.slice(0, 40))
  await page.keyboard.press('Delete')
  await expect(trash.dialog).toHaveAccessibleName('Remove 1 note for good')
  await trash.confirm.click()
  await expect(trash.notes).toHaveCount(1)
  await trash.empty.click()
  await trash.confirm.click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await trash.back.click()
  await expect(pages.notes.cards).toHaveCount(1)
})

test('notes go when their time is over, at the next start; what is kept until one removes it stays', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  // Deleted at the beginning of the year: the clock of the window is the one that counts.
  await page.clock.setFixedTime(new Date('2027-01-01T12:00:00Z'))
  await fillTrash(pages)
  const trash = new Trash(page)
  await trash.open()
  await expect(trash.notes.first()).toContainText('Deleted 1 January 2027, removed for good on 1 April 2027')
  await pages.frame.open('Settings')
  await trash.keep.getByText('until I remove them').click()
  await expect(pages.frame.saved).toBeVisible()

  const later = await program.restart()
  await later.clock.setFixedTime(new Date('2027-04-02T12:00:00Z'))
  await later.reload()
  const kept = new Trash(later)
  await pagesOf(later).frame.open('Notes')
  await kept.open()
  await expect(kept.notes).toHaveCount(2)
  await expect(kept.notes.first()).toContainText('kept until you remove it')
  await pagesOf(later).frame.open('Settings')
  await kept.keep.getByText('90 days').click()
  await expect(
    later.getByText('With this setting 2 notes will be removed for good from the trash at the next start.'),
  ).toBeVisible()
  await expectAccessible(later, 'how long deleted notes are kept')

  await later.reload()
  await expect(later.getByText('2 notes had been in the trash long enough and were removed for good')).toBeVisible()
  await pagesOf(later).frame.open('Notes')
  await expect(pagesOf(later).notes.cards).toHaveCount(1)
  await expect(kept.page.getByRole('button', { name: /^Trash/ })).toHaveCount(0)
})

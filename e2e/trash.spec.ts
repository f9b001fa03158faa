import { expect, test } from './fixtures.ts'
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
    later.getByText('With this setting 2 notes in the trash will be removed for good at the next start.'),
  ).toBeVisible()
  await expectAccessible(later, 'how long deleted notes are kept')

  await later.reload()
  await expect(later.getByText('2 notes in the trash had been deleted long enough ago and were removed for good')).toBeVisible()
  await pagesOf(later).frame.open('Notes')
  await expect(pagesOf(later).notes.cards).toHaveCount(1)
  await expect(kept.page.getByRole('button', { name: /^Trash/ })).toHaveCount(0)
})

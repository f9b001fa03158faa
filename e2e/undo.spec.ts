import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { passages, statement } from './support/sources.ts'

const undoKey = 'ControlOrMeta+z'
const redoKey = 'ControlOrMeta+Shift+z'

async function makeNotes({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const research = cardOn(page, passages.research)
  await research.edit()
  await research.write('Was it ever shared?', ['research'])
  await reader.highlight(passages.encryption, 'pink')
  await expect(frame.saved).toBeVisible()
}

/** Keys go to the page, and to no field. */
async function press({ page }: Pages, key: string): Promise<void> {
  await page.getByRole('main').focus()
  await page.keyboard.press(key)
}

test('what was done before a restart is undone after it, step by step, in the list and in the reader', async ({
  page,
  program,
}) => {
  const before = pagesOf(page)
  await makeNotes(before)
  await before.frame.open('Notes')
  await before.notes.chooseAll.check({ force: true })
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 notes moved to the trash')).toBeVisible()
  await expect(before.frame.saved).toBeVisible()

  const after = pagesOf(await program.restart())
  await after.frame.open('Notes')
  await expect(after.page.getByText('You have no notes yet')).toBeVisible()
  await press(after, undoKey)
  await expect(after.page.getByText('Undone: 2 notes deleted.')).toBeVisible()
  await expect(after.notes.cards).toHaveCount(2)

  await after.frame.goTo(`/v3/source/${statement}`)
  await expect(cardOn(after.page, passages.encryption).card).toBeVisible()
  await press(after, undoKey)
  await expect(after.page.getByText('Undone: 1 note made.')).toBeVisible()
  await expect(cardOn(after.page, passages.encryption).card).toHaveCount(0)
  await press(after, undoKey)
  await expect(after.page.getByText('Undone: tags of 1 note.')).toBeVisible()
  await press(after, redoKey)
  await expect(after.page.getByText('Done again: tags of 1 note.')).toBeVisible()
  await expect(cardOn(after.page, passages.research).tags).toHaveText(['#research'])
  await press(after, redoKey)
  await expect(cardOn(after.page, passages.encryption).card).toBeVisible()
})

test('a reload keeps what can be undone, across notes, tags, searches and colours', async ({ page }) => {
  const pages = pagesOf(page)
  await makeNotes(pages)
  const { frame, notes } = pages
  await frame.open('Notes')
  await notes.choose(passages.research.slice(0, 40))
  await notes.bar.getByRole('button', { name: 'Colour the chosen notes blue' }).click()
  await frame.open('Settings')
  const meaning = page.getByRole('textbox', { name: 'blue' })
  await meaning.fill('figure')
  await meaning.press('Enter')
  await expect(frame.saved).toBeVisible()
  await page.reload()
  await expect(frame.heading).toHaveText('Settings')
  await press(pages, undoKey)
  await expect(page.getByText('Undone: name of a colour.')).toBeVisible()
  await expect(meaning).toHaveValue('')
  await press(pages, undoKey)
  await expect(page.getByText('Undone: colour of 1 note.')).toBeVisible()
})

test('words that another window wrote since are not overwritten, and it is said; each window undoes its own', async ({
  page,
}) => {
  const mine = pagesOf(page)
  await makeNotes(mine)
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('Mine.')
  await expect(mine.frame.saved).toBeVisible()

  const other = pagesOf(await page.context().newPage())
  await other.page.goto(page.url())
  await expect(cardOn(other.page, passages.research).card).toContainText('Mine.')
  await press(other, undoKey)
  await expect(other.page.getByText('There is nothing to undo in this window.')).toBeVisible()
  const theirs = cardOn(other.page, passages.research)
  await theirs.edit()
  await theirs.write('Theirs.')
  await expect(other.frame.saved).toBeVisible()

  await expect(card.card).toContainText('Theirs.')
  await press(mine, undoKey)
  await expect(page.getByText('Not undone: words of a note. It was changed again since, and stays as it is now.')).toBeVisible()
  await expect(card.card).toContainText('Theirs.')
  await press(other, undoKey)
  await expect(other.page.getByText('Undone: words of a note.')).toBeVisible()
  await expect(card.card).toContainText('Mine.')
})

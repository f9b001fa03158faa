import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { RemovedList } from './pages/removed-list.ts'
import { templatesPage } from './pages/templates-page.ts'
import { expectAccessible } from './support/axe.ts'
import { filesWith, rowsWith } from './support/find-words.ts'
import { passages, statement } from './support/sources.ts'

const SECRET = 'Zanzibar quicksilver'

async function expectGone(page: Page, profile: string, ...words: readonly string[]): Promise<void> {
  for (const each of words) {
    expect(await filesWith(profile, each)).toEqual([])
    expect(await rowsWith(page, each)).toEqual([])
  }
}

test('a template that is removed for good leaves no words behind, and nothing brings it back', async ({
  page,
  program,
  folders,
}) => {
  const { frame } = pagesOf(page)
  const templates = templatesPage(page)
  await templates.open()
  await templates.make('Short list of quotations')
  await templates.text('Short list of quotations').fill(`# ${SECRET}`)
  await expect(templates.preview).toContainText(SECRET)
  await page.getByRole('button', { name: 'Rename the template “Short list of quotations”' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('House of Okavango')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove the template “House of Okavango”' }).click()
  await expect(frame.saved).toBeVisible()
  expect(await filesWith(folders.profile, SECRET)).not.toEqual([])
  expect(await rowsWith(page, SECRET)).not.toEqual([])

  const removed = new RemovedList(page, 'Removed templates')
  await removed.show.click()
  await expect(removed.row('House of Okavango')).toContainText(/Deleted \d+ \w+ \d{4}, removed for good on \d+ \w+ \d{4}/)
  await expectAccessible(page, 'removed templates')
  await removed.restore('House of Okavango').click()
  await expect(templates.text('House of Okavango')).toHaveValue(`# ${SECRET}`)
  await page.getByRole('button', { name: 'Remove the template “House of Okavango”' }).click()
  await removed.removeForGood('House of Okavango').focus()
  await page.keyboard.press('Enter')
  await expect(removed.dialog).toContainText('The template “House of Okavango” with all earlier versions')
  await expect(removed.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page, 'removing a template for good')
  await removed.confirm.click()
  await expect(page.getByText('“House of Okavango” was removed for good')).toBeVisible()
  await expect(removed.region).toHaveCount(0)
  await expect(frame.saved).toBeVisible()
  await expectGone(page, folders.profile, SECRET, 'Okavango')

  const again = await program.restart()
  await templatesPage(again).open()
  await expect(again.getByText('You have no templates yet')).toBeVisible()
  await expectGone(again, folders.profile, SECRET, 'Okavango')
})

test('searches, what the log has of them and own words are removed for good, and leave no words behind', async ({
  page,
  program,
  folders,
}) => {
  const { frame, searches, search } = pagesOf(page)
  await frame.searchBox.fill(`"${SECRET}" OR encryption`)
  await search.expectTotal(2)
  await frame.searchBox.press('Enter')
  await searches.keep.click()
  await frame.open('Searches')
  await expect(searches.logged).toHaveCount(1)
  await searches.addWords.click()
  await searches.wordsField.fill('Okavango; Kilimanjaro')
  await searches.saveWords.click()
  await expect(searches.groups).toHaveCount(3)
  await expect(frame.saved).toBeVisible()
  for (const words of [SECRET, 'Okavango']) {
    expect(await filesWith(folders.profile, words)).not.toEqual([])
    expect(await rowsWith(page, words)).not.toEqual([])
  }

  await searches.kept.getByRole('button', { name: 'Remove' }).click()
  await searches.log.getByRole('checkbox', { name: 'Choose all shown' }).check({ force: true })
  await searches.log.getByRole('button', { name: 'Remove', exact: true }).click()
  await searches.words.getByRole('button', { name: 'Remove' }).last().click()
  for (const [title, name] of [
    ['Removed searches', `"${SECRET}" OR encryption`],
    ['Taken out of the log', '1 entry of the search log'],
    ['Removed groups of words', 'Okavango'],
  ] as const) {
    const removed = new RemovedList(page, title)
    await removed.show.click()
    await removed.removeForGood(name).click()
    await expect(removed.dialog).toContainText('What Undo has kept of it.')
    await removed.confirm.click()
    await expect(page.getByText(/ was removed for good$/)).toBeVisible()
    await expect(removed.region).toHaveCount(0)
  }
  await expect(frame.saved).toBeVisible()
  // The box still holds what was typed last, and the address of the page of results that was left.
  await frame.searchBox.fill('')
  await expectGone(page, folders.profile, SECRET, 'Okavango', 'Kilimanjaro')

  const again = pagesOf(await program.restart())
  await again.frame.open('Searches')
  await expect(again.searches.groups).toHaveCount(2)
  await expect(again.searches.kept).toHaveCount(0)
  await expectGone(again.page, folders.profile, SECRET, 'Okavango', 'Kilimanjaro')
})

test('a tag is removed for good out of every version of every note, and so is one that only earlier versions have', async ({
  page,
  program,
  folders,
}) => {
  const { frame, reader, tags } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  for (const [passage, colour, tag] of [
    [passages.research, 'green', 'Okavango'],
    [passages.encryption, 'blue', 'Kilimanjaro'],
  ] as const) {
    await reader.highlight(passage, colour)
    const card = cardOn(page, passage)
    await card.edit()
    await card.write(`Words on ${colour}`, ['letter', tag])
  }
  await frame.goTo('/v3/tags')
  await page.getByRole('button', { name: /^Delete the tag Kilimanjaro/ }).click()
  await expect(tags.rows).toHaveCount(2)
  await expect(frame.saved).toBeVisible()
  for (const words of ['Okavango', 'Kilimanjaro']) {
    expect(await filesWith(folders.profile, words)).not.toEqual([])
    expect(await rowsWith(page, words)).not.toEqual([])
  }

  const earlier = new RemovedList(page, 'Tags in earlier versions')
  await tags.row('Okavango').getByRole('button', { name: 'Remove for good…' }).click()
  await expect(earlier.dialog).toHaveAccessibleName('Remove “#Okavango” for good')
  await expect(earlier.dialog).toContainText(
    'The same letters in the words of notes and briefings, in kept searches, and in the search log.',
  )
  await expectAccessible(page, 'removing a tag for good')
  await earlier.confirm.click()
  await expect(page.getByText('“#Okavango” was removed for good')).toBeVisible()
  await expect(tags.rows).toHaveCount(1)
  await page.getByRole('button', { name: /^Show tags that only/ }).click()
  await expect(earlier.region.getByRole('listitem')).toHaveText([/^#Kilimanjaro/])
  await expectAccessible(page, 'tags of earlier versions')
  await earlier.removeForGood('#Kilimanjaro').click()
  await earlier.confirm.click()
  await expect(page.getByText('“#Kilimanjaro” was removed for good')).toBeVisible()
  await expect(earlier.region).toContainText('No other tags stand in earlier versions')
  await expect(frame.saved).toBeVisible()
  await expectGone(page, folders.profile, 'Okavango', 'Kilimanjaro')

  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(again.notes.cards).toHaveCount(2)
  await expect(cardOn(again.page, passages.research).tags).toHaveText(['#letter'])
  await expect(cardOn(again.page, passages.research).card).toContainText('Words on green')
  await expectGone(again.page, folders.profile, 'Okavango', 'Kilimanjaro')
})

test('the names that a colour has and had are removed for good', async ({ page, program, folders }) => {
  const { frame } = pagesOf(page)
  await frame.open('Settings')
  const green = page.getByRole('textbox', { name: 'What green means' })
  for (const name of ['Okavango', 'Kilimanjaro']) {
    await green.fill(name)
    await green.press('Enter')
  }
  await expect(frame.saved).toBeVisible()
  expect(await filesWith(folders.profile, 'Okavango')).not.toEqual([])
  expect(await rowsWith(page, 'Okavango')).not.toEqual([])
  const names = new RemovedList(page, 'Remove names of colours for good')
  await page.getByRole('button', { name: 'Show all names that colours have or had' }).click()
  await expect(names.row('green')).toContainText('“Okavango”, “Kilimanjaro”')
  await expectAccessible(page, 'the names of colours')
  await names.removeForGood('green').click()
  await names.confirm.click()
  await expect(page.getByText('The names of green were removed for good')).toBeVisible()
  await expect(names.region).toContainText('No colour has or had a name.')
  await expect(green).toHaveValue('')
  await expect(frame.saved).toBeVisible()
  await expectGone(page, folders.profile, 'Okavango', 'Kilimanjaro')
  // It can be named again.
  await green.fill('figure')
  await green.press('Enter')
  await expect(frame.saved).toBeVisible()
  const again = pagesOf(await program.restart())
  await again.frame.open('Settings')
  await expect(again.page.getByRole('textbox', { name: 'What green means' })).toHaveValue('figure')
  await expectGone(again.page, folders.profile, 'Okavango', 'Kilimanjaro')
})

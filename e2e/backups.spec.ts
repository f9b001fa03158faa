import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { BackupsPage } from './pages/backups-page.ts'
import { BriefingsPage } from './pages/briefings-page.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { Trash } from './pages/trash.ts'
import { expectAccessible } from './support/axe.ts'
import { article, passages, statement } from './support/sources.ts'

async function writeNote({ page, frame, reader }: Pages, source: string, words: string, text: string): Promise<void> {
  await frame.goTo(`/v3/source/${source}`)
  await reader.highlight(words, 'green')
  const note = cardOn(page, words)
  await note.edit()
  await note.write(text, ['research'])
  await expect(frame.saved).toBeVisible()
}

/** The changes in the journal of a profile, whatever their order. */
async function changesIn(profile: string): Promise<readonly string[]> {
  const folder = join(profile, 'journal')
  const names = (await readdir(folder)).filter((name) => /^\d{6}\.jsonl$/.test(name))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.includes('"format":1'))
    .sort()
}

test('a backup is made, the profile is lost, and all of it comes back from the second folder', async ({
  page,
  folders,
  program,
}) => {
  const pages = pagesOf(page)
  await writeNote(pages, statement, passages.research, 'Was it ever shared?')
  await writeNote(pages, article, passages.dismissed, 'Their answer.')
  const stick = join(folders.root, 'stick')
  await mkdir(stick)
  await pages.frame.open('Backups')
  const backups = new BackupsPage(page)
  await backups.copyTo(stick)
  await expect(page.getByText(`Backups are also copied to ${stick}.`)).toBeVisible()
  await backups.make.click()
  await expect(backups.own.filter({ hasText: 'you asked for it' })).toContainText('2 notes')
  await expect(backups.second.first()).toContainText('2 notes')
  await expectAccessible(page, 'the page of backups')
  const before = await changesIn(folders.profile)
  expect(before.length).toBeGreaterThan(2)

  await program.stop()
  await rm(folders.profile, { recursive: true })
  const again = pagesOf(await program.start())
  await again.frame.open('Notes')
  await expect(again.notes.cards).toHaveCount(0)
  await again.frame.open('Backups')
  await expect(again.page.getByText('There is no backup yet')).toBeVisible()
  const restoring = new BackupsPage(again.page)
  const file = (await readdir(stick)).find((name) => name.includes('closing') || name.includes('asked')) ?? ''
  await restoring.lookInto(join(stick, file))
  await expect(restoring.dialog).toContainText('2 notes come back')
  await expect(restoring.dialog).toContainText('It is whole')
  await expectAccessible(again.page, 'the preview of a restore')
  await restoring.restoreNow.click()
  await expect(restoring.dialog).toBeHidden()
  await again.frame.open('Notes')
  await expect(again.notes.cards).toHaveCount(2)
  await expect(again.page.getByText('Their answer.')).toBeVisible()
  await expect(again.frame.saved).toBeVisible()
  expect(await changesIn(folders.profile)).toEqual(before)
})

test('what was changed since is set back, what was made since stays, and the whole step can be undone', async ({ page }) => {
  const pages = pagesOf(page)
  const { frame, notes } = pages
  await writeNote(pages, statement, passages.research, 'As it was.')
  await frame.open('Backups')
  const backups = new BackupsPage(page)
  await backups.make.click()
  await expect(backups.own.filter({ hasText: 'you asked for it' })).toHaveCount(1)
  await frame.goTo(`/v3/source/${statement}`)
  const note = cardOn(page, passages.research)
  await note.edit()
  await note.write('As it became.', [])
  await writeNote(pages, article, passages.dismissed, 'Made since.')

  await frame.open('Backups')
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .last()
    .click()
  await expect(backups.dialog).toContainText('1 note is set back')
  await expect(backups.dialog).toContainText('1 note was made since')
  await backups.dialog.getByText('What is set back').click()
  await expect(backups.dialog).toContainText('As it became.')
  await backups.restoreNow.click()
  await expect(backups.dialog).toBeHidden()
  await frame.open('Notes')
  await expect(page.getByText('As it was.')).toBeVisible()
  await expect(page.getByText('Made since.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('As it became.')).toBeVisible()
  await expect(notes.cards).toHaveCount(2)
})

test('briefings are set back with their parts, a note that was removed for good is in its part again, and undoing lasts over a reload', async ({
  page,
}) => {
  const pages = pagesOf(page)
  const { frame } = pages
  const briefings = new BriefingsPage(page)
  const backups = new BackupsPage(page)
  const trash = new Trash(page)
  await writeNote(pages, statement, passages.research, 'A comment.')
  await frame.open('Briefings')
  await briefings.start('As it was', 'An empty outline')
  await briefings.addText.click()
  await briefings.field(1).fill('First words')
  await briefings.addNotes.click()
  await briefings.picking.getByRole('checkbox', { name: 'Choose all that are shown' }).check({ force: true })
  await briefings.picking.getByRole('button', { name: 'Add 1 note' }).click()
  await expect(briefings.parts).toHaveCount(2)
  await frame.open('Briefings')
  await briefings.start('To be removed', 'An empty outline')
  await briefings.addText.click()
  await briefings.field(1).fill('Words of the other')
  await expect(frame.saved).toBeVisible()
  await frame.open('Backups')
  await backups.make.click()
  await expect(backups.own.filter({ hasText: 'you asked for it' })).toHaveCount(1)

  await frame.open('Briefings')
  await briefings.remove('To be removed').click()
  await briefings.showRemoved.click()
  await briefings.removeForGood('To be removed').click()
  await briefings.removal.getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByText('“To be removed” was removed for good')).toBeVisible()
  await frame.open('Notes')
  await cardOn(page, passages.research).delete()
  await trash.open()
  await trash.removeOf(passages.research).click()
  await trash.confirm.click()
  await expect(page.getByText('1 note was removed for good')).toBeVisible()
  await frame.open('Briefings')
  await page.getByRole('link', { name: 'As it was' }).click()
  await briefings.title.fill('As it became')
  await briefings.field(1).fill('Later words')
  await briefings.addText.click()
  await briefings.field(2).fill('Put in since')
  await expect(frame.saved).toBeVisible()

  await frame.open('Backups')
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .last()
    .click()
  await expect(backups.dialog).toContainText('1 note comes back')
  await expect(backups.dialog).toContainText('1 briefing comes back')
  await expect(backups.dialog).toContainText('1 briefing is set back')
  await backups.dialog.getByText('What becomes of briefings').click()
  await expect(backups.dialog).toContainText('comes back with 1 part')
  await expect(backups.dialog).toContainText('is set back: title; 2 parts are set back; 1 part put in since is taken out')
  await expectAccessible(page, 'the preview of a restore with briefings')
  await backups.restoreNow.click()
  await expect(backups.dialog).toBeHidden()
  await frame.open('Briefings')
  await expect(page.getByRole('link', { name: 'To be removed' })).toBeVisible()
  await page.getByRole('link', { name: 'As it was' }).click()
  await expect(briefings.parts).toHaveCount(2)
  await expect(briefings.field(1)).toHaveValue('First words')
  await expect(briefings.part(2)).toContainText('A comment.')
  await expect(frame.saved).toBeVisible()

  await page.reload()
  await expect(briefings.parts).toHaveCount(2)
  await page.getByRole('main').focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Undone: the restore of a backup.')).toBeVisible()
  await expect(briefings.title).toHaveValue('As it became')
  await expect(briefings.field(1)).toHaveValue('Later words')
  await expect(briefings.field(2)).toHaveValue('Put in since')
  await frame.open('Briefings')
  await expect(page.getByRole('link', { name: 'To be removed' })).toHaveCount(0)
})

test('a damaged backup is refused and named, and a second folder that is away is caught up on when it is back', async ({
  page,
  folders,
}) => {
  const pages = pagesOf(page)
  await writeNote(pages, statement, passages.research, 'Was it ever shared?')
  const stick = join(folders.root, 'stick')
  await mkdir(stick)
  await pages.frame.open('Backups')
  const backups = new BackupsPage(page)
  await backups.copyTo(join(folders.root, 'nowhere'))
  await expect(page.getByRole('alert')).toContainText('it does not exist')
  await backups.copyTo(stick)
  // The folder must have been taken before it goes away: a press alone says nothing of that.
  await expect(page.getByText(`Backups are also copied to ${stick}.`)).toBeVisible()
  await rename(stick, `${stick}-away`)
  await backups.make.click()
  await expect(backups.own.filter({ hasText: 'you asked for it' })).toHaveCount(1)
  await expect(page.getByText('Just now nothing can be copied there: it is not there now.')).toBeVisible()
  await rename(`${stick}-away`, stick)
  await pages.frame.open('Notes')
  await pages.frame.open('Backups')
  await expect(backups.second.filter({ hasText: 'you asked for it' })).toHaveCount(1)

  const file = (await readdir(stick)).find((name) => name.endsWith('.zip')) ?? ''
  const bytes = await readFile(join(stick, file))
  bytes[80] = (bytes[80] ?? 0) ^ 0xff
  const damaged = join(folders.root, 'damaged.zip')
  await writeFile(damaged, bytes)
  await backups.lookInto(damaged)
  await expect(backups.dialog).toContainText('This backup was not used')
  await expect(backups.dialog).toContainText('damaged.zip cannot be used: "notes.jsonl" is damaged')
  await expect(backups.dialog).toContainText('Your notes are as they were')
})

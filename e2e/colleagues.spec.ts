import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from './fixtures.ts'
import { BriefingsPage } from './pages/briefings-page.ts'
import { ColleaguesPage } from './pages/colleagues-page.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { createBrowserProgram } from './support/browser-program.ts'
import { createDesktopProgram } from './support/desktop-program.ts'
import { findFreePort } from './support/free-port.ts'
import type { Program } from './support/program.ts'
import { passages, statement } from './support/sources.ts'

const test = base.extend<{ colleague: Program; shared: string }>({
  /** The program of another person, on another profile. */
  colleague: async ({ host, conduct, viewport }, use) => {
    const root = await mkdtemp(join(tmpdir(), 'campaign-archive-colleague-'))
    const folders = { root, profile: join(root, 'profile'), browserData: join(root, 'browser'), saved: join(root, 'saved') }
    for (const folder of [folders.profile, folders.browserData, folders.saved]) await mkdir(folder)
    const options = { folders, archive: undefined, conduct, window: { colorScheme: null, viewport: viewport ?? null } }
    const program =
      host === 'desktop' ? createDesktopProgram(options) : createBrowserProgram({ ...options, port: await findFreePort() })
    try {
      await program.start()
      await use(program)
    } finally {
      await program.stop()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    }
  },
  /** A folder that both reach. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  shared: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'campaign-archive-shared-'))
    await use(folder)
    // The programs may still be writing there.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
})

async function writeNote({ page, frame, reader }: Pages, passage: string, text: string): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passage, 'green')
  const card = cardOn(page, passage)
  await card.edit()
  await card.write(text)
  await expect(frame.saved).toBeVisible()
}

async function changeNote({ page, frame }: Pages, passage: string, text: string): Promise<void> {
  await frame.open('Notes')
  const card = cardOn(page, passage)
  await card.edit()
  await card.write(text)
  await expect(frame.saved).toBeVisible()
}

async function openColleagues({ page, frame }: Pages): Promise<ColleaguesPage> {
  await frame.goTo('/v3/colleagues')
  await expect(frame.heading).toHaveText('Colleagues')
  return new ColleaguesPage(page)
}

/** All that stands in the files of a folder. */
async function wordsIn(folder: string): Promise<string> {
  const names = await readdir(folder)
  // A file is written under another name first, and may be gone under it when it is read.
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))).join('')
}

async function bundleOf(program: Program, pages: Pages): Promise<string> {
  const colleagues = await openColleagues(pages)
  return readFile(await program.saveFile(() => colleagues.saveBundle.click()), 'utf8')
}

test('a bundle goes to a colleague and back, and both have the same', async ({ page, program, colleague }) => {
  const mine = pagesOf(page)
  const theirs = pagesOf(colleague.page)
  await writeNote(mine, passages.research, 'Was it ever shared?')
  const toThem = await openColleagues(mine)
  await toThem.name.fill('Ada Okafor')
  await expectAccessible(page, 'the page Colleagues')
  const path = await program.saveFile(() => toThem.saveBundle.click())
  expect(path).toMatch(/notes-\d{4}-\d\d-\d\d\.bundle\.txt$/)
  await expect(toThem.main.getByText(/^1 note (in|saved as) /)).toBeVisible()

  const there = await openColleagues(theirs)
  await there.give('notes.bundle.txt', await readFile(path, 'utf8'))
  await expect(there.main.getByText('From Ada Okafor, made on')).toBeVisible()
  await expect(there.main.getByText('1 note is new')).toBeVisible()
  await there.main.getByText('The new notes').click()
  await expect(there.main.getByText('Was it ever shared?')).toBeVisible()
  await expectAccessible(colleague.page, 'a bundle that was opened')
  await there.takeIn.click()
  await expect(there.report).toHaveText('0 lost, 1 added, 0 changed, 0 to decide')
  await changeNote(theirs, passages.research, 'It was not.')
  const back = await bundleOf(colleague, theirs)

  const here = await openColleagues(mine)
  await here.give('notes.bundle.txt', back)
  await expect(here.main.getByText('1 note will change')).toBeVisible()
  await here.takeIn.click()
  await expect(here.report).toHaveText('0 lost, 0 added, 1 changed, 0 to decide')
  await here.give('notes.bundle.txt', back)
  await expect(here.main.getByText('You have all of it already.')).toBeVisible()
  await expect(here.takeIn).toBeHidden()
  await mine.frame.goTo('/v3/notes')
  await expect(page.getByText('It was not.')).toBeVisible()
})

test('a briefing goes to a colleague with its notes and back, without the private one, and both forms of one paragraph are kept', async ({
  page,
  program,
  colleague,
}) => {
  const mine = pagesOf(page)
  const theirs = pagesOf(colleague.page)
  await writeNote(mine, passages.research, 'For the briefing')
  await writeNote(mine, passages.encryption, 'Nobody else reads this')
  await mine.frame.goTo('/v3/notes')
  await mine.notes.choose(passages.encryption.slice(0, 40))
  await mine.notes.bar.getByRole('button', { name: /^Make private/ }).click()
  const outline = new BriefingsPage(page)
  await mine.frame.open('Briefings')
  await outline.start('For the ministry', 'An empty outline')
  await outline.addText.click()
  await outline.field(1).fill('What we ask.')
  await outline.addNotes.click()
  await outline.picking.getByRole('checkbox', { name: 'Choose all that are shown' }).check({ force: true })
  await outline.picking.getByRole('button', { name: 'Add 2 notes' }).click()
  await expect(outline.parts).toHaveCount(3)
  await expect(mine.frame.saved).toBeVisible()
  await outline.give.click()
  const toThem = new ColleaguesPage(page)
  await expect(toThem.main.getByRole('checkbox', { name: 'For the ministry' })).toBeChecked()
  await expect(toThem.main.getByRole('radio', { name: 'Only those in the chosen briefings' })).toBeChecked()
  await expectAccessible(page, 'giving a briefing')
  const text = await readFile(await program.saveFile(() => toThem.saveBundle.click()), 'utf8')
  await expect(toThem.main.getByText(/^1 note and 1 briefing (in|saved as) /)).toBeVisible()
  expect(text).toContain('What we ask.')
  expect(text).not.toContain('Nobody else reads this')

  const there = await openColleagues(theirs)
  await there.give('briefing.bundle.txt', text)
  await expect(there.main.getByText('1 note is new')).toBeVisible()
  await expect(there.main.getByText('1 briefing is new')).toBeVisible()
  await there.main.getByText('The briefings', { exact: true }).click()
  await expect(there.main.getByText('3 new parts')).toBeVisible()
  await expectAccessible(colleague.page, 'a bundle with a briefing')
  await there.takeIn.click()
  await expect(there.report).toHaveText('0 lost, 1 added, 0 changed, 0 to decide; briefings: 1 added, 0 changed, 0 to decide')
  const copy = new BriefingsPage(colleague.page)
  await theirs.frame.open('Briefings')
  await colleague.page.getByRole('link', { name: 'For the ministry' }).click()
  await expect(copy.parts).toHaveCount(3)
  await expect(
    copy.parts.filter({ hasText: 'The note that stood here was removed for good, or never came to this computer.' }),
  ).toHaveCount(1)
  await copy.field(1).fill('What they ask.')
  await expect(theirs.frame.saved).toBeVisible()
  await copy.give.click()
  const back = await readFile(await colleague.saveFile(() => there.saveBundle.click()), 'utf8')

  await mine.frame.open('Briefings')
  await page.getByRole('link', { name: 'For the ministry' }).click()
  await outline.field(1).fill('What we demand.')
  await expect(mine.frame.saved).toBeVisible()
  const here = await openColleagues(mine)
  await here.give('briefing.bundle.txt', back)
  await expect(here.main.getByText('1 briefing was changed at the same place by both of you')).toBeVisible()
  await here.takeIn.click()
  await expect(here.report).toHaveText('0 lost, 0 added, 0 changed, 0 to decide; briefings: 0 added, 1 changed, 1 to decide')
  await mine.frame.open('Briefings')
  await page.getByRole('link', { name: 'For the ministry' }).click()
  await expect(outline.field(1)).toHaveValue('What they ask.\n\nWhat we demand.')
  await expect(outline.part(1)).toContainText('Two people changed the same place here.')
  await expect(outline.parts.filter({ hasText: passages.encryption.slice(0, 40) })).toHaveCount(1)
  await expectAccessible(page, 'a part that two people changed')
  await outline.part(1).getByRole('button', { name: 'Leave both in part 1' }).click()
  await expect(outline.part(1)).not.toContainText('Two people changed')
  await expect(outline.field(1)).toHaveValue('What they ask.\n\nWhat we demand.')
})

test('a briefing that was taken in is undone as one step, and comes again', async ({ page, colleague }) => {
  const mine = pagesOf(page)
  const theirs = pagesOf(colleague.page)
  await writeNote(theirs, passages.research, 'One')
  const outline = new BriefingsPage(colleague.page)
  await theirs.frame.open('Briefings')
  await outline.start('Theirs', 'By source')
  await expect(theirs.frame.saved).toBeVisible()
  await outline.give.click()
  const giving = new ColleaguesPage(colleague.page)
  const text = await readFile(await colleague.saveFile(() => giving.saveBundle.click()), 'utf8')
  const here = await openColleagues(mine)
  await here.give('theirs.bundle.txt', text)
  await here.takeIn.click()
  await expect(here.report).toContainText('briefings: 1 added')
  await expect(mine.frame.part('Notes')).toHaveText(/1$/)
  await mine.frame.undo.click()
  await expect(page.getByText('Undone: notes and briefings taken in from a colleague.')).toBeVisible()
  await expect(mine.frame.part('Notes')).toHaveText(/0$/)
  await mine.frame.open('Briefings')
  await expect(page.getByRole('link', { name: 'Theirs' })).toHaveCount(0)
  await expect(new BriefingsPage(page).showRemoved).toBeVisible()
})

test('a briefing goes through a shared folder only once each has said so', async ({ page, colleague, shared }) => {
  const mine = pagesOf(page)
  const theirs = pagesOf(colleague.page)
  const outline = new BriefingsPage(page)
  await mine.frame.open('Briefings')
  await outline.start('In the folder', 'An empty outline')
  await outline.addText.click()
  await outline.field(1).fill('Common words')
  await expect(mine.frame.saved).toBeVisible()
  // Nobody is asked about a folder that there is not.
  await expect(outline.share).toBeHidden()
  await writeNote(mine, passages.research, 'A note of mine')
  await (await openColleagues(mine)).share(shared)
  await expect.poll(() => wordsIn(shared)).toContain('A note of mine')
  expect(await wordsIn(shared)).not.toContain('Common words')
  await mine.frame.open('Briefings')
  await page.getByRole('link', { name: 'In the folder' }).click()
  await outline.share.check({ force: true })
  await expect(mine.frame.saved).toBeVisible()
  await (await openColleagues(mine)).exchangeNow.click()
  await expect.poll(() => wordsIn(shared)).toContain('Common words')

  await (await openColleagues(theirs)).share(shared)
  const copy = new BriefingsPage(colleague.page)
  await theirs.frame.open('Briefings')
  await colleague.page.getByRole('link', { name: 'In the folder' }).click()
  await expect(copy.share).not.toBeChecked()
  await copy.field(1).fill('Words of the colleague')
  await expect(theirs.frame.saved).toBeVisible()
  await (await openColleagues(theirs)).exchangeNow.click()
  await expect(theirs.page.getByText('Exchanging with the folder')).toBeHidden()
  expect(await wordsIn(shared)).not.toContain('Words of the colleague')
  await theirs.frame.open('Briefings')
  await colleague.page.getByRole('link', { name: 'In the folder' }).click()
  await copy.share.check({ force: true })
  await expect(theirs.frame.saved).toBeVisible()
  await (await openColleagues(theirs)).exchangeNow.click()
  await expect.poll(() => wordsIn(shared)).toContain('Words of the colleague')
  await (await openColleagues(mine)).exchangeNow.click()
  await mine.frame.open('Briefings')
  await page.getByRole('link', { name: 'In the folder' }).click()
  await expect(outline.field(1)).toHaveValue('Words of the colleague')
})

test('taking a bundle in is undone as one step', async ({ page, colleague }) => {
  const mine = pagesOf(page)
  const theirs = pagesOf(colleague.page)
  await writeNote(theirs, passages.research, 'One')
  await writeNote(theirs, passages.encryption, 'Two')
  const text = await bundleOf(colleague, theirs)
  const here = await openColleagues(mine)
  await here.drop('from-a-colleague.bundle.txt', text)
  await expect(here.main.getByText('2 notes are new')).toBeVisible()
  await here.takeIn.click()
  await expect(mine.frame.part('Notes')).toHaveText(/2$/)
  await mine.frame.undo.click()
  await expect(mine.frame.part('Notes')).toHaveText(/0$/)
})

test('only the chosen notes are given, and private ones never', async ({ page, program }) => {
  const mine = pagesOf(page)
  await writeNote(mine, passages.research, 'For you')
  await writeNote(mine, passages.encryption, 'Not for you')
  await mine.frame.goTo('/v3/notes')
  await mine.notes.choose(passages.research.slice(0, 40))
  await mine.notes.bar.getByRole('button', { name: 'Give to a colleague…' }).click()
  const colleagues = new ColleaguesPage(page)
  await expect(colleagues.main.getByRole('radio', { name: '1 chosen note' })).toBeChecked()
  const chosen = await readFile(await program.saveFile(() => colleagues.saveBundle.click()), 'utf8')
  expect(chosen).toContain('For you')
  expect(chosen).not.toContain('Not for you')

  await mine.frame.goTo('/v3/notes')
  await mine.notes.choose(passages.encryption.slice(0, 40))
  await mine.notes.bar.getByRole('button', { name: /^Make private/ }).click()
  await expect(mine.frame.saved).toBeVisible()
  const all = await bundleOf(program, mine)
  expect(all).not.toContain('Not for you')
  await expect(colleagues.main.getByText('1 private note was left out.')).toBeVisible()
})

test('a bundle that is damaged gives what is whole, and a file that is none is refused', async ({ page, program }) => {
  const mine = pagesOf(page)
  await writeNote(mine, passages.research, 'Kept')
  const text = await bundleOf(program, mine)
  const here = await openColleagues(mine)
  await here.give('cut.bundle.txt', text.slice(0, -100))
  await expect(here.main.getByText('The file ends before its last line')).toBeVisible()
  await here.give('letter.txt', 'Dear colleague')
  await expect(mine.frame.banner('letter.txt was not read')).toContainText(
    'It is not a bundle of notes or briefings of this program.',
  )
})

test('two running programs exchange notes through a folder, and a change to the same paragraph is left to be decided', async ({
  page,
  folders,
  colleague,
  shared,
}) => {
  const mine = pagesOf(page)
  const theirs = pagesOf(colleague.page)
  await writeNote(mine, passages.research, 'First words')
  const here = await openColleagues(mine)
  await here.folder.fill(folders.profile)
  await here.write.check({ force: true })
  await here.useFolder.click()
  await expect(mine.frame.banner('The folder is not used')).toContainText('choose one outside it')
  await here.share(shared)
  await expect.poll(() => wordsIn(shared)).toContain('First words')

  const there = await openColleagues(theirs)
  await there.share(shared)
  await expect(theirs.frame.part('Notes')).toHaveText(/1$/)
  await expect(there.members.getByRole('row')).toHaveCount(2)
  await expectAccessible(colleague.page, 'a shared folder in use')

  await changeNote(theirs, passages.research, 'What they say')
  await changeNote(mine, passages.research, 'What I say')
  await (await openColleagues(theirs)).exchangeNow.click()
  await expect.poll(() => wordsIn(shared)).toContain('What they say')
  await (await openColleagues(mine)).exchangeNow.click()
  await mine.frame.goTo('/v3/notes')
  const card = cardOn(page, passages.research)
  await expect(card.card).toContainText('What I say')
  await expect(card.card).toContainText('What they say')
  await page
    .getByRole('group', { name: 'Which notes are listed' })
    .getByLabel('Changed by two people')
    .selectOption('To decide (1)')
  await expect(page).toHaveURL(/undecided=yes/)
  await expect(card.card).toBeVisible()
})

test('a folder that goes away is said, and what was written meanwhile goes there once it is back', async ({ page, shared }) => {
  const mine = pagesOf(page)
  const here = await openColleagues(mine)
  await here.share(shared)
  await expect(here.main.getByText('Nobody yet.')).toBeVisible()
  await rename(shared, `${shared}-away`)
  await here.exchangeNow.click()
  await expect(mine.frame.banner('The folder is not there.')).toBeVisible()
  await writeNote(mine, passages.research, 'Written meanwhile')
  await rename(`${shared}-away`, shared)
  await writeFile(join(shared, 'shopping.jsonl'), 'milk\n')
  await (await openColleagues(mine)).exchangeNow.click()
  await expect(mine.frame.banner('shopping.jsonl is not a file of this program.')).toBeVisible()
  await expect.poll(() => wordsIn(shared)).toContain('Written meanwhile')
  await here.stop.click()
  await expect(here.main.getByText('Sharing is off.')).toBeVisible()
})

import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { findArchiveFile } from './support/archive-files.ts'
import { loseRows } from './support/lose-rows.ts'
import { article, articleTitle, passages, statement, statementTitle } from './support/sources.ts'

async function makeNote({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(passages.research)
  await cardOn(page, passages.research).write('This must not be lost.', ['kept'])
  await expect(frame.saved).toBeVisible()
}

test.describe('with an archive of its own', () => {
  // A copy that the test may break.
  test.use({ prepare: { archive: () => Promise.resolve() } })

  test('a source that was altered is not shown as genuine, its notes are, and no words of it are shown as found', async ({
    page,
    program,
    folders,
  }) => {
    await makeNote(pagesOf(page))
    await program.stop()
    const archive = join(folders.root, 'archive')
    const file = await findArchiveFile(`sources/${statement}/text.txt`, 'v3', archive)
    await appendFile(file, 'One more line.')

    const { page: again, frame, reader, search } = pagesOf(await program.start())
    await frame.goTo(`/v3/source/${statement}`)
    const banner = frame.banner('This source cannot be shown as genuine')
    await expect(banner).toContainText(file.slice(archive.length + 1))
    await expect(reader.text).toBeHidden()
    const card = cardOn(again, passages.research)
    await expect(card.card).toContainText('This must not be lost.')
    await card.edit()
    await card.write('Still to be written.')
    await expect(frame.saved).toBeVisible()

    await frame.searchBox.fill('encryption')
    await expect(search.group(statementTitle)).toContainText('This passage cannot be shown as genuine.')
    await expect(search.group(articleTitle)).toContainText('end-to-end encryption')

    await frame.open('Editions')
    await again.getByRole('button', { name: 'Check every file' }).click()
    await expect(frame.banner(/problems? (was|were) found/)).toContainText(file.slice(archive.length + 1))
  })

  test('an inventory that was altered is refused, and the notes are listed', async ({ page, program, folders }) => {
    await makeNote(pagesOf(page))
    await program.stop()
    await appendFile(join(folders.root, 'archive', 'inventory.json'), ' ')
    const { page: again, frame } = pagesOf(await program.start())
    await expect(frame.banner('The archive cannot be read')).toContainText('inventory.json')
    await expect(cardOn(again, passages.research).card).toContainText('This must not be lost.')
  })

  test('an archive that is gone is missed by name, and is opened once it is back', async ({ page, program, folders }) => {
    await makeNote(pagesOf(page))
    await program.stop()
    const archive = join(folders.root, 'archive')
    await rename(archive, `${archive} elsewhere`)
    const { page: again, frame } = pagesOf(await program.start())
    await expect(frame.banner('The archive cannot be read')).toContainText(archive)
    await expect(cardOn(again, passages.research).card).toContainText('This must not be lost.')

    await rename(`${archive} elsewhere`, archive)
    await expect(pagesOf(await program.restart()).frame.part('Campaign')).toBeVisible()
  })
})

test('a damaged line in the record of the notes is told, and the other notes are there', async ({ page, program, folders }) => {
  const first = pagesOf(page)
  await makeNote(first)
  await first.frame.goTo(`/v3/source/${article}`)
  await first.reader.highlight(passages.dismissed, 'blue')
  await expect(first.frame.saved).toBeVisible()
  await program.stop()
  const journal = join(folders.profile, 'journal', '000001.jsonl')
  const lines = (await readFile(journal, 'utf8')).split('\n')
  lines[0] = (lines[0] ?? '').replace('children', 'CHILDREN')
  await writeFile(journal, lines.join('\n'))

  const { page: again, frame, notes } = pagesOf(await program.start())
  const banner = frame.banner('Part of the record of your notes could not be read')
  await expect(banner).toContainText(/line 1 /i)
  await frame.open('Notes')
  await expect(cardOn(again, passages.dismissed).card).toBeVisible()
  // The window's database still has the note of the damaged line.
  await expect(cardOn(again, passages.research).card).toContainText('This must not be lost.')
  await expect(notes.count).toHaveText('2 notes')
})

test('the window lost its database: the notes come back from the record', { tag: '@browser-host' }, async ({
  page,
  program,
  folders,
}) => {
  await makeNote(pagesOf(page))
  await program.stop()
  await rm(folders.browserData, { recursive: true })
  const { page: again, frame } = pagesOf(await program.start())
  await frame.open('Notes')
  await expect(cardOn(again, passages.research).card).toContainText('This must not be lost.')
})

test('rows of the window’s database were lost: a briefing, its parts and a kept search come back from the record', async ({
  page,
  program,
}) => {
  const { frame, briefings, search, searches } = pagesOf(page)
  await frame.open('Briefings')
  await briefings.start('For the committee', 'An empty outline')
  await briefings.addText.click()
  await page.keyboard.type('They ask for research.')
  await frame.searchBox.fill('encryption')
  await search.expectTotal(2)
  await frame.searchBox.press('Enter')
  await searches.keep.click()
  await expect(page.getByRole('link', { name: 'Kept under Searches' })).toBeVisible()
  await expect(frame.saved).toBeVisible()
  // The briefing, its part and the search; the log of searches may have a row, too.
  expect(await loseRows(page, ['searches'])).toBeGreaterThanOrEqual(3)

  const again = pagesOf(await program.restart())
  await again.frame.open('Searches')
  await expect(again.searches.keptNamed('encryption')).toBeVisible()
  await again.frame.open('Briefings')
  await again.page.getByRole('link', { name: 'For the committee' }).click()
  await expect(again.briefings.title).toHaveValue('For the committee')
  await expect(again.briefings.field(1)).toHaveValue('They ask for research.')
})

test('the record on the disk was lost: the notes come back from the window', async ({ page, program, folders }) => {
  await makeNote(pagesOf(page))
  await program.stop()
  await rm(join(folders.profile, 'journal'), { recursive: true })
  const { page: again, frame } = pagesOf(await program.start())
  await frame.open('Notes')
  await expect(cardOn(again, passages.research).card).toContainText('This must not be lost.')
  await expect(frame.saved).toBeVisible()
  await expect
    .poll(() => readFile(join(folders.profile, 'journal', '000001.jsonl'), 'utf8').catch(() => ''))
    .toContain('This must not be lost.')
})

test.describe('when the service ends before the window', () => {
  test.use({ allowedErrors: [/Failed to load resource: net::ERR_/] })

  test('the window says what is not saved and why, and nothing is lost', { tag: '@browser-host' }, async ({ page, program }) => {
    const { frame, reader } = pagesOf(page)
    await frame.goTo(`/v3/source/${statement}`)
    await reader.startNote(passages.research)
    await expect(frame.saved).toBeVisible()
    await program.endService()
    const card = cardOn(page, passages.research)
    await card.text.fill('Written while nobody listened.')
    const alert = page.getByRole('alert').filter({ hasText: 'Saved in this window’s database only' })
    await expect(alert).toContainText('The program is not answering.')
    await expect(alert.getByRole('button', { name: 'Save again' })).toBeVisible()
    await expect(frame.saved).toBeHidden()
    await expect(card.text).toHaveValue('Written while nobody listened.')

    const again = pagesOf(await program.restart())
    await again.frame.open('Notes')
    await expect(cardOn(again.page, passages.research).card).toContainText('Written while nobody listened.')
    await expect(again.frame.saved).toBeVisible()
  })
})

test.describe('when both end at once', () => {
  // What is just being saved finds nobody there any more, and Chromium says so.
  test.use({ allowedErrors: [/Failed to load resource: net::ERR_/] })

  test('the program is killed while a note is being written', async ({ page, program }) => {
    const { frame, reader } = pagesOf(page)
    await frame.goTo(`/v3/source/${statement}`)
    await reader.startNote(passages.research)
    const card = cardOn(page, passages.research)
    await card.text.fill('The first half')
    // Out of the field and back: leaving it saves.
    await card.tagField.focus()
    await expect(frame.saved).toBeVisible()
    await program.kill()
    const again = pagesOf(await program.start())
    await again.frame.open('Notes')
    await expect(cardOn(again.page, passages.research).card).toContainText('The first half')
  })
})

test.describe('with a link that was used', () => {
  test.use({ allowedErrors: [/Failed to load resource: the server responded with a status of 40\d/] })

  test('a browser that does not know the program is told so', { tag: '@browser-host' }, async ({ page, program }) => {
    const [, link = ''] = /^ready (\S+)$/m.exec(program.stdout) ?? []
    await expect(pagesOf(page).frame.heading).toBeVisible()
    await page.evaluate(() => window.localStorage.clear())
    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByText('This window is not connected to the program')).toBeVisible()
    await expect(page.getByText(/The link was used already/)).toBeVisible()
  })
})

test('an address that leads nowhere says so and leads on', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/no-such-place')
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
  await frame.goTo('/v3/source/no-such-source')
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the campaign' }).click()
  await expect(frame.heading).toHaveText('Open letter of child-safety organisations to Mark Zuckerberg, October 2021')
})

test('an address that names no edition, paragraph, passage or note of this archive still opens the source', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v9/source/${statement}`)
  await expect(frame.edition).toHaveValue('v3')
  for (const place of ['at=b999', 'passage=99999998-99999999', 'passage=9-1', 'passage=x', 'note=unknown']) {
    await frame.goTo(`/v3/source/${statement}?${place}`)
    await expect(reader.text).toContainText('Around 60 organisations and leaders')
  }
})

test('a search that is not well formed is answered, not refused', async ({ page }) => {
  const { frame } = pagesOf(page)
  for (const query of ['"', '-', '""', '-""', '"risk', ')(*[', ' ', 'x'.repeat(900)]) {
    await frame.searchBox.fill(query)
    await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible()
    await expect(page.getByText('The search did not work')).toBeHidden()
  }
  await frame.searchBox.fill('risk')
  await expect(pagesOf(page).search.results).not.toHaveCount(0)
})

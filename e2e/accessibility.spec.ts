import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ExportBriefingDialog } from './pages/export-briefing-dialog.ts'
import { cardOn, NoteCard } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { templatesPage } from './pages/templates-page.ts'
import { VerifyPage } from './pages/verify-page.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement, statementTitle } from './support/sources.ts'

/** As a colleague might send it: one quotation as it is, one with a word changed, one that nobody wrote, and a figure. */
const RECEIVED = `# For the committee

> ${passages.encryption}

The statement says that “${passages.encryption.replace('should be', 'must be')}”, and that “Facebook has promised to publish all of its research within a year”. It has 59 signatories, of 70.
`

/** Nothing stands beside what is seen: one scrolls in one direction only (WCAG 2.2, 1.4.10). */
async function expectNothingBeside(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBeLessThanOrEqual(0)
}

async function makeNote(page: Page): Promise<void> {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(passages.research)
  await cardOn(page, passages.research).write('A note with *Markdown*, `code`,\n\n- a list\n- [ ] and a task', ['one', 'two'])
  await expect(frame.saved).toBeVisible()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}, nothing keeps a person out of`, () => {
    test.use({ colorScheme })

    test('the parts of the archive', async ({ page }) => {
      const { frame } = pagesOf(page)
      for (const part of [
        'Campaign',
        'Letter',
        'Statements',
        'Coverage',
        'Signatories',
        'Recommendations',
        'Briefings',
        'Verify a briefing',
        'Editions',
        'Settings',
        'Keys and help',
      ] as const) {
        await frame.open(part)
        await expect(frame.part(part)).toHaveAttribute('aria-current', 'page')
        await expect(frame.heading).toBeVisible()
        await expectAccessible(page, part)
      }
    })

    test('a source, a passage being selected, and a note being written', async ({ page }) => {
      const { frame, reader } = pagesOf(page)
      await frame.goTo(`/v3/source/${statement}`)
      await expect(reader.text).toBeVisible()
      await expectAccessible(page, 'a source without notes')
      await page.getByRole('button', { name: /^Show \d+ lines? of page furniture$/ }).click()
      await page.getByText('About this source').click()
      await expectAccessible(page, 'a source with page furniture and what is known of it')
      await reader.drag(passages.research)
      await expectAccessible(page, 'a passage selected')
      await reader.bar.getByRole('button', { name: /^Note/ }).click()
      const card = cardOn(page, passages.research)
      await card.text.fill('Being written')
      await card.tagField.fill('tag')
      await card.tagField.press('Enter')
      await expectAccessible(page, 'a note being written')
      await card.done.click()
      await expect(card.text).toBeHidden()
      await expectAccessible(page, 'a source with a note')
      await reader.text.focus()
      await page.keyboard.press('s')
      await page.keyboard.press('s')
      await expect(reader.bar).toBeVisible()
      await expectAccessible(page, 'selecting with the keyboard')
    })

    test('searching', async ({ page }) => {
      await makeNote(page)
      const { frame, search, reader } = pagesOf(page)
      await frame.searchBox.fill('children')
      await expect(search.group('Your notes')).not.toHaveCount(0)
      await expectAccessible(page, 'results in sources, signatories and notes')
      await search.group(statementTitle).first().click()
      await expect.poll(() => reader.painted('hit')).not.toEqual([])
      await expectAccessible(page, 'a source with hits')
      await frame.searchBox.fill('children nosuchword')
      await expect(page.getByText('“nosuchword” is not written anywhere in this edition or in your notes.')).toBeVisible()
      await expectAccessible(page, 'nothing found')
      await frame.searchBox.fill('')
      await expect(page.getByText('Type what you look for')).toBeVisible()
      await expectAccessible(page, 'a search without words')
    })

    test('the notes, the trash, and saving as Markdown', async ({ page }) => {
      const { frame, notes, exporting } = pagesOf(page)
      await frame.open('Notes')
      await expect(page.getByText('You have no notes yet')).toBeVisible()
      await expectAccessible(page, 'an empty list of notes')
      await makeNote(page)
      await frame.open('Notes')
      await expect(notes.cards).toHaveCount(1)
      await expectAccessible(page, 'the list of notes')
      await notes.save.click()
      await expect(exporting.preview).toContainText(passages.research)
      await expectAccessible(page, 'saving as Markdown')
      await page.keyboard.press('Escape')
      await expect(exporting.dialog).toBeHidden()
      await cardOn(page, passages.research).delete()
      await expect(frame.undo).toBeVisible()
      await expectAccessible(page, 'a note just deleted')
      await notes.trash.click()
      await expect(page.getByRole('button', { name: 'Restore' }).first()).toBeVisible()
      await expectAccessible(page, 'the trash')
    })

    test('the list of actions, the keys, an older edition, and a narrow window', async ({ page }) => {
      const { frame, reader } = pagesOf(page)
      await expect(frame.heading).toBeVisible()
      await frame.openPalette()
      await expectAccessible(page, 'the list of actions')
      await page.keyboard.press('Escape')
      await expect(frame.palette).toBeHidden()
      await page.keyboard.press('?')
      await expect(frame.keys).toBeVisible()
      await expectAccessible(page, 'the keys')
      await page.keyboard.press('Escape')
      await expect(frame.keys).toBeHidden()
      await frame.edition.selectOption('v1')
      await expect(frame.banner('You are reading edition v1')).toBeVisible()
      await expectAccessible(page, 'an older edition')
      await frame.edition.selectOption('v3')
      await expect(frame.banner('You are reading edition v1')).toBeHidden()
      await makeNote(page)

      await page.setViewportSize({ width: 600, height: 800 })
      await expect(frame.parts).toBeHidden()
      if (await reader.notes.isVisible()) {
        await expectAccessible(page, 'the notes over a narrow window')
        await reader.notes.getByRole('button', { name: 'Close' }).click()
      }
      await expect(reader.text).toBeVisible()
      await expectAccessible(page, 'a source in a narrow window')
      await frame.foldParts.click()
      await expect(frame.parts).toBeVisible()
      await expectAccessible(page, 'the parts over a narrow window')
      await frame.open('Notes')
      await expect(frame.heading).toHaveText('Notes')
      await expectAccessible(page, 'the list of notes in a narrow window')
    })

    test('composing a briefing, exporting it, and the templates', async ({ page }) => {
      await makeNote(page)
      const { frame, briefings } = pagesOf(page)
      await frame.open('Briefings')
      await briefings.start('For the committee', 'By source')
      await expect(briefings.parts).toHaveCount(2)
      await briefings.addHeading.click()
      await page.keyboard.type('What is asked')
      await briefings.addText.click()
      await page.keyboard.type('It has **59** signatories and 7,000 members.\n\n- [ ] a task\n\n| a | b |\n|---|---|\n| 1 | 2 |')
      await expect(briefings.preview).toContainText('7,000 members')
      await page.getByText(/^To look at: \d/).click()
      await expect(briefings.warnings).toContainText('No claim and no quotation here says “7,000”')
      await expectAccessible(page, 'a briefing with its warnings and its preview')
      await briefings.show('Markdown')
      await expect(briefings.preview).toContainText('# For the committee')
      await expectAccessible(page, 'a briefing previewed as Markdown')
      await briefings.show('Notes')
      await expectAccessible(page, 'notes beside a briefing')
      await briefings.part(2).getByRole('button', { name: 'Edit comment' }).click()
      await expectAccessible(page, 'a comment being written in a briefing')

      const exporting = new ExportBriefingDialog(page)
      await exporting.open.click()
      await expect(exporting.dialog).toContainText('Nothing is replaced without a copy')
      await expectAccessible(page, 'the export of a briefing')
      await exporting.asSingleFile()
      await expect(exporting.dialog).toContainText('An earlier export of it')
      await expectAccessible(page, 'the export as a single file')
      await exporting.format.selectOption('PDF, by printing')
      await expect(exporting.print).toBeEnabled()
      await expectAccessible(page, 'the export by printing')
      await exporting.close()

      await page.setViewportSize({ width: 480, height: 800 })
      await expect(briefings.title).toBeVisible()
      await briefings.show('Document')
      await expect(briefings.preview).toContainText('7,000 members')
      await expectAccessible(page, 'a briefing in a narrow window')
      await expectNothingBeside(page)
      await briefings.show('Markdown')
      await expectAccessible(page, 'the Markdown of a briefing in a narrow window')
      await expectNothingBeside(page)
      await exporting.open.click()
      await exporting.format.selectOption('Web page (HTML)')
      await expect(exporting.dialog).toContainText('Nothing is replaced without a copy')
      await expectAccessible(page, 'the export of a briefing in a narrow window')
      await exporting.close()
      await page.setViewportSize({ width: 1280, height: 800 })

      const templates = templatesPage(page)
      await templates.open()
      await expectAccessible(page, 'no templates yet')
      await templates.make('Press briefing')
      await expect(templates.preview).toContainText('Notes to editors')
      await expectAccessible(page, 'a template')
      await page.setViewportSize({ width: 480, height: 800 })
      await expectAccessible(page, 'a template in a narrow window')
      await expectNothingBeside(page)
    })

    test('verifying a briefing', async ({ page }) => {
      const { frame } = pagesOf(page)
      await frame.goTo('/v3/verify')
      const verify = new VerifyPage(page)
      await verify.open('For the committee.md', RECEIVED)
      await expect(verify.reportOn('For the committee.md')).toContainText('Not in this archive')
      await expectAccessible(page, 'a report with what failed')
      await page.setViewportSize({ width: 480, height: 800 })
      await expectAccessible(page, 'a report in a narrow window')
      await expectNothingBeside(page)
      await verify.open('paper.pdf', '%PDF-1.7')
      await expect(verify.refusal).toContainText('is a PDF')
      await expectAccessible(page, 'a file that cannot be verified')
    })

    test.describe('what went wrong:', () => {
      test.use({
        prepare: { archive: () => Promise.resolve() },
        allowedErrors: [/Failed to load resource: (net::ERR_|the server responded with a status of 40\d)/],
      })

      test('an archive that cannot be read', async ({ page, program, folders }) => {
        await makeNote(page)
        await program.stop()
        await appendFile(join(folders.root, 'archive', 'inventory.json'), ' ')
        const again = await program.start()
        await expect(pagesOf(again).frame.banner('The archive cannot be read')).toBeVisible()
        await expect(cardOn(again, passages.research).card).toBeVisible()
        await expectAccessible(again, 'an archive that cannot be read')
      })

      test('a window without a program', { tag: '@browser-host' }, async ({ page, program }) => {
        const { frame, reader } = pagesOf(page)
        await frame.goTo(`/v3/source/${statement}`)
        await expect(reader.text).toBeVisible()
        // Whatever the window asks for at its beginning has been answered.
        await expect(frame.saved).toBeVisible()
        await program.endService()
        await reader.drag(passages.research)
        await page.keyboard.press('1')
        await expect(page.getByRole('alert').filter({ hasText: 'Saved in this window’s database only' })).toBeVisible()
        await expectAccessible(page, 'a note that is not saved')
        await expect(pagesOf(await program.restart()).frame.saved).toBeVisible()
        const [, used = ''] = /^ready (\S+)$/m.exec(program.stdout) ?? []
        await program.page.evaluate(() => window.localStorage.clear())
        await program.page.goto('about:blank')
        await program.page.goto(used)
        await expect(program.page.getByText('This window is not connected to the program')).toBeVisible()
        await expectAccessible(program.page, 'a window that is not connected')
      })
    })
  })
}

async function deleteByKeys({ more, menu }: NoteCard): Promise<void> {
  await more.focus()
  await more.press('ArrowUp')
  const remove = menu.getByRole('menuitem', { name: 'Delete' })
  await expect(remove).toBeFocused()
  await remove.press('Enter')
}

test('the focus comes back to where it was, and never falls out of the page', async ({ page }) => {
  const { frame, reader, notes, exporting } = pagesOf(page)
  const focusIsSomewhere = () =>
    page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body && document.hasFocus())

  await makeNote(page)
  await expect.poll(focusIsSomewhere, 'after a note is written').toBe(true)
  await reader.highlight(passages.encryption, 'blue')
  await frame.open('Notes')
  await notes.save.focus()
  await page.keyboard.press('Enter')
  await expect(exporting.preview).toContainText(passages.research)
  await page.keyboard.press('Escape')
  await expect(notes.save, 'after the dialog is closed').toBeFocused()

  await deleteByKeys(cardOn(page, passages.research))
  await expect(notes.cards).toHaveCount(1)
  await expect.poll(focusIsSomewhere, 'after a note is deleted in the list').toBe(true)

  await frame.goTo(`/v3/source/${statement}`)
  // The list, which has a card of the same note, has gone.
  await expect(reader.notes.getByRole('article')).toHaveCount(1)
  await expect(reader.text).toBeVisible()
  await deleteByKeys(new NoteCard(reader.notes.getByRole('article')))
  await expect(reader.notes.getByRole('article')).toHaveCount(0)
  await expect.poll(focusIsSomewhere, 'after a note is deleted beside the text').toBe(true)

  await frame.open('Notes')
  await notes.trash.click()
  await expect(notes.cards).toHaveCount(2)
  await notes.cards.first().getByRole('button', { name: 'Restore' }).focus()
  await page.keyboard.press('Enter')
  await expect(notes.cards).toHaveCount(1)
  await expect.poll(focusIsSomewhere, 'after a note is restored').toBe(true)
})

test.describe('for a person who wants no motion', () => {
  test('nothing moves by itself', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const { frame, reader } = pagesOf(page)
    await frame.goTo(`/v3/source/${statement}`)
    await expect(reader.text).toBeVisible()
    await page.keyboard.press('[')
    await expect(frame.parts).toBeHidden()
    expect(await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running'))).toEqual(
      [],
    )
  })
})

test('a narrow window folds the sides for itself, not for a wide one', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await expect(frame.parts).toBeVisible()
  await expect(reader.notes).toBeVisible()
  await page.setViewportSize({ width: 600, height: 800 })
  await expect(frame.parts).toBeHidden()
  await expect(reader.notes).toBeHidden()
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(frame.parts).toBeVisible()
  await expect(reader.notes).toBeVisible()
})

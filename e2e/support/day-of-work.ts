import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { BackupsPage } from '../pages/backups-page.ts'
import { ExportBriefingDialog } from '../pages/export-briefing-dialog.ts'
import { cardOn } from '../pages/note-card.ts'
import { pagesOf } from '../pages/pages.ts'
import { VerifyPage } from '../pages/verify-page.ts'
import { makePack } from './make-pack.ts'
import type { Program } from './program.ts'
import { passages, statementTitle } from './sources.ts'

/** The main jobs of a person, one after the other, on a program that has just started. */
export async function doDayOfWork({ page, folders }: Pick<Program, 'page' | 'folders'>): Promise<void> {
  const { frame, search, reader, briefings } = pagesOf(page)

  await test.step('searches, and opens what is found', async () => {
    await frame.searchBox.pressSequentially('risk assessment')
    await expect(search.count).toHaveText(/ results for “risk assessment”/)
    await search.group(statementTitle).first().click()
    await expect(frame.heading).toHaveText(statementTitle)
  })

  await test.step('writes a note, which names other machines', async () => {
    await reader.startNote(passages.research)
    await cardOn(page, passages.research).write('Asked ![of](http://example.org/a.png) <https://example.org/> www.example.org', [
      'https://example.org',
    ])
    await expect(frame.saved).toBeVisible()
  })

  const folder = join(folders.root, 'briefings')
  await test.step('makes a briefing and exports it', async () => {
    await mkdir(folder)
    await frame.open('Briefings')
    await briefings.start('For the committee', 'By source')
    await expect(briefings.parts).toHaveCount(2)
    const exporting = new ExportBriefingDialog(page)
    await exporting.open.click()
    await exporting.lookInto(folder)
    await expect(exporting.plan).toContainText('New file')
    await exporting.export.click()
    await expect(exporting.dialog).toContainText('1 file was written')
    await exporting.close()
  })

  await test.step('verifies the file', async () => {
    await frame.open('Verify a briefing')
    const verify = new VerifyPage(page)
    await verify.open('For the committee.md', await readFile(join(folder, 'For the committee.md')))
    await expect(verify.report).toContainText('Nothing failed.')
  })

  await test.step('makes a backup, and checks every file of the archive', async () => {
    await frame.open('Backups')
    const backups = new BackupsPage(page)
    await backups.make.click()
    await expect(backups.own).not.toHaveCount(0)
    await frame.open('Editions')
    await page.getByRole('button', { name: 'Check every file' }).click()
    await expect(page.getByText(/^All well: /)).toBeVisible()
  })

  await test.step('takes in a pack and reads it', async () => {
    const pack = await makePack(folders.root)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 0 }),
      page.getByRole('button', { name: 'Open a pack…' }).click(),
    ])
    await chooser.setFiles(pack)
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByRole('button', { name: 'Read it now' }).click()
    await expect(frame.edition).toHaveValue('v2')
  })
}

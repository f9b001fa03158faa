import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { makePack } from './support/make-pack.ts'

// The desktop program asks for the file by a dialog of the system, which a page cannot answer.
test.describe('a pack @browser-host', () => {
  test('is looked at, declined without a trace, taken in, and read', async ({ page, folders }) => {
    const { frame } = pagesOf(page)
    const pack = await makePack(folders.root)
    const dialog = page.getByRole('dialog')
    const open = async () => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser', { timeout: 0 }),
        page.getByRole('button', { name: 'Open a pack…' }).click(),
      ])
      await chooser.setFiles(pack)
    }
    await frame.open('Editions')
    await open()
    await expect(dialog).toContainText('who gives the name A. Archivist')
    await expect(dialog).toContainText('You do not have this archive.')
    await expectAccessible(page, 'a pack that was checked')
    await page.getByRole('button', { name: 'Do not take it' }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => readdir(folders.profile)).not.toContain('archives')

    await open()
    await page.getByRole('button', { name: 'Take it in' }).click()
    await expect(dialog).toContainText('is now on this computer')
    expect(await readdir(join(folders.profile, 'archives'))).toHaveLength(1)
    await page.getByRole('button', { name: 'Read it now' }).click()
    await expect(frame.edition).toHaveValue('v2')
    await expect(page.getByRole('navigation').getByRole('combobox', { name: 'Archive' })).toBeVisible()
  })

  test('that was altered is refused, and nothing of it is kept', async ({ page, folders }) => {
    const { frame } = pagesOf(page)
    const pack = await makePack(folders.root)
    const bytes = await readFile(pack)
    const at = bytes.indexOf('signatories of this letter')
    expect(at).toBeGreaterThan(0)
    bytes.write('S', at)
    await writeFile(pack, bytes)
    await frame.open('Editions')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 0 }),
      page.getByRole('button', { name: 'Open a pack…' }).click(),
    ])
    await chooser.setFiles(pack)
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('This pack was not taken')
    await expect(dialog).toContainText('Nothing of the pack was kept.')
    await expect.poll(() => readdir(folders.profile)).not.toContain('archives')
  })
})

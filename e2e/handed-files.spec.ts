import { readdir } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { makePack } from './support/make-pack.ts'

test('a pack that the program is started with is shown as one that was dropped, and kept only when the person says so', async ({
  program,
  folders,
}) => {
  const page = await program.restart([await makePack(folders.root)])
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('You do not have this archive.')
  await page.getByRole('button', { name: 'Do not take it' }).click()
  await expect(dialog).toBeHidden()
  expect(await readdir(folders.profile)).not.toContain('archives')
  await page.reload()
  await expect(pagesOf(page).frame.part('Campaign')).toBeVisible()
  await expect(dialog).toBeHidden()
})

import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { BackupsPage } from './pages/backups-page.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { passages, statement } from './support/sources.ts'

const words = 'told us in confidence, never to be repeated'

async function filesWith(text: string, folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found: string[] = []
  for (const path of files) {
    // The program may take a file away while the folder is gone through.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    if (bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(path)
  }
  return found
}

// The desktop program ends the removal in a second process, which the specs do not follow.
test.describe('removing everything @browser-host', () => {
  test('leaves no file in the profile, no database in the window, and begins anew', async ({ page, folders, program }) => {
    const { frame, reader } = pagesOf(page)
    await frame.goTo(`/v3/source/${statement}`)
    await reader.highlight(passages.research, 'green')
    const note = cardOn(page, passages.research)
    await note.edit()
    await note.write(words, [])
    await expect(frame.saved).toBeVisible()
    const stick = join(folders.root, 'stick')
    await mkdir(stick)
    await frame.open('Backups')
    const backups = new BackupsPage(page)
    await backups.copyTo(stick)
    await backups.make.click()
    await expect(backups.second).toHaveCount(1)
    expect(await filesWith(words, folders.profile)).not.toEqual([])

    await backups.removeEverything(true)
    await expect(backups.dialog).toContainText('no file is left')
    await expect(backups.dialog).toContainText('The program has ended. You can close this window.')
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await program.stop()
    expect(existsSync(folders.profile)).toBe(false)
    expect(await readdir(stick)).toEqual([])
    expect(program.stderr).toContain('The words of your notes and briefings stand in no file there.')

    const again = pagesOf(await program.start())
    await again.frame.open('Notes')
    await expect(again.notes.cards).toHaveCount(0)
  })
})

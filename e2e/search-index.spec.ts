import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { findArchiveFile } from './support/archive-files.ts'
import { putEditedLetter } from './support/edited-letter.ts'
import type { Program } from './support/program.ts'
import { article, articleTitle } from './support/sources.ts'

/** The one index that the program made and kept in a profile, once it is there. */
async function keptIndex(profile: string): Promise<string> {
  const parent = join(profile, 'search-index')
  const find = async () => {
    const [folder] = await readdir(parent).catch(() => [])
    const files = folder === undefined ? [] : await readdir(join(parent, folder))
    return folder !== undefined && files.includes('manifest.json') ? join(parent, folder) : null
  }
  await expect.poll(find).not.toBeNull()
  const folder = (await find()) ?? ''
  const name = (await readdir(folder)).find((file) => file.endsWith('.search')) ?? ''
  return join(folder, name)
}

async function expectFound(program: Program, total: number): Promise<void> {
  const { frame, search } = pagesOf(program.page)
  await frame.searchBox.fill('"risk assessment"')
  await search.expectTotal(total)
  await expect(search.marked.first()).toBeVisible()
}

test('the bundled archive comes with its index: none is made', async ({ program, folders }) => {
  await expectFound(program, 3)
  expect(await readdir(folders.profile)).not.toContain('search-index')
})

test.describe('an archive that comes with none', () => {
  test.use({ prepare: { archive: putEditedLetter } })

  for (const [what, damage] of [
    ['was cut off', (path: string) => truncate(path, 2_000)],
    [
      'was altered',
      async (path: string) => {
        const bytes = await readFile(path)
        const last = bytes.length - 9
        bytes[last] = (bytes[last] ?? 0) ^ 0xff
        await writeFile(path, bytes)
      },
    ],
    [
      'is of another version of the program',
      async (path: string) => {
        const manifest = join(path, '../manifest.json')
        await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(/"format": \d+/, '"format": 99999'))
      },
    ],
  ] as const) {
    test(`has it made and kept, and made again where what was kept ${what}`, async ({ program, folders }) => {
      const { frame, search } = pagesOf(program.page)
      await frame.searchBox.fill('children')
      await expect(search.results.first()).toBeVisible()
      const before = await search.count.textContent()
      const path = await keptIndex(folders.profile)
      const made = await readFile(path)
      await program.stop()
      await damage(path)
      const again = pagesOf(await program.start())
      await again.frame.searchBox.fill('children')
      await expect(again.search.count).toHaveText(before ?? '')
      await expect(again.search.marked.first()).toBeVisible()
      await expect.poll(async () => Buffer.compare(await readFile(path).catch(() => Buffer.alloc(0)), made)).toBe(0)
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0)
    })
  }
})

test.describe('a source whose text was altered', () => {
  test.use({
    prepare: {
      archive: async (folder) => {
        await writeFile(await findArchiveFile(`sources/${article}/text.txt`, 'v3', folder), 'something else')
      },
    },
  })

  test('is found where it was indexed, and none of its words are shown', async ({ program }) => {
    const { frame, search } = pagesOf(program.page)
    await frame.searchBox.fill('"misrepresentation"')
    await search.expectTotal(1)
    const hit = search.group(articleTitle)
    await expect(hit).toContainText('was altered')
    await expect(hit).not.toContainText('something else')
  })
})

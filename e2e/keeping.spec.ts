import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { NoteCard } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

/** Lets the service tell of so many free bytes; below 20 MB it takes nothing more, as it does on such a disk. */
async function tellFreeSpace(page: Page, free: () => number): Promise<void> {
  await page.route(/\/call\/journal\.(append|state)$/, async (route) => {
    if (route.request().url().endsWith('append') && free() < 20_000_000) {
      await route.fulfill({
        json: { ok: false, error: { code: 'disk-full', message: 'nothing was written: the disk has too little space' } },
      })
      return
    }
    const response = await route.fetch()
    const answer = await response.json()
    await route.fulfill({ json: { ...answer, value: { ...answer.value, free: free() } } })
  })
}

test('says while the disk has little space that it has, and saves what could not be saved once there is more', async ({
  page,
}) => {
  let free = 150_000_000
  await tellFreeSpace(page, () => free)
  const { frame, reader } = pagesOf(page)
  await page.goto(`${new URL(page.url()).origin}/#/v3/source/${statement}`)
  await reader.startNote(passages.choices)
  const warning = frame.banner('Little space on the disk: 150 MB free')
  await expect(warning).toBeVisible()
  await expect(frame.saved).toBeVisible()
  await expectAccessible(page, 'a window that warns of little space')

  free = 5_000_000
  const card = new NoteCard(page.getByRole('article').first())
  await card.write('Typed while the disk was full')
  await expect(frame.banner('Nothing can be saved: 5 MB are free')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toContainText('Your text is still in this window')
  await expect(page.getByRole('button', { name: 'Copy the unsaved text' })).toBeVisible()

  free = 900_000_000
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(frame.saved).toBeVisible()
  await expect(frame.banner(/on the disk/)).toHaveCount(0)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('goes on trying to save what could not be saved, and says so', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await page.goto(`${new URL(page.url()).origin}/#/v3/source/${statement}`)
  await reader.startNote(passages.choices)
  await expect(frame.saved).toBeVisible()
  await page.route(/\/call\/journal\.append$/, async (route) => {
    await route.fulfill({ json: { ok: false, error: { code: 'file-not-written', message: 'the folder is locked' } } })
  })
  await new NoteCard(page.getByRole('article').first()).write('Typed while the folder was locked')
  const alert = page.getByRole('alert').filter({ hasText: 'Saved in this window’s database only' })
  await expect(alert).toContainText(
    'The folder is locked. Your text is kept in this window’s database. The program goes on trying.',
  )
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await expect(frame.saved).toBeVisible()
  await page.reload()
  await expect(page.getByRole('article').first()).toContainText('Typed while the folder was locked')
})

test('shows the notes of a later version of the program, says why nothing can be saved, and leaves them as they are', async ({
  page,
}) => {
  const { frame, reader } = pagesOf(page)
  await page.goto(`${new URL(page.url()).origin}/#/v3/source/${statement}`)
  await reader.startNote(passages.choices)
  await new NoteCard(page.getByRole('article').first()).write('Written before')
  await expect(frame.saved).toBeVisible()
  const version = () =>
    page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return databases.find(({ name }) => name?.startsWith('campaign-archive-'))
    })
  const { name = '' } = (await version()) ?? {}
  await page.evaluate(
    (database) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(database, 10_000)
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          request.result.close()
          resolve(null)
        }
      }),
    name,
  )
  await page.reload()
  await frame.open('Notes')
  await expect(page.getByRole('article')).toContainText('Written before')
  await expect(frame.banner('Your notes can be read here, and not changed')).toBeVisible()
  await expect(page.getByText('Reading only')).toBeVisible()
  await expectAccessible(page, 'notes that can only be read')
  const card = new NoteCard(page.getByRole('article').first())
  await card.edit()
  await card.write('Written now')
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy the unsaved text' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save again' })).toHaveCount(0)
  expect((await version())?.version).toBe(10_000)
})

test('leaves the words of another window that came in while a note was open, and has both', async ({ page }) => {
  const pages = pagesOf(page)
  const origin = new URL(page.url()).origin
  await page.clock.install()
  await page.goto(`${origin}/#/v3/source/${statement}`)
  await pages.reader.startNote(passages.choices)
  await new NoteCard(page.getByRole('article').first()).write('First paragraph\n\nSecond paragraph')
  await expect(pages.frame.saved).toBeVisible()

  const other = await page.context().newPage()
  await other.goto(`${origin}/#/v3/notes`)
  const theirs = new NoteCard(other.getByRole('article').first())
  await theirs.edit()
  await expect(theirs.text).toBeVisible()
  await pages.frame.open('Notes')
  const mine = new NoteCard(page.getByRole('article').first())
  await mine.edit()
  await expect(mine.text).toBeVisible()
  // Typed without a rest in between, however slow the machine is: neither window has the words of the other in its field.
  await page.clock.pauseAt(Date.now() + 60_000)
  await mine.text.fill('First paragraph, mine\n\nSecond paragraph')
  await theirs.text.fill('First paragraph\n\nSecond paragraph, theirs')
  await page.clock.resume()
  await expect(pages.frame.saved).toBeVisible()
  await expect(pagesOf(other).frame.saved).toBeVisible()
  // Which of the two is saved first is chance; a field may show the words of the other only once it is closed.
  for (const { text, card } of [mine, theirs]) {
    await text.press('ControlOrMeta+Enter')
    await expect(text).toBeHidden()
    await expect(card).toContainText('First paragraph, mine')
    await expect(card).toContainText('Second paragraph, theirs')
  }
  await other.close()
})

import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { templatesPage } from './pages/templates-page.ts'
import { VerifyPage } from './pages/verify-page.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

/** Drags files over the window and lets them fall, as from the desktop. */
async function drop(page: Page, ...files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, text } of all) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByText(/^Drop a pack/)).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(page.getByText(/^Drop a pack/)).toHaveCount(0)
}

test('a briefing that is dropped anywhere is verified', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.open('Statements')
  await drop(page, { name: 'mail.txt', text: `He wrote "${passages.research}".` })
  await expect(new VerifyPage(page).reportOn('mail.txt')).toContainText('Nothing failed.')
  await page.reload()
  await expect(frame.heading).toHaveText('Verify a briefing')
  await expect(new VerifyPage(page).reportOn('mail.txt')).toHaveCount(0)
})

test('annotations are recognised by what is in them, whatever their name', async ({ page }) => {
  const { exchange, frame } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  await drop(page, {
    name: 'notes.txt',
    text: '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"urn:x"}',
  })
  await expect(exchange.dialog).toContainText('notes.txt')
})

test('a template is shown before it is kept, and what was kept can be undone', async ({ page }) => {
  const { frame } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  const before = page.url()
  await drop(page, { name: 'house-style.liquid', text: '# {{ document.title }} of the house' })
  const dialog = page.getByRole('dialog', { name: 'A template in house-style.liquid' })
  await expect(dialog).toContainText('Kept, it would stand under Templates as “house-style”. Nothing is kept yet.')
  await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('# A sample briefing of the house')
  await expectAccessible(page, 'a dropped template')
  await dialog.getByRole('button', { name: 'Do not keep it' }).click()
  await expect(dialog).toHaveCount(0)
  expect(page.url()).toBe(before)
  const templates = templatesPage(page)
  await templates.open()
  await expect(page.getByText('You have no templates yet')).toBeVisible()

  await drop(page, { name: 'house-style.liquid', text: '# {{ document.title }} of the house' })
  const keep = dialog.getByRole('button', { name: 'Keep the template' })
  await keep.focus()
  await page.keyboard.press('Enter')
  await expect(frame.heading).toHaveText('Templates')
  await expect(page.getByRole('main').getByText('house-style', { exact: true })).toBeVisible()
  await frame.undo.click()
  await expect(page.getByRole('main').getByText('house-style', { exact: true })).toHaveCount(0)
})

test('a dropped template with a mistake says where, and nothing of it is kept', async ({ page }) => {
  const { frame } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  const dialog = page.getByRole('dialog', { name: 'A template in bad.liquid' })
  const keep = dialog.getByRole('button', { name: 'Keep the template' })
  for (const [text, said] of [
    ['# {{ document.title }}\n\n{% for part in parts %}', /Line 3, column 1.*“.*” is not closed\./s],
    ['one\n{{ document.titel }}', /Line 2, column 4.*There is nothing called “document.titel” here\./s],
    ['{% for i in (1..100000000) %}{% endfor %}', /Line 1, column 1.*a loop or a list here is too long/s],
    ['a'.repeat(200_001), /It is longer than 200,000 characters\..*Nothing was kept\./s],
    ['name\n\u0000', /Line 2: a byte \(00\) here is no text in UTF-8/],
  ] as const) {
    await drop(page, { name: 'bad.liquid', text })
    await expect(dialog.getByRole('alert')).toContainText(said)
    await expect(keep).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  await templatesPage(page).open()
  await expect(page.getByText('You have no templates yet')).toBeVisible()
})

test('what is of no kind that is read is named and left, and so are several at once', async ({ page }) => {
  const { frame } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  const before = page.url()
  await drop(page, { name: 'photograph.png', text: '\u0089PNG\r\n\u001a\n\u0000' })
  await expect(page.getByRole('status').filter({ hasText: 'photograph.png is no pack' })).toBeVisible()
  await drop(page, { name: 'a.md', text: 'a' }, { name: 'b.md', text: 'b' })
  await expect(page.getByText('Several files were dropped. Drop one at a time.')).toBeVisible()
  expect(page.url()).toBe(before)
})

test('a note is taken to another program by its handle, and copied by its button, as Markdown', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('Why <b>this</b>?')
  await expect(frame.saved).toBeVisible()
  const handle = card.card.getByTitle('Drag this into another program to give it the note as Markdown')
  await handle.hover()
  const taken = await page.evaluateHandle(() => new DataTransfer())
  // What is given is looked up when the pointer comes; a drag before that gives nothing.
  await expect
    .poll(async () => {
      await handle.dispatchEvent('dragstart', { dataTransfer: taken })
      return await taken.evaluate((transfer) => transfer.getData('text/plain'))
    })
    .toContain('Why <b>this</b>?')
  const [markdown, html] = await taken.evaluate((transfer) => [transfer.getData('text/markdown'), transfer.getData('text/html')])
  expect(markdown).toContain(`“${passages.research}”`)
  expect(markdown).toMatch(/SHA-256 of the quotation: [0-9a-f]{64}/)
  expect(html).toContain('Why &#60;b&#62;this&#60;/b&#62;?')
  expect(html).not.toContain('<b>')
  await card.choose('Copy as Markdown')
  await expect(page.getByText('The note is on the clipboard as Markdown.')).toBeVisible()
})

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { ExportBriefingDialog } from './pages/export-briefing-dialog.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { readPdf, withoutSpaces } from './support/read-pdf.ts'
import { passages, statement, statementTitle } from './support/sources.ts'

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(6)
const LONG_ADDRESS = `https://example.org/${'a-long-part-of-an-address/'.repeat(12)}`

/** What the desktop program asks of Electron: main/desktop/save-pdf.ts. */
const AS_SAVED = {
  format: 'A4',
  margin: { top: '0.8in', bottom: '0.8in', left: '0.75in', right: '0.75in' },
  printBackground: true,
  tagged: true,
  outline: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width: 100%; text-align: center; font: 8pt sans-serif; color: #000"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const

/** What belongs to the window and not to the paper. */
const CHROME = /Search the archive|Skip to|Find in page|Contents O|Select with the keyboard|Export…|Settings|Side by side/

/** The words of all pages one after the other, without the number of each, which stands before or behind its words. */
function wordsOfAll(pages: readonly string[]): string {
  return withoutSpaces(pages.map((words) => words.trim().replace(/^\d+ \/ \d+|\d+ \/ \d+$/, '')).join(''))
}

async function printWindow(page: Page): Promise<Buffer> {
  // Its own style sheet numbers the pages.
  return await page.pdf({ ...AS_SAVED, displayHeaderFooter: false })
}

/** As the briefing is printed: as a page by itself. */
async function printPage(page: Page, html: string): Promise<Buffer> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the window belongs to no browser that could print another page')
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' })
  const other = await context.newPage()
  await other.setContent(html)
  const bytes = await other.pdf(AS_SAVED)
  await context.close()
  return bytes
}

async function openStatement(page: Page) {
  const pages = pagesOf(page)
  await expect(pages.frame.heading).toBeVisible()
  await pages.frame.goTo(`/v3/source/${statement}`)
  await expect(pages.reader.text).toBeVisible()
  return pages
}

async function wordsOf(page: Page): Promise<readonly string[]> {
  return await page.locator('[data-text] [data-start]').evaluateAll((blocks) => blocks.map((block) => block.textContent ?? ''))
}

test.describe('on a dark screen', () => {
  test.use({ colorScheme: 'dark' })

  test('a source is printed letter for letter, black on white, with its notes, and nothing of the window', async ({ page }) => {
    const pages = await openStatement(page)
    const words = await wordsOf(page)
    await pages.reader.startNote(passages.choices)
    await cardOn(page, passages.choices).write(`${LONG_WORD} ${LONG_ADDRESS}`, ['figure'])
    await pages.reader.highlight(passages.research, 'green')
    await expect(pages.frame.saved).toBeVisible()
    await page.keyboard.press('Control+p')
    const preview = pages.reading.printing.frameLocator('iframe')
    await expect(preview.getByRole('heading', { level: 1, includeHidden: true })).toHaveText(statementTitle)
    await expect(preview.locator('body')).toContainText('SHA-512 of the text')
    await expect(preview.locator('body')).toContainText(LONG_WORD)
    await expect(preview.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await expect(preview.getByText('Find in page').first()).toBeHidden()
    await expectAccessible(page, 'what to print, with its preview')
    await page.keyboard.press('Escape')
    await expect(pages.reading.printing).toBeHidden()
    await expect(cardOn(page, passages.choices).card).toContainText(LONG_WORD)

    const made = await page.evaluateHandle(() => {
      const seen: string[] = []
      // After the page's own: what it has made for paper.
      window.addEventListener('beforeprint', () => seen.push(document.body.textContent ?? ''))
      return seen
    })
    const bytes = await printWindow(page)
    const [shown = '', ...more] = await made.jsonValue()
    expect(more, 'the page is set for paper once').toEqual([])
    expect(withoutSpaces(shown), 'what is made for paper').toContain(LONG_WORD)
    const pdf = await readPdf(bytes)
    const all = pdf.pages.join('\n')
    const printed = wordsOfAll(pdf.pages)
    for (const block of words) expect(printed).toContain(withoutSpaces(block))
    expect(printed).toContain(withoutSpaces(statementTitle))
    expect(all).toContain('SHA-512 of the text')
    expect(printed).toContain(LONG_WORD)
    expect(printed).toContain(LONG_ADDRESS)
    expect(all).not.toMatch(CHROME)
    expect(pdf.tagged).toBe(true)
    // Chromium puts the lines of a heading together without the space at which it was divided.
    expect(withoutSpaces(pdf.bookmarks[0] ?? '')).toBe(withoutSpaces(statementTitle))
    expect(pdf.pages.length).toBeGreaterThan(2)
    pdf.pages.forEach((words, index) => {
      expect(words).toContain(`${index + 1} / ${pdf.pages.length}`)
    })
    for (const line of pdf.lines.flat()) expect(line.right, line.text).toBeLessThanOrEqual(pdf.width - 40)
  })
})

test('the preview follows the choice of notes', async ({ page }) => {
  const pages = await openStatement(page)
  await pages.reader.startNote(passages.choices)
  await cardOn(page, passages.choices).write('Ask for the list.', [])
  await expect(pages.frame.saved).toBeVisible()
  await page.keyboard.press('Control+p')
  const notes = pages.reading.printing
    .frameLocator('iframe')
    .getByRole('region', { name: 'Notes', exact: true })
    .getByText('Ask for the list.')
  await expect(notes).toBeVisible()
  await pages.reading.printing.getByText('With my highlights and notes').click()
  await expect(notes).toBeHidden()
})

test('a briefing of 500 notes is printed with every quotation letter for letter, and no heading alone at the foot of a page', async ({
  page,
  program,
}) => {
  const { frame, exchange, briefings } = await openStatement(page)
  const quotations = (await wordsOf(page))
    .filter((block) => block.length > 120)
    .flatMap((block) =>
      Array.from({ length: Math.floor((block.length - 90) / 6) }, (_, at) => block.slice(at * 6, at * 6 + 90).trim()),
    )
    .slice(0, 500)
  expect(quotations).toHaveLength(500)
  await frame.open('Notes')
  await exchange.open.click()
  const items = quotations.map((exact, index) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `https://other.test/${index}`,
    type: 'Annotation',
    body: [
      {
        type: 'TextualBody',
        value: index === 7 ? `${LONG_WORD}\n\n${LONG_ADDRESS}` : `Comment ${index}.`,
        format: 'text/markdown',
      },
    ],
    target: { source: 'https://other.test/letter', selector: { type: 'TextQuoteSelector', exact } },
  }))
  await exchange.give({ name: 'notes.jsonld', text: JSON.stringify(items) })
  await exchange.bringIn.click()
  await expect(page.getByText('500 notes brought in')).toBeVisible()
  await expect(frame.saved).toBeVisible()
  await frame.open('Briefings')
  await briefings.start('For the committee', 'By source')
  await expect(briefings.parts).toHaveCount(501)
  const exporting = new ExportBriefingDialog(page)
  await page.keyboard.press('Control+p')
  await expect(exporting.print).toBeEnabled()
  await expect(exporting.dialog.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('For the committee')
  await exporting.format.selectOption('Web page (HTML)')
  await exporting.asSingleFile()
  const html = await readFile(await program.saveFile(() => exporting.download.click()), 'utf8')

  const bytes = await printPage(page, html)
  const pdf = await readPdf(bytes)
  const all = wordsOfAll(pdf.pages)
  for (const quotation of quotations) expect(all).toContain(withoutSpaces(quotation))
  for (const index of [0, 250, 499]) expect(all).toContain(`Comment${index}.`)
  expect(all).toContain(LONG_WORD)
  expect(all).toContain(LONG_ADDRESS)
  expect(pdf.bookmarks[0]).toBe('For the committee')
  const headings = new Set(pdf.bookmarks.map(withoutSpaces))
  for (const lines of pdf.lines) {
    // The last is the number of the page.
    const last = lines.at(-2)
    expect(last === undefined || !headings.has(withoutSpaces(last.text)), last?.text).toBe(true)
    for (const line of lines) expect(line.right, line.text).toBeLessThanOrEqual(pdf.width - 40)
  }
})

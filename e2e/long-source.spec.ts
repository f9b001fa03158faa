import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { longLength, longParagraph, longSource, putLongSource } from './support/long-archive.ts'

test.use({ prepare: { archive: putLongSource } })

const address = `/v1/source/${longSource}`
/** The block of a paragraph: the title is the first. */
const blockOf = (paragraph: number) => `b${paragraph + 1}`
const far = longLength - 40

/** Selects words without the mouse, which a text that is still coming to rest would move away from. */
async function select(text: Locator, words: string): Promise<void> {
  const block = text.locator('[data-block]').filter({ hasText: words }).locator('[data-start]')
  await block.evaluate((element, wanted) => {
    const node = element.firstChild
    const at = element.textContent?.indexOf(wanted) ?? -1
    if (node === null || at === -1) throw new Error(`the paragraph does not have the words "${wanted}"`)
    document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
  }, words)
}

async function allOnPage(text: Locator): Promise<void> {
  await expect(text.locator('[data-block]')).toHaveCount(longLength + 1)
}

test('a long source opens at its top, and all of its text comes to the page', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(address)
  await expect(reader.block(longParagraph(1))).toBeInViewport()
  await allOnPage(reader.text)
  await expect(reader.block(longParagraph(1))).toBeInViewport()
  const starts = await reader.text
    .locator('[data-start]')
    .evaluateAll((elements) => elements.map((element) => Number(element.getAttribute('data-start'))))
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
})

test('an address leads to a paragraph far down, also after a reload', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`${address}?at=${blockOf(far)}`)
  await expect(reader.block(longParagraph(far))).toBeInViewport()
  await allOnPage(reader.text)
  await expect(reader.block(longParagraph(far))).toBeInViewport()
  await page.reload()
  await expect(reader.block(longParagraph(far))).toBeInViewport()
})

test('a passage near the end is highlighted, and its address leads to it with its card beside it', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  const words = `lantern ${far} lit for the children of ward ${far}`
  await frame.goTo(`${address}?at=${blockOf(far)}`)
  // Pieces of the text that come above a passage could move it away under the mouse.
  await allOnPage(reader.text)
  await reader.startNote(words)
  const card = cardOn(page, words)
  await card.write('Who paid for it?')
  await expect.poll(() => reader.painted('note-yellow')).toEqual([words])
  await expect(frame.saved).toBeVisible()
  const note = await card.card.getAttribute('data-note')

  await frame.goTo(`${address}?at=b1`)
  await expect(reader.block(longParagraph(1))).toBeInViewport()
  await frame.goTo(`${address}?note=${note}`)
  await expect(reader.block(words)).toBeInViewport()
  await expect(card.card).toBeInViewport()
  await expect.poll(() => reader.painted('note-active')).toEqual([words])
})

test('the panel shows the cards of the passages in view, and the keyboard goes from card to card', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  const passage = (paragraph: number) => `harbour ${paragraph} kept lantern ${paragraph}`
  // So far from each other that no card has to make room for another.
  const marked = [1, 2, 3, 4, far - 10, far, far + 10]
  for (const paragraph of marked) {
    await frame.goTo(`${address}?at=${blockOf(paragraph)}`)
    await expect(reader.block(longParagraph(paragraph))).toBeInViewport()
    await select(reader.text, passage(paragraph))
    await expect(reader.bar).toBeVisible()
    await page.keyboard.press('1')
    await expect(cardOn(page, passage(paragraph)).card).toBeVisible()
  }
  await frame.goTo(`${address}?at=b1`)
  await expect(reader.block(longParagraph(1))).toBeInViewport()
  await expect(cardOn(page, passage(1)).card).toBeInViewport()
  await frame.goTo(`${address}?at=${blockOf(far)}`)
  await expect(cardOn(page, passage(far)).card).toBeInViewport()
  await expect(cardOn(page, passage(2)).card).toHaveCount(0)

  // From the last control of a card to the first of the next, though it was not near the view when the first had the focus.
  await frame.goTo(`${address}?at=b1`)
  await expect(reader.block(longParagraph(1))).toBeInViewport()
  await cardOn(page, passage(4)).more.focus()
  const next = cardOn(page, passage(far - 10)).card
  await expect(next).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(next.locator(':focus')).toHaveCount(1)
})

test('a selection may run over pieces of the text that come one after the other', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  const [first, last] = [30, 130]
  await frame.goTo(address)
  await allOnPage(reader.text)
  await reader.text.evaluate(
    (region, [from, to]) => {
      const nodes = [...region.querySelectorAll('[data-start]')].map((element) => element.firstChild)
      const [start, end] = [nodes[from ?? 0], nodes[to ?? 0]]
      if (start instanceof Text && end instanceof Text) document.getSelection()?.setBaseAndExtent(start, 0, end, end.length)
    },
    [first, last],
  )
  await page.keyboard.press('2')
  const expected = Array.from({ length: last - first + 1 }, (_, index) => longParagraph(first + index))
  await expect.poll(() => reader.painted('note-green')).toEqual(expected)
  // Where it begins there is a button, and in the paragraphs after it a word that it goes on.
  const mark = reader.block(longParagraph(first)).getByRole('button', { name: 'green highlight' })
  await expect(mark).toBeVisible()
  await expect(reader.block(longParagraph(last))).toContainText('green highlight goes on here')
})

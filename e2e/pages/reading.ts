import { expect, type Locator, type Page } from '@playwright/test'
import { atRest } from './at-rest.ts'
import type { Colour } from './note-card.ts'

/** What stands around a source that is open: its contents, find in page, how it is set, what stands beside it, and printing. */
export class Reading {
  readonly page: Page
  readonly toolbar: Locator
  readonly contents: Locator
  readonly find: Locator
  readonly findField: Locator
  readonly findState: Locator
  readonly textMenu: Locator
  readonly printing: Locator
  readonly choosing: Locator
  readonly first: Locator
  readonly second: Locator

  constructor(page: Page) {
    this.page = page
    this.toolbar = page.getByRole('toolbar', { name: 'This source' })
    this.contents = page.getByRole('navigation', { name: 'Contents of this source' })
    this.find = page.getByRole('search', { name: 'Find in this source' })
    this.findField = this.find.getByRole('searchbox')
    this.findState = this.find.getByRole('status')
    this.textMenu = page.getByRole('group', { name: 'How the text is set' })
    this.printing = page.getByRole('dialog', { name: 'Print this source' })
    this.choosing = page.getByRole('dialog', { name: 'Read beside this source' })
    this.first = page.getByRole('group', { name: /^First text:/ })
    this.second = page.getByRole('group', { name: /^Text beside it:/ })
  }

  textOf(pane: Locator): Locator {
    return pane.getByRole('region', { name: /^Text of the source/ })
  }

  async openTextMenu(): Promise<void> {
    await this.toolbar.getByRole('button', { name: 'Text', exact: true }).click()
  }

  async choose(setting: string, value: string): Promise<void> {
    await this.textMenu.getByRole('radiogroup', { name: setting }).getByRole('radio', { name: value }).check({ force: true })
  }

  /** How many characters the full lines of the paragraphs hold on average: the last line of each is left out. */
  async charactersPerLine(): Promise<number> {
    return await this.page.evaluate(() => {
      const lines: number[] = []
      for (const element of document.querySelectorAll('[data-text] p [data-start]')) {
        const node = element.firstChild
        if (!(node instanceof Text)) continue
        let [top, count] = [Number.NaN, 0]
        for (let index = 0; index < node.length; index++) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + 1)
          const next = range.getBoundingClientRect().top
          if (next > top + 4) {
            lines.push(count)
            count = 0
          }
          top = next
          count += 1
        }
      }
      return lines.reduce((sum, line) => sum + line, 0) / lines.length
    })
  }

  /** The words at the top of what is seen of a text, as many as stand on half a line. */
  async topWords(pane: Page | Locator = this.page): Promise<string> {
    return await pane.locator('[data-scroller]').evaluate((scroller) => {
      const edge = scroller.getBoundingClientRect().top
      for (const element of scroller.querySelectorAll('[data-start]')) {
        const node = element.firstChild
        if (!(node instanceof Text) || element.getBoundingClientRect().bottom < edge + 10) continue
        for (let index = 0; index < node.length; index++) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + 1)
          if (range.getBoundingClientRect().bottom > edge + 10) return node.data.slice(index, index + 30)
        }
      }
      return ''
    })
  }

  /** Turns the wheel over a text until these words stand near its top. */
  async scrollTo(words: string, pane: Page | Locator = this.page): Promise<void> {
    const scroller = pane.locator('[data-scroller]')
    await scroller.hover({ position: { x: 20, y: 200 } })
    await atRest(scroller)
    const distance = await scroller.evaluate((element, wanted) => {
      const block = [...element.querySelectorAll('[data-start]')].find((each) => each.textContent?.includes(wanted) === true)
      if (block === undefined) throw new Error(`the text does not show the words "${wanted}"`)
      return block.getBoundingClientRect().top - element.getBoundingClientRect().top
    }, words)
    await this.page.mouse.wheel(0, Math.round(distance))
  }

  /** Opens find in page by its key, and waits until the field is there to be typed in. */
  async openFind(within: Page | Locator = this.page): Promise<void> {
    await this.page.keyboard.press('Control+f')
    await expect(within.getByRole('search', { name: 'Find in this source' }).getByRole('searchbox')).toBeFocused()
  }

  /** The words of one text under one kind of paint. */
  async paintedIn(pane: Locator, paint: `note-${Colour}` | 'find' | 'find-current'): Promise<readonly string[]> {
    return await pane.evaluate((element, name) => {
      const ranges = [...(CSS.highlights.get(name) ?? [])].filter((range): range is Range => range instanceof Range)
      return ranges.filter((range) => element.contains(range.startContainer)).map((range) => range.toString())
    }, paint)
  }
}

import type { Locator, Page } from '@playwright/test'
import type { Colour } from './note-card.ts'

/** What is painted over the text: notes by colour, the passage that an address names, the hits of a search. */
type Paint = `note-${Colour}` | 'note-active' | 'passage' | 'hit' | 'hit-current'

/** A source, open. */
export class Reader {
  readonly page: Page
  readonly text: Locator
  readonly notes: Locator
  readonly bar: Locator
  readonly hits: Locator
  readonly nextHit: Locator
  readonly previousHit: Locator
  /** "Hit 3 of 41". */
  readonly hitState: Locator
  readonly backToResults: Locator
  /** The results of the search beside the text. */
  readonly hitList: Locator

  constructor(page: Page) {
    this.page = page
    this.text = page.getByRole('region', { name: 'Text of the source' })
    this.notes = page.getByRole('complementary', { name: 'Notes on this source' })
    this.bar = page.getByRole('toolbar', { name: 'What to do with the selected passage' })
    this.hits = page.getByRole('search', { name: 'Hits in this source' })
    this.nextHit = this.hits.getByRole('button', { name: /^Next hit/ })
    this.previousHit = this.hits.getByRole('button', { name: 'Previous hit' })
    this.hitState = this.hits.getByRole('status')
    this.backToResults = this.hits.getByRole('link', { name: 'Back to the results' })
    this.hitList = page.getByRole('navigation', { name: 'Results of the search' })
  }

  /** The block whose text holds these words. */
  block(words: string): Locator {
    return this.text.locator('[data-block]').filter({ hasText: words })
  }

  paragraph(number: number): Locator {
    return this.text.getByRole('link', { name: `Paragraph ${number}`, exact: true })
  }

  /** The words under one kind of paint, in the order of the text. Read from the browser, which does the painting. */
  async painted(paint: Paint): Promise<readonly string[]> {
    return await this.page.evaluate((name) => {
      const ranges = [...(CSS.highlights.get(name) ?? [])].filter((range): range is Range => range instanceof Range)
      return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map((range) => range.toString())
    }, paint)
  }

  /** Draws the mouse over the text from the first of `from` to the end of `to`, and keeps it pressed. */
  async press(from: string, to: string = from): Promise<void> {
    await this.block(from).scrollIntoViewIfNeeded()
    const points = await this.text.evaluate(
      async (region, [first, last]) => {
        const edge = (words: string, end: boolean) => {
          for (const element of region.querySelectorAll('[data-start]')) {
            const node = element.firstChild
            const at = element.textContent?.indexOf(words) ?? -1
            if (at === -1 || node === null) continue
            const range = document.createRange()
            const index = end ? at + words.length - 1 : at
            range.setStart(node, index)
            range.setEnd(node, index + 1)
            const rect = range.getBoundingClientRect()
            return { x: end ? rect.right - 1 : rect.left + 1, y: rect.top + rect.height / 2 }
          }
          throw new Error(`the text does not show the words "${words}"`)
        }
        const places = () => ({ start: edge(first ?? '', false), end: edge(last ?? '', true) })
        const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
        // A text that was just opened is still brought to its place: the hand waits until it stands still.
        const atRest = async () => {
          let before = places()
          for (let still = 0; still < 6; ) {
            await nextFrame()
            const now = places()
            still = JSON.stringify(now) === JSON.stringify(before) ? still + 1 : 0
            before = now
          }
          return before
        }
        const block = [...region.querySelectorAll('[data-block]')].find((each) => each.textContent?.includes(first ?? ''))
        for (let tries = 0; tries < 5; tries++) {
          const { start, end } = await atRest()
          // Below the bars at the top, and above what is said at the foot.
          const inSight = ({ y }: { readonly y: number }) => y > 90 && y < window.innerHeight - 80
          if (inSight(start) && inSight(end)) return { start, end }
          // The place where one was reading came after the passage was brought into sight.
          block?.scrollIntoView({ block: 'center' })
        }
        return await atRest()
      },
      [from, to],
    )
    const { mouse } = this.page
    await mouse.move(points.start.x, points.start.y)
    await mouse.down()
    await mouse.move(points.end.x, points.end.y, { steps: 4 })
  }

  /** Selects a passage with the mouse, as a hand does. */
  async drag(from: string, to: string = from): Promise<void> {
    await this.press(from, to)
    await this.page.mouse.up()
    await this.bar.waitFor()
    const selected = await this.page.evaluate(() => document.getSelection()?.toString() ?? '')
    if (!selected.startsWith(from.slice(0, 8)) || !selected.endsWith(to.slice(-8)))
      throw new Error(`the text moved under the mouse: "${selected}" was selected, not from "${from}" to "${to}"`)
  }

  /** Highlights a passage with the mouse. */
  async highlight(words: string, colour: Colour): Promise<void> {
    await this.drag(words)
    await this.bar.getByRole('button', { name: `Highlight in ${colour}` }).click()
    // Once the note is made, nothing is selected any more.
    await this.bar.waitFor({ state: 'hidden' })
  }

  /** Selects a passage with the mouse and opens a note on it. */
  async startNote(from: string, to: string = from): Promise<void> {
    await this.drag(from, to)
    await this.bar.getByRole('button', { name: /^Note/ }).click()
    await this.bar.waitFor({ state: 'hidden' })
    await this.page.getByRole('article').getByRole('textbox', { name: /^Note/ }).first().waitFor()
  }
}

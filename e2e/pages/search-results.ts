import { expect, type Locator, type Page } from '@playwright/test'

/** The answer to a search. */
export class SearchResults {
  readonly page: Page
  readonly main: Locator
  /** How many results there are, as it is read. */
  readonly count: Locator
  /** The same as it is told to a screen reader. */
  readonly spoken: Locator
  /** Every result, in order. */
  readonly results: Locator
  readonly marked: Locator
  readonly asTyped: Locator
  readonly chips: Locator
  readonly showMore: Locator
  /** What has some of the words, where nothing has all. */
  readonly some: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.count = this.main.getByRole('paragraph').filter({ hasText: /results? for/ })
    // A sign that the search is being prepared may stand after it.
    this.spoken = this.main.getByRole('status').first()
    this.results = this.main.locator('section').getByRole('listitem').getByRole('link')
    this.marked = this.main.locator('mark')
    this.asTyped = this.main.getByRole('checkbox', { name: 'Only the words as typed' })
    this.chips = this.main.getByRole('list', { name: 'Filters of this search' }).getByRole('button')
    this.showMore = this.main.getByRole('button', { name: 'Show more' })
    this.some = this.main.getByRole('region', { name: 'With some of the words' })
  }

  /** The results under one heading: a source, the signatories, the notes. */
  group(title: string | RegExp): Locator {
    return this.main
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { level: 2, name: title }) })
      .getByRole('listitem')
      .getByRole('link')
  }

  /** A value that the results can be narrowed to. */
  facet(name: string, value: string | RegExp): Locator {
    return this.page
      .getByRole('complementary', { name: 'Narrow the search' })
      .getByRole('list', { name, exact: true })
      .getByRole('button', { name: value })
  }

  /** How many results a value says that it would leave. */
  async promised(facet: Locator): Promise<number> {
    const words = (await facet.textContent()) ?? ''
    return Number(/\d+$/.exec(words.replaceAll(',', '').trim())?.[0])
  }

  /** Takes only the words as they are typed, or their other forms again. */
  async switchAsTyped(): Promise<void> {
    await this.main.getByText('Only the words as typed').click()
  }

  /** Waits until so many results are said to be found. */
  async expectTotal(total: number): Promise<void> {
    await expect(this.count).toHaveText(new RegExp(`^${total} results? for`))
  }
}

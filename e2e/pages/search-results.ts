import type { Locator, Page } from '@playwright/test'

/** The answer to a search. */
export class SearchResults {
  readonly count: Locator
  /** Every result, in order. */
  readonly results: Locator
  readonly marked: Locator
  readonly main: Locator

  constructor(page: Page) {
    this.main = page.getByRole('main')
    this.count = this.main.getByRole('status').filter({ hasText: /results? for/ })
    this.results = this.main.locator('section').getByRole('listitem').getByRole('link')
    this.marked = this.main.locator('mark')
  }

  /** The results under one heading: a source, the signatories, the notes. */
  group(title: string | RegExp): Locator {
    return this.main
      .locator('section')
      .filter({ has: this.main.page().getByRole('heading', { level: 2, name: title }) })
      .getByRole('listitem')
      .getByRole('link')
  }
}

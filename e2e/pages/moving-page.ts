import { expect, type Locator, type Page } from '@playwright/test'

/** What became of the notes of earlier editions in the one being read. */
export class MovingPage {
  readonly page: Page
  readonly heading: Locator
  readonly entries: Locator
  readonly banner: Locator
  readonly attaching: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1, name: /^Your notes and edition/ })
    this.entries = page.getByRole('main').locator('[data-move]')
    this.banner = page.getByRole('note').filter({ hasText: 'from an earlier edition' })
    this.attaching = page.getByRole('region', { name: 'Select the passage for this note' })
  }

  /** The note that was made on these words. */
  entry(words: string): Locator {
    return this.page.getByRole('article', { name: `Note on “${words}`, exact: false })
  }

  column(words: string, edition: string): Locator {
    return this.entry(words)
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: new RegExp(`^Edition ${edition}`) }) })
  }

  group(name: string | RegExp): Locator {
    return this.page.getByRole('radio', { name })
  }

  async show(name: string | RegExp): Promise<void> {
    // The box itself is hidden behind the label.
    await this.group(name).click({ force: true })
    await expect(this.group(name)).toBeChecked()
  }
}

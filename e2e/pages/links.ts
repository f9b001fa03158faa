import { expect, type Locator, type Page } from '@playwright/test'

/** How links are copied, and opened from within the window. */
export class Links {
  readonly page: Page
  readonly searchBox: Locator
  /** What is said where a link leads to nothing. */
  readonly place: Locator

  constructor(page: Page) {
    this.page = page
    this.searchBox = page.getByRole('searchbox', { name: 'Search the archive' })
    this.place = page.getByRole('main')
  }

  /** The button beside the paragraph that is pointed at. */
  get ofParagraph(): Locator {
    return this.page.getByRole('button', { name: /^Copy link to (paragraph|this line)/ })
  }

  async copyFrom(row: Locator): Promise<string> {
    await row.hover()
    await row.getByRole('button', { name: /^Copy link/ }).click()
    return await this.copied()
  }

  /** What was copied last, once the program said that it was. */
  async copied(): Promise<string> {
    await expect(this.page.getByRole('status').getByText(/^Link to .* copied$/)).toBeVisible()
    return await this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Pastes a link into the search box and opens it. */
  async open(link: string): Promise<void> {
    await this.searchBox.fill(link)
    await this.page.getByRole('button', { name: 'Open the link' }).waitFor()
    await this.searchBox.press('Enter')
  }
}

import type { Locator, Page } from '@playwright/test'

/** All tags, with what is done to them everywhere. */
export class TagsPage {
  readonly page: Page
  readonly rows: Locator
  readonly newName: Locator

  constructor(page: Page) {
    this.page = page
    this.rows = page.getByRole('main').locator('tbody').getByRole('row')
    this.newName = page.getByRole('textbox', { name: /^New name/ })
  }

  row(tag: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('button', { name: `Rename the tag ${tag}`, exact: true }) })
  }

  async rename(tag: string, to: string): Promise<void> {
    await this.row(tag).getByRole('button', { name: 'Rename the tag' }).click()
    await this.newName.fill(to)
  }
}

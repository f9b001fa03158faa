import type { Locator, Page } from '@playwright/test'

/** Saving notes as Markdown. */
export class ExportDialog {
  readonly dialog: Locator
  readonly title: Locator
  readonly author: Locator
  readonly preview: Locator
  readonly save: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Save notes as Markdown' })
    this.title = this.dialog.getByRole('textbox', { name: 'Title of the document' })
    this.author = this.dialog.getByRole('textbox', { name: 'Author' })
    this.preview = this.dialog.getByRole('region', { name: 'Preview' })
    this.save = this.dialog.getByRole('button', { name: 'Save as Markdown' })
  }
}

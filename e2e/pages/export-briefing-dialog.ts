import { expect, type Locator, type Page } from '@playwright/test'

/** The dialog in which a briefing is exported. */
export class ExportBriefingDialog {
  readonly open: Locator
  readonly dialog: Locator
  readonly format: Locator
  readonly plan: Locator
  readonly conflicts: Locator
  readonly export: Locator
  readonly error: Locator
  readonly print: Locator
  readonly download: Locator
  private readonly singleFile: Locator
  readonly intoFolder: Locator

  constructor(page: Page) {
    this.open = page.getByRole('main').getByRole('button', { name: 'Export…' })
    this.dialog = page.getByRole('dialog', { name: 'Export the briefing' })
    this.format = this.dialog.getByRole('combobox', { name: 'Format' })
    this.plan = this.dialog.getByRole('region', { name: /^What will happen/ })
    this.conflicts = this.plan.getByRole('region', { name: /changed in the file and in the program$/ })
    this.export = this.dialog.getByRole('button', { name: 'Export', exact: true })
    this.error = this.dialog.getByRole('alert')
    this.print = this.dialog.getByRole('button', { name: /^Print/ })
    this.download = this.dialog.getByRole('button', { name: /^(Download|Save) the file/ })
    // The box of a choice is drawn over the browser's own.
    this.singleFile = this.dialog.getByText('As a single file', { exact: true })
    this.intoFolder = this.dialog.getByText('Into a folder', { exact: true })
  }

  async asSingleFile(): Promise<void> {
    await this.singleFile.click()
    await expect(this.dialog.getByRole('radio', { name: 'As a single file' })).toBeChecked()
  }

  async lookInto(folder: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(folder)
    await this.dialog.getByRole('button', { name: 'Look into this folder' }).click()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click()
    await this.dialog.waitFor({ state: 'detached' })
  }
}

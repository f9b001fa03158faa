import type { Locator, Page } from '@playwright/test'

/** The page of backups, and its dialogs. */
export class BackupsPage {
  readonly page: Page
  readonly make: Locator
  /** The backups on this computer, and those in the second folder. */
  readonly own: Locator
  readonly second: Locator
  readonly folder: Locator
  readonly dialog: Locator
  readonly restoreNow: Locator

  constructor(page: Page) {
    const main = page.getByRole('main')
    this.page = page
    this.make = main.getByRole('button', { name: 'Back up now' })
    this.own = main.getByRole('list', { name: /^On this computer/ }).getByRole('listitem')
    this.second = main.getByRole('list', { name: /^In the second folder/ }).getByRole('listitem')
    this.folder = main.getByRole('textbox', { name: 'Folder', exact: true })
    this.dialog = page.getByRole('dialog')
    this.restoreNow = this.dialog.getByRole('button', { name: 'Restore', exact: true })
  }

  async copyTo(folder: string): Promise<void> {
    await this.folder.fill(folder)
    await this.page.getByRole('button', { name: 'Use this folder' }).click()
  }

  async lookInto(path: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Path of the zip file' }).fill(path)
    await this.page.getByRole('button', { name: 'Look into it…' }).click()
  }

  async removeEverything(copies: boolean): Promise<void> {
    await this.page.getByRole('button', { name: 'Remove everything…' }).click()
    // The box itself is hidden behind the one that is drawn.
    if (copies) await this.dialog.getByRole('checkbox').check({ force: true })
    await this.dialog.getByRole('textbox', { name: 'Type REMOVE to go on' }).fill('REMOVE')
    await this.dialog.getByRole('button', { name: 'Remove everything now' }).click()
  }
}

import type { Locator, Page } from '@playwright/test'

/** Giving notes to colleagues and taking theirs in. */
export class ColleaguesPage {
  readonly page: Page
  readonly saveBundle: Locator
  readonly name: Locator
  readonly chooseBundle: Locator
  readonly takeIn: Locator
  readonly report: Locator
  readonly folder: Locator
  readonly write: Locator
  readonly read: Locator
  readonly useFolder: Locator
  readonly exchangeNow: Locator
  readonly stop: Locator
  readonly members: Locator
  readonly main: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.saveBundle = this.main.getByRole('button', { name: 'Save the bundle' })
    this.name = this.main.getByRole('textbox', { name: 'Your name' })
    this.chooseBundle = this.main.getByRole('button', { name: /^Choose (a|another) bundle…$/ })
    this.takeIn = this.main.getByRole('button', { name: 'Take in', exact: true })
    this.report = this.main.getByText(/^\d+ lost, /)
    this.folder = this.main.getByRole('textbox', { name: 'Path of the folder' })
    this.write = this.main.getByRole('checkbox', { name: 'Write my notes there' })
    this.read = this.main.getByRole('checkbox', { name: 'Take in what colleagues write there' })
    this.useFolder = this.main.getByRole('button', { name: /^(Use this folder|Apply)$/ })
    this.exchangeNow = this.main.getByRole('button', { name: 'Exchange now' })
    this.stop = this.main.getByRole('button', { name: 'Stop sharing' })
    this.members = this.main.getByRole('table')
  }

  /** Chooses a bundle as one would from the disk. */
  async give(name: string, text: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser', { timeout: 0 }), this.chooseBundle.click()])
    await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  }

  async drop(name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content ?? ''], fileName ?? ''))
        return transfer
      },
      [name, text],
    )
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: data })
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }

  /** Turns both switches on for a folder. */
  async share(folder: string): Promise<void> {
    await this.folder.fill(folder)
    // The boxes themselves are hidden behind those that are drawn.
    await this.write.check({ force: true })
    await this.read.check({ force: true })
    await this.useFolder.click()
  }
}

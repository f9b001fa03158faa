import type { Locator, Page } from '@playwright/test'

/** A file as a test hands it over. */
export interface GivenFile {
  readonly name: string
  readonly text: string
}

/** Notes that come in from files and go out whole. */
export class NotesExchange {
  readonly page: Page
  readonly open: Locator
  readonly dialog: Locator
  readonly choose: Locator
  readonly bringIn: Locator
  readonly save: Locator
  readonly saveDialog: Locator
  readonly saveNow: Locator

  constructor(page: Page) {
    this.page = page
    this.open = page.getByRole('main').getByRole('button', { name: 'Bring in notes…' })
    this.dialog = page.getByRole('dialog', { name: 'Bring in notes' })
    this.choose = this.dialog.getByRole('button', { name: /^Choose (a|another) file…$/ })
    this.bringIn = this.dialog.getByRole('button', { name: /^Bring in \d/ })
    this.save = page.getByRole('main').getByRole('button', { name: 'Save as Web Annotations…' })
    this.saveDialog = page.getByRole('dialog', { name: 'Save notes as Web Annotations' })
    this.saveNow = this.saveDialog.getByRole('button', { name: 'Save the file' })
  }

  /** Chooses a file in the dialog, which is open. */
  async give({ name, text }: GivenFile): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser', { timeout: 0 }), this.choose.click()])
    await chooser.setFiles({ name, mimeType: 'application/ld+json', buffer: Buffer.from(text) })
  }

  /** Drops a file on the window. */
  async drop({ name, text }: GivenFile): Promise<void> {
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
}

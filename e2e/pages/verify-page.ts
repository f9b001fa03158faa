import type { Locator, Page } from '@playwright/test'

/** Holding a briefing against the archive. */
export class VerifyPage {
  readonly page: Page
  readonly main: Locator
  readonly choose: Locator
  readonly again: Locator
  readonly report: Locator
  readonly findings: Locator
  readonly show: Locator
  readonly refusal: Locator
  readonly saveMarkdown: Locator
  readonly progress: Locator
  readonly stop: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.choose = this.main.getByRole('button', { name: /^Choose (a|another) file$/ })
    this.again = this.main.getByRole('button', { name: 'Verify again' })
    this.report = this.main.getByRole('region', { name: /^Result for / })
    this.findings = this.report.getByRole('list').filter({ has: page.getByRole('heading', { level: 3 }) })
    this.show = this.report.getByRole('combobox', { name: 'Show' })
    this.refusal = this.main.getByRole('alert')
    this.progress = this.main.getByRole('progressbar')
    this.stop = this.main.getByRole('button', { name: 'Stop' })
    this.saveMarkdown = this.report.getByRole('button', { name: 'Save the report as Markdown' })
  }

  /** The report on a file of this name. */
  reportOn(name: string): Locator {
    return this.main.getByRole('region', { name: `Result for ${name}` })
  }

  finding(heading: RegExp): Locator {
    return this.report.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3, name: heading }) })
  }

  /** Chooses a file as one would from the disk. */
  async open(name: string, content: string | Buffer): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.choose.click()])
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  }

  /** Drops a file on the window, where it would be taken for a pack elsewhere. */
  async drop(name: string, content: string | Buffer): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([file, text]) => {
        const data = new DataTransfer()
        data.items.add(new File([text ?? ''], file ?? ''))
        return data
      },
      [name, content.toString()] as const,
    )
    await this.main.dispatchEvent('dragover', { dataTransfer: transfer })
    await this.main.dispatchEvent('drop', { dataTransfer: transfer })
  }
}

import { expect, type Locator, type Page } from '@playwright/test'

/** The list of briefings, and the page on which one is composed. */
export class BriefingsPage {
  readonly page: Page
  readonly make: Locator
  readonly dialog: Locator
  readonly rows: Locator
  readonly title: Locator
  readonly parts: Locator
  readonly addHeading: Locator
  readonly addText: Locator
  readonly addNotes: Locator
  readonly picking: Locator
  readonly preview: Locator
  readonly adding: Locator
  readonly warnings: Locator
  readonly notesBeside: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole('main')
    this.make = main.getByRole('button', { name: /^(Make the first briefing|New briefing…)$/ })
    this.dialog = page.getByRole('dialog', { name: 'New briefing' })
    this.rows = main.getByRole('listitem')
    this.title = main.getByRole('textbox', { name: 'Title' })
    this.parts = main.locator('[data-part]')
    this.addHeading = main.getByRole('button', { name: 'Add heading' })
    this.addText = main.getByRole('button', { name: 'Add text' })
    this.addNotes = main.getByRole('button', { name: 'Add notes…' })
    this.picking = page.getByRole('dialog', { name: 'Add notes to the briefing' })
    this.preview = main.getByRole('region', { name: 'Preview' })
    this.warnings = main.getByRole('region', { name: 'To look at before it goes out' })
    this.notesBeside = main.getByRole('region', { name: 'Notes to add' })
    this.adding = page.getByRole('dialog', { name: /to a briefing$/ })
  }

  async start(title: string, from: string): Promise<void> {
    await this.make.click()
    await this.dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    await this.dialog.getByRole('radio', { name: from }).check()
    await this.dialog.getByRole('button', { name: 'Make the briefing' }).click()
    await this.title.waitFor()
  }

  /** What stands beside the outline. */
  async show(view: 'Document' | 'Markdown' | 'Notes'): Promise<void> {
    const button = this.page.getByRole('group', { name: 'Beside the outline' }).getByRole('button', { name: view })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }

  /** A note in the list beside the outline, by its words. */
  listed(words: string): Locator {
    return this.notesBeside.getByRole('listitem').filter({ hasText: words })
  }

  part(place: number): Locator {
    return this.parts.nth(place - 1)
  }

  /** Where a heading or a text of its own is written. */
  field(place: number): Locator {
    return this.part(place).getByRole('textbox')
  }

  get give(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Give to a colleague…' })
  }

  /** The switch for the shared folder. */
  get share(): Locator {
    return this.page.getByRole('main').getByRole('checkbox', { name: 'Put what I write in this briefing into the shared folder' })
  }

  remove(title: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name: `Remove “${title}”`, exact: true })
  }

  get showRemoved(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: /^Show removed/ })
  }

  removeForGood(title: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name: `Remove “${title}” for good…` })
  }

  get removal(): Locator {
    return this.page.getByRole('dialog', { name: /for good$/ })
  }

  handle(place: number): Locator {
    return this.part(place).getByRole('button', { name: /^Move .*Drag it/ })
  }

  /** What stands in the outline, part by part: the words of headings and texts, and of notes their quotation. */
  async outline(): Promise<readonly string[]> {
    return await this.parts.evaluateAll((rows) =>
      rows.map((row) => {
        const field = row.querySelector<HTMLInputElement | HTMLTextAreaElement>('[data-writes]')
        return (field?.value ?? row.querySelector('p')?.textContent ?? '').slice(0, 30)
      }),
    )
  }
}

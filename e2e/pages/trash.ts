import type { Locator, Page } from '@playwright/test'

/** The trash, and what removes notes in it for good. */
export class Trash {
  readonly page: Page
  readonly notes: Locator
  readonly empty: Locator
  readonly dialog: Locator
  readonly confirm: Locator
  readonly cancel: Locator
  readonly back: Locator
  /** How long deleted notes are kept, in the settings. */
  readonly keep: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole('main')
    this.notes = main.getByRole('article')
    this.empty = main.getByRole('button', { name: 'Empty the trash…' })
    this.dialog = page.getByRole('dialog', { name: /^Remove \d+ notes? for good$/ })
    this.confirm = this.dialog.getByRole('button', { name: 'Remove for good' })
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel' })
    this.back = main.getByRole('button', { name: 'Back to the notes' })
    this.keep = main.getByRole('radiogroup', { name: 'Keep what is deleted for' })
  }

  note(words: string): Locator {
    return this.notes.filter({ hasText: words })
  }

  removeOf(words: string): Locator {
    return this.note(words).getByRole('button', { name: 'Remove for good…' })
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('button', { name: /^Trash \(\d+\)$/ })
      .click()
  }
}

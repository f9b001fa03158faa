import type { Locator, Page } from '@playwright/test'
import { NoteCard } from './note-card.ts'

/** The versions of a note, and what is to be decided of its words. */
export class NoteVersions {
  readonly dialog: Locator
  readonly rows: Locator
  readonly conflict: Locator
  readonly variants: Locator
  readonly keepBoth: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Versions of this note' })
    this.rows = this.dialog.getByRole('list').first().locator('> li')
    this.conflict = page.getByRole('region', { name: 'Two versions of this paragraph' })
    this.variants = this.conflict.getByRole('list').getByRole('listitem')
    this.keepBoth = this.conflict.getByRole('button', { name: 'Keep both' })
  }

  async open(card: Locator): Promise<void> {
    await new NoteCard(card).choose('Versions…')
  }

  restore(row: Locator): Locator {
    return row.getByRole('button', { name: /^Give this version back/ })
  }

  /** The button that takes the words of one of them. */
  use(who: string | RegExp): Locator {
    return this.conflict.getByRole('button', { name: who })
  }
}

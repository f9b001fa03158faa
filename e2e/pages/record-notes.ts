import type { Locator, Page } from '@playwright/test'
import { NoteCard } from './note-card.ts'

/** The notes on a record, where the record is shown. `name` is what the record is called, or the beginning of it. */
export class RecordNotes {
  readonly page: Page
  readonly write: Locator
  /** "2 notes": folds them out and in. */
  readonly fold: Locator
  readonly region: Locator

  constructor(page: Page, name: string) {
    this.page = page
    const main = page.getByRole('main')
    this.write = main.getByRole('button', { name: `Write a note on “${name}` })
    this.fold = main.getByRole('button', { name: new RegExp(`^\\d+ notes? on “${literally(name)}`) })
    this.region = main.getByRole('region', { name: new RegExp(`^\\d+ notes? on “${literally(name)}`) })
  }

  card(words: string): NoteCard {
    return new NoteCard(this.region.getByRole('article').filter({ hasText: words }))
  }

  /** The card whose field is open. */
  get open(): NoteCard {
    return new NoteCard(this.region.getByRole('article').filter({ has: this.page.getByRole('textbox', { name: /^Note/ }) }))
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

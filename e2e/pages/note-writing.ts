import type { Locator, Page } from '@playwright/test'
import { NoteCard } from './note-card.ts'

/** A note while it is being written, and what its card has beside its words. */
export class NoteWriting extends NoteCard {
  readonly page: Page
  readonly tools: Locator
  readonly preview: Locator
  readonly choices: Locator
  readonly author: Locator
  readonly status: Locator
  readonly mentions: Locator
  readonly nameColour: Locator

  constructor(page: Page, card: Locator) {
    super(card)
    this.page = page
    this.tools = card.getByRole('toolbar', { name: 'Form of the words' })
    this.preview = card.getByRole('region', { name: 'Preview' })
    this.choices = card.getByRole('listbox', { name: 'Link to' }).getByRole('option')
    this.author = card.getByRole('textbox', { name: 'Your name' })
    this.status = card.getByRole('combobox', { name: 'Status' })
    this.mentions = card.getByRole('list', { name: 'Mentioned in' }).getByRole('link')
    this.nameColour = card.getByRole('button', { name: /^(Name|Rename) this colour$/ })
  }

  /** Writes `[[` and words after it, and takes the first that is offered. */
  async linkTo(words: string): Promise<void> {
    await this.text.pressSequentially(`[[${words}`)
    await this.choices.first().waitFor()
    await this.page.keyboard.press('Enter')
    await this.choices.first().waitFor({ state: 'hidden' })
  }
}

export function writingOn(page: Page, words: string): NoteWriting {
  return new NoteWriting(page, page.getByRole('article').filter({ has: page.getByRole('blockquote').filter({ hasText: words }) }))
}

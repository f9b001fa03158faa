import { expect, type Locator, type Page } from '@playwright/test'

type Colour = 'yellow' | 'green' | 'blue' | 'pink' | 'purple' | 'orange'

/** A note as it stands beside the text and in the list. */
export class NoteCard {
  readonly card: Locator
  readonly quotation: Locator
  readonly text: Locator
  readonly tagField: Locator
  readonly tags: Locator
  readonly done: Locator
  readonly goToPassage: Locator
  /** Opens what is done to a note now and then. */
  readonly more: Locator
  readonly menu: Locator

  constructor(card: Locator) {
    this.card = card
    this.quotation = card.getByRole('blockquote')
    this.text = card.getByRole('textbox', { name: /^Note/ })
    this.tagField = card.getByRole('combobox', { name: 'Tags' })
    this.tags = card.getByRole('list', { name: 'Tags' }).getByRole('listitem')
    this.done = card.getByRole('button', { name: 'Done' })
    this.more = card.getByRole('button', { name: /^More for the note on/ })
    // Over the page, not in the card.
    this.menu = card.page().getByRole('menu', { name: /^More for the note on/ })
    this.goToPassage = card
      .getByRole('link', { name: 'Go to the passage' })
      .or(card.getByRole('button', { name: 'Go to the passage' }))
  }

  /** Writes into the note that is open, and closes it: by key, since what stands around a note may still move. */
  async write(text: string, tags: readonly string[] = []): Promise<void> {
    await this.text.fill(text)
    for (const tag of tags) {
      await this.tagField.fill(tag)
      await this.tagField.press('Enter')
      await expect(this.card.getByRole('button', { name: `Remove the tag ${tag}`, exact: true })).toBeVisible()
    }
    await this.text.press('ControlOrMeta+Enter')
    await this.text.waitFor({ state: 'hidden' })
  }

  async edit(): Promise<void> {
    await this.card.getByRole('button', { name: /^(Edit|Write a note)$/ }).click()
  }

  async colour(colour: Colour): Promise<void> {
    await this.card.getByRole('radio', { name: colour }).check({ force: true })
  }

  /** Chooses in the menu of the card. */
  async choose(action: 'Add to a briefing…' | 'Copy as Markdown' | 'Copy link' | 'Versions…' | 'Delete'): Promise<void> {
    await this.more.click()
    await this.menu.getByRole('menuitem', { name: action, exact: true }).click()
  }

  async delete(): Promise<void> {
    await this.choose('Delete')
  }
}

/** The card of the note on a passage, by words of its quotation. */
export function cardOn(page: Page, words: string): NoteCard {
  return new NoteCard(page.getByRole('article').filter({ has: page.getByRole('blockquote').filter({ hasText: words }) }))
}

export type { Colour }

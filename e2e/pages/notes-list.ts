import type { Locator, Page } from '@playwright/test'

type Filter = 'Source or record' | 'Colour' | 'Tag' | 'Status' | 'Author' | 'Order'

/** All notes, with what narrows them down. */
export class NotesList {
  readonly page: Page
  readonly cards: Locator
  readonly find: Locator
  readonly count: Locator
  readonly clear: Locator
  readonly trash: Locator
  readonly save: Locator
  readonly chooseAll: Locator
  /** What can be done with the chosen notes. */
  readonly bar: Locator
  readonly tagsDialog: Locator
  /** The box of each note, in the order of the list. */
  readonly boxes: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole('main')
    this.cards = main.getByRole('article')
    this.find = main.getByRole('textbox', { name: 'Find in your notes' })
    this.count = main.getByRole('status').filter({ hasText: /\bnotes?\b/ })
    this.clear = main.getByRole('button', { name: 'Clear the filters' })
    this.trash = main.getByRole('button', { name: /^Trash \(\d+\)$/ })
    this.save = main.getByRole('button', { name: 'Save as Markdown…' })
    this.chooseAll = main.getByRole('checkbox', { name: 'Choose all shown' })
    this.bar = main.getByRole('toolbar', { name: 'What to do with the chosen notes' })
    this.tagsDialog = page.getByRole('dialog', { name: /^Tags of/ })
    this.boxes = main.getByRole('checkbox', { name: /^Choose the note on/ })
  }

  filter(name: Filter): Locator {
    return this.page.getByRole('group', { name: 'Which notes are listed' }).getByRole('combobox', { name, exact: true })
  }

  /** Chooses the note on a passage, as one would with its box. */
  async choose(words: string): Promise<void> {
    // The box itself is hidden behind the one that is drawn.
    await this.page.getByRole('checkbox', { name: words }).check({ force: true })
  }
}

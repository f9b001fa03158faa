import type { Locator, Page } from '@playwright/test'

/** What is kept of searching: kept searches, the log, other words. */
export class SearchesPage {
  readonly page: Page
  /** On the page of results. */
  readonly keep: Locator
  readonly kept: Locator
  readonly log: Locator
  readonly logged: Locator
  readonly logOn: Locator
  readonly find: Locator
  readonly save: Locator
  readonly words: Locator
  readonly groups: Locator
  readonly addWords: Locator
  readonly wordsField: Locator
  readonly saveWords: Locator
  readonly record: Locator
  readonly saveRecord: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole('main')
    this.keep = main.getByRole('button', { name: 'Keep this search' })
    this.kept = main.getByRole('region', { name: 'Kept searches' }).getByRole('listitem')
    this.log = main.locator('section[aria-labelledby=search-log]')
    this.logged = this.log.getByRole('table').locator('tbody').getByRole('row')
    this.logOn = this.log.getByRole('checkbox', { name: 'Keep a log of my searches' })
    this.find = this.log.getByRole('textbox', { name: 'Find in the log' })
    this.save = this.log.getByRole('button', { name: 'Save as a record…' })
    this.words = main.getByRole('region', { name: 'Other words for the same thing' })
    this.groups = this.words.getByRole('listitem')
    this.addWords = this.words.getByRole('button', { name: 'Add a group of words' })
    this.wordsField = this.words.getByRole('textbox', { name: 'Words, apart by semicolons' })
    this.saveWords = this.words.getByRole('button', { name: 'Save the words' })
    this.record = page.getByRole('dialog', { name: 'Save searches as a record' })
    this.saveRecord = this.record.getByRole('button', { name: 'Save the record' })
  }

  keptNamed(name: string): Locator {
    return this.kept.filter({ has: this.page.getByRole('link', { name: `Open the search “${name}”`, exact: true }) })
  }

  /** The box of a group, which is drawn over the real one. */
  group(words: string): Locator {
    return this.words.getByRole('checkbox', { name: `Use ${words} in searches` })
  }
}

import type { Locator, Page } from '@playwright/test'

type Column = 'Name' | 'Kind' | 'Country' | 'Role and affiliation' | 'Row in the source'

const places: Readonly<Record<Column, number>> = {
  'Row in the source': 0,
  Name: 1,
  Kind: 2,
  Country: 3,
  'Role and affiliation': 4,
}

/** The signatories of the letter. */
export class SignatoriesTable {
  readonly page: Page
  readonly table: Locator
  readonly rows: Locator
  readonly count: Locator
  readonly kind: Locator
  readonly country: Locator
  readonly find: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('table', { name: 'Signatories of the letter' })
    this.rows = this.table.locator('tbody').getByRole('row')
    this.count = page.getByRole('main').getByRole('status').filter({ hasText: 'signator' })
    this.kind = page.getByRole('combobox', { name: 'Kind' })
    this.country = page.getByRole('combobox', { name: 'Country' })
    this.find = page.getByRole('textbox', { name: 'Find in the list' })
  }

  head(column: Column): Locator {
    return this.table.getByRole('columnheader', { name: column })
  }

  async sortBy(column: Column): Promise<void> {
    await this.head(column).getByRole('button').click()
  }

  /** What a column says, from the first row to the last. */
  async values(column: Column): Promise<readonly string[]> {
    return await this.rows.evaluateAll(
      (rows, place) => rows.map((row) => row.children[place]?.textContent?.trim() ?? ''),
      places[column],
    )
  }

  linkOf(name: string): Locator {
    return this.table.getByRole('link', { name: `: the row of ${name} in the source` })
  }
}

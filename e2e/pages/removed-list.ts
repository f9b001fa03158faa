import type { Locator, Page } from '@playwright/test'

/** What was removed of a list, folded up below it. */
export class RemovedList {
  readonly region: Locator
  readonly show: Locator
  readonly dialog: Locator
  readonly confirm: Locator

  constructor(page: Page, title: string) {
    this.region = page.getByRole('main').getByRole('region', { name: title, exact: true })
    this.show = this.region.getByRole('button', { name: /^Show removed/ })
    this.dialog = page.getByRole('dialog', { name: /for good$/ })
    this.confirm = this.dialog.getByRole('button', { name: 'Remove for good' })
  }

  row(name: string): Locator {
    return this.region.getByRole('listitem').filter({ hasText: name })
  }

  restore(name: string): Locator {
    return this.row(name).getByRole('button', { name: /^Bring back/ })
  }

  removeForGood(name: string): Locator {
    return this.row(name).getByRole('button', { name: /^Remove for good…/ })
  }
}

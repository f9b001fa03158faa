import { expect, type Locator, type Page } from '@playwright/test'

type Part =
  | 'Campaign'
  | 'Letter'
  | 'Statements'
  | 'Coverage'
  | 'Signatories'
  | 'Recommendations'
  | 'Notes'
  | 'Briefings'
  | 'Searches'
  | 'Verify a briefing'
  | 'Editions'
  | 'Backups'
  | 'Settings'
  | 'Keys and help'

/** What stands around every view: the parts, the search box, the edition, and whether the work is saved. */
export class Frame {
  readonly page: Page
  readonly parts: Locator
  readonly heading: Locator
  readonly searchBox: Locator
  readonly edition: Locator
  readonly foldParts: Locator
  readonly foldNotes: Locator
  /** "Saved", and nothing else: every other state of saving says more. */
  readonly saved: Locator
  readonly palette: Locator
  readonly keys: Locator
  readonly undo: Locator

  constructor(page: Page) {
    this.page = page
    this.parts = page.getByRole('navigation', { name: 'Parts of the archive' })
    this.heading = page.getByRole('heading', { level: 1 })
    this.searchBox = page.getByRole('searchbox', { name: 'Search the archive' })
    this.edition = page.getByRole('combobox', { name: 'Choose the edition to read' })
    this.foldParts = page.getByRole('button', { name: 'Show or hide the list of parts' })
    this.foldNotes = page.getByRole('button', { name: /^(Show|Hide) notes$/ })
    this.saved = page
      .getByRole('status')
      .getByText('Saved', { exact: true })
      .or(page.getByText(/^Saved$/))
    this.palette = page.getByRole('dialog', { name: 'All actions' })
    this.keys = page.getByRole('dialog', { name: 'Keys' })
    this.undo = page.getByRole('button', { name: 'Undo', exact: true })
  }

  part(name: Part): Locator {
    // A count may stand behind the name.
    return this.parts.getByRole('link', { name: new RegExp(`^${name}( ?\\d+)?$`) })
  }

  /** Goes to a part, and waits until it is there. */
  async open(name: Part): Promise<void> {
    const part = this.part(name)
    const address = (await part.getAttribute('href')) ?? ''
    await part.click()
    // Until the page is there, the one before it stays; on a narrow window the list of parts is gone by then.
    await expect(this.page).toHaveURL((url) => url.hash.split('?')[0] === address)
    await expect(part.and(this.page.locator(':not([aria-current=page])'))).toHaveCount(0)
  }

  /** Opens the list of all actions by its key, and waits until its field is there to be typed in. */
  async openPalette(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    await expect(this.palette.getByRole('combobox')).toBeFocused()
  }

  banner(words: string | RegExp): Locator {
    return this.page.getByRole('note').or(this.page.getByRole('alert')).filter({ hasText: words })
  }

  /** Follows an address as a link from elsewhere would: what stands behind the `#`. */
  async goTo(address: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash
    }, address)
  }
}

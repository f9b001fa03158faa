import type { Page } from '@playwright/test'

/** Resolves once the window shows its first view, or says why it cannot: before that, what a test does may come too early to be heard. */
export async function shown(page: Page): Promise<void> {
  await page.locator('h1, [role=alert]').first().waitFor({ state: 'attached', timeout: 240_000 })
}

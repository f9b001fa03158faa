import type { Page } from '@playwright/test'

export function templatesPage(page: Page) {
  return {
    /** By the list of actions: the page has no place of its own in the list of parts. */
    async open() {
      // A key that is pressed before the window listens is not heard.
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.keyboard.press('ControlOrMeta+k')
      const actions = page.getByRole('dialog', { name: 'All actions' })
      await actions.getByRole('combobox').fill('templates')
      await actions.getByRole('option', { name: 'Templates' }).click()
      await page.getByRole('heading', { name: 'Templates', level: 1 }).waitFor()
    },
    async make(name: string) {
      await page.getByRole('button', { name: `Make a template from “${name}”` }).click()
    },
    text: (name: string) => page.getByRole('textbox', { name: `Text of “${name}”` }),
    preview: page.getByRole('region', { name: 'Preview' }),
  }
}

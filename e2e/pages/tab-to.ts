import { expect, type Locator } from '@playwright/test'

/** Far more stops than any view has. */
const STOPS = 120

/** Presses Tab until the focus is on `target`, as a person without a mouse does. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await target.page().keyboard.press(key)
  }
  throw new Error(`${STOPS} presses of ${key} do not lead to ${target}`)
}

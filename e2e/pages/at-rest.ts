import type { Locator } from '@playwright/test'

/**
 * Waits until what scrolls stands still: its place and its height are the same over several frames. Wheels scroll smoothly, and a text that was
 * just opened is still brought to its place.
 */
export async function atRest(scroller: Locator): Promise<void> {
  await scroller.evaluate(async (element) => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const place = () => `${element.scrollTop} ${element.scrollHeight} ${element.clientWidth}`
    let before = place()
    for (let still = 0; still < 6; ) {
      await nextFrame()
      const now = place()
      still = now === before ? still + 1 : 0
      before = now
    }
  })
}

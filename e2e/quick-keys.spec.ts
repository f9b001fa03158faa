import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { passages, statement } from './support/sources.ts'

const editor = '**/assets/note-editor-*.js'

test('what is typed before the field of a note is there stands in the field, and is no command @browser-host', async ({
  page,
}) => {
  const { frame, reader } = pagesOf(page)
  // Until the first page is there, the window has no session to be loaded anew with.
  await expect(frame.heading).toBeVisible()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(editor, async (route) => {
    await arrived
    await route.continue()
  })
  await page.reload()
  await frame.goTo(`/v3/source/${statement}`)
  await expect(reader.text).toBeVisible()
  await reader.drag(passages.research)
  await page.keyboard.press('n')
  await page.keyboard.type('Who found 12 more? x')
  await page.keyboard.press('Backspace')
  const { card, text, done } = cardOn(page, passages.research)
  await expect(card).toBeVisible()
  // As keys for the passage they would have made it blue and taken it on to the next status.
  await expect.poll(() => reader.painted('note-yellow')).toEqual([passages.research])
  await expect(text).toBeHidden()
  arrive()
  await expect(text).toHaveValue('Who found 12 more? ')
  await expect(text).toBeFocused()
  await page.keyboard.type('Ask.')
  await done.click()
  await expect(card).toContainText('Who found 12 more? Ask.')
  await expect(frame.saved).toBeVisible()
})

test('a key that asks for something else ends the waiting, and the field still gets what was typed @browser-host', async ({
  page,
}) => {
  const { frame, reader } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(editor, async (route) => {
    await arrived
    await route.continue()
  })
  await page.reload()
  await frame.goTo(`/v3/source/${statement}`)
  await expect(reader.text).toBeVisible()
  await reader.drag(passages.research)
  await page.keyboard.press('n')
  await page.keyboard.type('Ask them')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  arrive()
  await expect(cardOn(page, passages.research).text).toHaveValue('Ask them')
})

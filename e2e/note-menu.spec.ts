import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { NoteVersions } from './pages/note-versions.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

test('the menu of a note is worked by keys alone, and the focus is where one expects it after each action', async ({ page }) => {
  const { frame, reader, notes } = pagesOf(page)
  const { keyboard } = page
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.encryption, 'blue')
  await reader.highlight(passages.research, 'green')
  const { card, more, menu } = cardOn(page, passages.research)
  const item = (name: string) => menu.getByRole('menuitem', { name, exact: true })
  const items = menu.getByRole('menuitem')

  await more.focus()
  await expect(more).toHaveAttribute('aria-expanded', 'false')
  await keyboard.press('Enter')
  await expect(items).toHaveText(['Add to a briefing…', 'Copy as Markdown', 'Copy link', 'Versions…', 'Delete'])
  await expect(item('Add to a briefing…')).toBeFocused()
  await expectAccessible(page, 'the menu of a note')
  await keyboard.press('ArrowDown')
  await expect(item('Copy as Markdown')).toBeFocused()
  await keyboard.press('End')
  await expect(item('Delete')).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect(item('Add to a briefing…')).toBeFocused()
  await keyboard.press('ArrowUp')
  await expect(item('Delete')).toBeFocused()
  await keyboard.press('Home')
  await expect(item('Add to a briefing…')).toBeFocused()
  await keyboard.type('ver')
  await expect(item('Versions…')).toBeFocused()
  // Letters look for an action: they are not the keys that the card and the text have for them.
  await keyboard.type('x1')
  await expect(item('Versions…')).toBeFocused()
  await keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(more).toBeFocused()
  await expect(card.getByRole('combobox', { name: 'Status' })).toHaveValue('open')
  await expect.poll(() => reader.painted('note-green')).toEqual([passages.research])

  await keyboard.press('ArrowDown')
  await expect(item('Add to a briefing…')).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(page.getByText('The note is on the clipboard as Markdown.')).toBeVisible()
  await expect(more).toBeFocused()

  await keyboard.press('Space')
  await expect(item('Add to a briefing…')).toBeFocused()
  await keyboard.type('v')
  // A space would be looked for as well, as long as one types.
  await keyboard.press('Enter')
  const versions = new NoteVersions(page)
  await expect(versions.dialog).toBeVisible()
  await keyboard.press('Escape')
  await expect(versions.dialog).toHaveCount(0)
  await expect(more).toBeFocused()

  await keyboard.press('Enter')
  await expect(item('Add to a briefing…')).toBeFocused()
  await keyboard.press('Shift+Tab')
  await expect(menu).toHaveCount(0)
  await expect(card.getByRole('button', { name: 'Write a note' })).toBeFocused()

  await more.focus()
  await keyboard.press('ArrowUp')
  await expect(item('Delete')).toBeFocused()
  await keyboard.press('Enter')
  await expect(card).toHaveCount(0)
  await expect(cardOn(page, passages.encryption).card).toBeFocused()
  await frame.open('Notes')
  await expect(notes.cards).toHaveCount(1)
})

test('a menu that does not fit below its button opens over the window, and a press beside it closes it alone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 480, height: 420 })
  const { frame, reader } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  await frame.goTo('/v3/notes')
  const { more, menu } = cardOn(page, passages.research)
  await more.click()
  await expect(menu).toBeVisible()
  await expect(menu.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 })
  await page.mouse.click(2, 2)
  await expect(menu).toHaveCount(0)
  await expect(more).toBeFocused()
})

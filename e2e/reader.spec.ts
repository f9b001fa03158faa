import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { atRest } from './pages/at-rest.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { putEditedLetter } from './support/edited-letter.ts'
import { article, passages, statement, statementTitle } from './support/sources.ts'

async function openStatement(page: Page, place = '') {
  const pages = pagesOf(page)
  await expect(pages.frame.heading).toBeVisible()
  await pages.frame.goTo(`/v3/source/${statement}${place}`)
  await expect(pages.reader.text).toBeVisible()
  return pages
}

/** Where the first line with these words stands, below the top of what is seen of the text. */
async function placeOf(page: Page, words: string): Promise<number> {
  return await page.locator('[data-scroller]').evaluate((scroller, wanted) => {
    const block = [...scroller.querySelectorAll('[data-start]')].find((each) => each.textContent?.includes(wanted) === true)
    return (block?.getBoundingClientRect().top ?? Number.NaN) - scroller.getBoundingClientRect().top
  }, words)
}

test.describe('in a window with room', () => {
  test.use({ viewport: { width: 2000, height: 900 } })

  test('lines hold 60 to 75 characters at every size and length, and are set as chosen at once and after a restart', async ({
    page,
    program,
  }) => {
    const { reader, reading } = await openStatement(page)
    await reading.openTextMenu()
    await expect(reading.textMenu).toBeFocused()
    await expectAccessible(page, 'how the text is set')
    const smaller = reading.textMenu.getByRole('button', { name: /^Smaller/ })
    const larger = reading.textMenu.getByRole('button', { name: /^Larger/ })
    await smaller.click()
    for (const size of ['Small', 'Medium', 'Large', 'Very large']) {
      await expect(reading.textMenu).toContainText(`Text size: ${size}`)
      for (const length of ['Short', 'Medium', 'Long']) {
        await reading.choose('Line length', length)
        const characters = await reading.charactersPerLine()
        expect(characters, `${size}, ${length}`).toBeGreaterThanOrEqual(60)
        expect(characters, `${size}, ${length}`).toBeLessThanOrEqual(75)
      }
      if (size !== 'Very large') await larger.click()
    }
    const height = () => reader.text.evaluate((text) => getComputedStyle(text).lineHeight)
    const before = await height()
    await reading.choose('Line spacing', 'Open')
    await expect.poll(height).not.toBe(before)
    const open = await height()
    await page.keyboard.press('Escape')
    await expect(reading.textMenu).toBeHidden()

    const again = pagesOf(await program.restart())
    await again.frame.goTo(`/v3/source/${statement}`)
    await expect(again.reader.text).toHaveCSS('line-height', open)
    await again.frame.open('Settings')
    await expect(again.page.getByRole('radiogroup', { name: 'Line spacing' }).getByRole('radio', { name: 'Open' })).toBeChecked()
    await expect(
      again.page.getByRole('radiogroup', { name: 'Text size of sources' }).getByRole('radio', { name: 'Very large' }),
    ).toBeChecked()
  })

  test('the contents stand beside the text, mark where one is, and count the notes of each part', async ({ page }) => {
    const { reader, reading } = await openStatement(page)
    await reader.highlight(passages.research, 'green')
    await reader.text.focus()
    await page.keyboard.press('o')
    const current = reading.contents.locator('[aria-current]')
    await expect(current).toBeFocused()
    await expect(reading.contents.getByRole('link')).toHaveText([
      new RegExp(statementTitle.slice(0, 40)),
      /^Recommendation 1.*1 note$/s,
      /^Recommendation 2/,
      /^Recommendation 3/,
      /^Recommendation 4/,
      /^Recommendation 5/,
      'Signatories (51)',
    ])
    await expectAccessible(page, 'a source with its contents')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => placeOf(page, 'Set-out what research')).toBeLessThan(150)
    await reading.contents.getByRole('link', { name: /^Recommendation 4/ }).click()
    await expect(current).toContainText('Recommendation 4')
    await reading.scrollTo('Molly Rose Foundation')
    await expect(current).toHaveText('Signatories (51)')
    await page.keyboard.press('o')
    await expect(reading.contents).toBeHidden()
    await expect(reader.text).toBeFocused()
  })
})

test('200 % zoom loses nothing and needs no scrolling sideways, at the largest type too', async ({ page }) => {
  const { reader, reading } = await openStatement(page)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  // A window of 1280 by 800 at 200 %.
  await page.setViewportSize({ width: 640, height: 400 })
  await expect(reading.toolbar.getByRole('button', { name: /^Print/ })).toBeInViewport()
  const sideways = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('html, body, main, [data-scroller]')]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => each.tagName),
    )
  await expect.poll(sideways).toEqual([])
  await reader.block('Set-out what research').scrollIntoViewIfNeeded()
  await page.setViewportSize({ width: 320, height: 500 })
  await expect.poll(sideways).toEqual([])
})

test('on a narrow window the contents lie over the text, by key, and go away once a part is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 800 })
  const { reading } = await openStatement(page)
  await page.keyboard.press('o')
  await expect(reading.contents).toBeVisible()
  await expectAccessible(page, 'the contents over a narrow window')
  await reading.contents.getByRole('link', { name: /^Signatories/ }).click()
  await expect(reading.contents).toBeHidden()
  await expect.poll(() => placeOf(page, 'Professor Warren Binford')).toBeLessThan(150)
})

test('finds as one types, whatever the case and the accents, goes round, and comes back to where one was', async ({ page }) => {
  const { reader, reading } = await openStatement(page, '?at=b9')
  await expect.poll(() => placeOf(page, 'Share its full research')).toBeLessThan(150)
  await atRest(page.locator('[data-scroller]'))
  const before = await placeOf(page, 'Share its full research')
  await reader.text.focus()
  await reading.openFind()
  await page.keyboard.type('CHILDRÉN')
  await expect(reading.findState).toHaveText('8 of 26')
  await expect.poll(() => reading.paintedIn(reader.text, 'find')).toHaveLength(26)
  await expectAccessible(page, 'finding in a source')
  for (const state of ['9 of 26', '10 of 26']) {
    await page.keyboard.press('Enter')
    await expect(reading.findState).toHaveText(state)
  }
  await page.keyboard.press('Shift+Enter')
  await expect(reading.findState).toHaveText('9 of 26')
  await page.keyboard.press('F3')
  await expect(reading.findState).toHaveText('10 of 26')
  for (let n = 11; n <= 26; n++) await page.keyboard.press('F3')
  await expect(reading.findState).toHaveText('26 of 26')
  await page.keyboard.press('Enter')
  await expect(reading.findState).toHaveText('1 of 26. Went on from the beginning')
  await page.keyboard.press('Escape')
  await expect(reading.find).toBeHidden()
  await expect(reader.text).toBeFocused()
  await expect.poll(() => reading.paintedIn(reader.text, 'find')).toEqual([])
  expect(await placeOf(page, 'Share its full research')).toBeCloseTo(before, 0)

  await reading.openFind()
  await page.keyboard.type('no such words')
  await expect(reading.findState).toHaveText('Not in this source')
  // What is found in folded lines unfolds them.
  await reading.findField.fill('info@uncrcpc')
  await expect(reading.findState).toHaveText('1 of 1')
  await expect.poll(() => reading.paintedIn(reader.text, 'find-current')).toEqual(['info@uncrcpc'])
  await page.keyboard.press('Control+Enter')
  await expect(reading.find).toBeHidden()
})

test('finding leaves the hits of a search as they are', async ({ page }) => {
  const { frame, reader, reading } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}?q=research`)
  await expect(reader.hitState).toHaveText(/^Hit 1 of/)
  await expect.poll(() => reader.painted('hit')).not.toEqual([])
  const hits = await reader.painted('hit')
  const state = (await reader.hitState.textContent()) ?? ''
  await reader.text.focus()
  await reading.openFind()
  await page.keyboard.type('children')
  await expect(reading.findState).toHaveText(/ of 26$/)
  await page.keyboard.press('F3')
  await expect.poll(() => reader.painted('hit')).toEqual(hits)
  await expect(reader.hitState).toHaveText(state)
  await page.keyboard.press('Control+Enter')
  await expect(reading.find).toBeHidden()
  await page.keyboard.press('F3')
  await expect(reader.hitState).toHaveText(/^Hit 2 of/)
})

test('comes back to the line that was read: at another size, in another window, after a restart', async ({ page, program }) => {
  const { frame, reader, reading } = await openStatement(page)
  await reading.scrollTo('There are substantive questions')
  await expect.poll(() => page.url()).toContain('at=b10')
  await atRest(page.locator('[data-scroller]'))
  const line = await reading.topWords()
  expect(line).not.toBe('')
  const above = () => placeOf(page, 'There are substantive questions')
  const before = await above()

  await reader.text.focus()
  await page.keyboard.press('+')
  await expect.poll(() => reading.topWords()).toContain(line.slice(0, 5))
  await page.keyboard.press('-')
  await expect.poll(above).toBeCloseTo(before, 0)

  await frame.open('Notes')
  await frame.goTo(`/v3/source/${statement}`)
  await expect.poll(() => reading.topWords()).toBe(line)
  await page.reload()
  await expect.poll(() => reading.topWords()).toBe(line)

  const again = await program.restart()
  const next = pagesOf(again)
  await next.frame.goTo(`/v3/source/${statement}`)
  await expect.poll(() => next.reading.topWords()).toBe(line)
})

test('back and forward go through the places of a source, by key too', async ({ page }) => {
  const { reader, reading } = await openStatement(page)
  await reader.paragraph(9).click()
  await expect.poll(() => placeOf(page, 'Publish Facebook')).toBeLessThan(150)
  await reading.scrollTo('Molly Rose Foundation')
  await expect.poll(() => page.url()).not.toContain('at=b11')
  await atRest(page.locator('[data-scroller]'))
  const line = await reading.topWords()
  await reader.paragraph(62).click()
  await expect.poll(() => placeOf(page, 'Marie Collins')).toBeLessThan(150)
  await reader.text.focus()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => reading.topWords()).toBe(line)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => placeOf(page, statementTitle.slice(0, 20))).toBeGreaterThan(100)
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => reading.topWords()).toBe(line)
})

test.describe('side by side', () => {
  test.use({ viewport: { width: 1500, height: 800 } })

  test('two sources have their own scrolling, notes and keys, come back after a reload, and one is closed by key', async ({
    page,
  }) => {
    const { frame, reader, reading } = await openStatement(page)
    await reader.text.focus()
    await page.keyboard.press('d')
    await expect(reading.choosing).toBeVisible()
    await expectAccessible(page, 'choosing what to read beside a source')
    await reading.choosing.getByRole('link', { name: 'Untitled article, 14 October 2021' }).click()
    await expect(reading.textOf(reading.second)).toContainText(passages.dismissed)
    await expect(reading.textOf(reading.first)).toContainText(passages.research)

    await reading.textOf(reading.second).focus()
    await page.keyboard.press('s')
    await page.keyboard.press('s')
    await page.keyboard.press('2')
    await expect.poll(() => reading.paintedIn(reading.second, 'note-green')).toHaveLength(1)
    await reading.scrollTo(passages.choices, reading.first)
    await page.keyboard.press('F6')
    await expect(reading.textOf(reading.first)).toBeFocused()
    await page.keyboard.press('s')
    await page.keyboard.press('s')
    await page.keyboard.press('2')
    await expect.poll(() => reading.paintedIn(reading.first, 'note-green')).toHaveLength(1)
    await expect.poll(() => reading.paintedIn(reading.second, 'note-green')).toHaveLength(1)
    await expect(frame.saved).toBeVisible()

    // The notes are those of the text that is worked in.
    await frame.foldNotes.click()
    await reading.textOf(reading.second).focus()
    await expect(reading.second.getByRole('complementary')).toBeVisible()
    await expect(reading.second.getByRole('article')).toHaveCount(1)
    await expect(reading.first.getByRole('complementary')).toBeHidden()
    await expectAccessible(page, 'two sources side by side')
    await frame.foldNotes.click()

    await reading.openFind(reading.second)
    await page.keyboard.type('group')
    await expect.poll(() => reading.paintedIn(reading.second, 'find')).not.toEqual([])
    await expect.poll(() => reading.paintedIn(reading.first, 'find')).toEqual([])
    await page.keyboard.press('Escape')
    await expect(reading.second.getByRole('search', { name: 'Find in this source' })).toBeHidden()

    const line = await reading.topWords(reading.first)
    await page.reload()
    await expect(reading.textOf(reading.second)).toContainText(passages.dismissed)
    await expect.poll(() => reading.topWords(reading.first)).toBe(line)
    await expect.poll(() => reading.paintedIn(reading.second, 'note-green')).toHaveLength(1)

    await reading.second.getByRole('link', { name: 'Paragraph 6', exact: true }).click()
    await expect.poll(() => page.url()).toContain('beside-at=b6')
    expect(await reading.topWords(reading.first)).toBe(line)

    await page.keyboard.press('d')
    await expect(reading.second).toBeHidden()
    await expect(reader.text).toBeVisible()
    expect(page.url()).not.toContain('beside')
    await page.goBack()
    await expect(reading.textOf(reading.second)).toBeVisible()
  })

  test('copying says which edition each text is of', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const { frame, reading } = pagesOf(page)
    await expect(frame.heading).toBeVisible()
    await frame.goTo(`/v3/source/${statement}?beside=v1.${statement}`)
    for (const [pane, edition] of [
      [reading.first, 'edition v3'],
      [reading.second, 'edition v1'],
    ] as const) {
      await reading.textOf(pane).focus()
      await page.keyboard.press('s')
      await page.keyboard.press('s')
      await page.keyboard.press('c')
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(edition)
      await page.keyboard.press('Escape')
    }
  })

  test('on a narrow window one is seen at a time', async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 800 })
    const { frame, reading } = pagesOf(page)
    await expect(frame.heading).toBeVisible()
    await frame.goTo(`/v3/source/${statement}?beside=v3.${article}`)
    await expect(reading.textOf(reading.second)).toBeHidden()
    await expect(reading.textOf(reading.first)).toBeVisible()
    await page.getByRole('button', { name: 'Untitled article, 14 October 2021' }).click()
    await expect(reading.textOf(reading.second)).toBeVisible()
    await expect(reading.textOf(reading.first)).toBeHidden()
    await expectAccessible(page, 'one of two sources on a narrow window')
    await page.keyboard.press('F6')
    await expect(reading.textOf(reading.first)).toBeFocused()
  })

  test('an address that names no such text says so, and leaves the first', async ({ page }) => {
    const { frame, reading } = pagesOf(page)
    await expect(frame.heading).toBeVisible()
    await frame.goTo(`/v3/source/${statement}?beside=v9.${statement}`)
    await expect(reading.second).toContainText('This text is not in the archive')
    await expect(reading.textOf(reading.first)).toBeVisible()
  })

  test.describe('two editions of a text that was edited', () => {
    test.use({ prepare: { archive: putEditedLetter }, viewport: { width: 1200, height: 420 } })

    test('are scrolled together by paragraph, or each by itself', async ({ page }) => {
      const { frame, reading } = pagesOf(page)
      await expect(frame.heading).toBeVisible()
      await frame.goTo('/v2/source/letter?beside=v1.letter')
      await expect(reading.textOf(reading.second)).toBeVisible()
      const last = await reading.textOf(reading.first).locator('[data-start]').last().textContent()
      expect(last).not.toBe('')
      const together = page.getByRole('checkbox', { name: 'Scroll together' })
      await expect(together).toBeChecked()
      const scrolled = () => reading.second.locator('[data-scroller]').evaluate((element) => element.scrollTop)
      await reading.scrollTo(last ?? '', reading.first)
      await expect.poll(scrolled).toBeGreaterThan(100)
      await reading.second.getByText('Scroll together').click()
      await expect(together).not.toBeChecked()
      await atRest(reading.first.locator('[data-scroller]'))
      await atRest(reading.second.locator('[data-scroller]'))
      const there = await scrolled()
      await reading.first.locator('[data-scroller]').hover({ position: { x: 20, y: 100 } })
      await page.mouse.wheel(0, -2000)
      await expect.poll(() => reading.first.locator('[data-scroller]').evaluate((element) => element.scrollTop)).toBe(0)
      expect(await scrolled()).toBe(there)
    })
  })
})

test.describe('on paper', () => {
  /** Does what the printer's dialog would, which no test can open. */
  async function onPaper(page: Page): Promise<void> {
    await page.setViewportSize({ width: 680, height: 960 })
    await page.emulateMedia({ media: 'print' })
  }

  test('stand the text, where it comes from, and the notes with the numbers of their places; nothing of the program', async ({
    page,
  }) => {
    const { frame, reader, reading } = await openStatement(page)
    await reader.startNote(passages.choices)
    await cardOn(page, passages.choices).write('Ask for the list.', ['figure'])
    await reader.highlight(passages.research, 'green')
    await expect(frame.saved).toBeVisible()
    await page.keyboard.press('Control+p')
    await expect(reading.printing).toContainText('With my highlights and notes (2)')
    await expectAccessible(page, 'what to print')
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-asked-to-print', '')
    })
    await reading.printing.getByRole('button', { name: 'Print' }).click()
    await expect(page.locator('html[data-asked-to-print]')).toHaveCount(1)
    await expect(reading.printing).toBeHidden()

    await onPaper(page)
    const main = page.getByRole('main')
    await expect(main).toContainText('SHA-512 of the text')
    await expect(main).toContainText(statement)
    const notes = page.getByRole('region', { name: 'Notes', exact: true })
    await expect(notes.getByRole('listitem')).toHaveText([
      /^Share its full research.*para\. 7/s,
      /Ask for the list\..*para\. 8, #figure/s,
    ])
    for (const ours of [frame.searchBox, frame.parts, reading.toolbar, reader.notes, frame.saved]) await expect(ours).toBeHidden()
    await expect(page.getByText('Select with the keyboard')).toBeHidden()
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
    await page.emulateMedia({ media: null })

    const before = await reading.topWords()
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.length).toBeGreaterThan(10_000)
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(2)
    await expect.poll(() => reading.topWords()).toBe(before)
  })

  test('the notes stay away where that was chosen', async ({ page }) => {
    const { reader, reading, frame } = await openStatement(page)
    await reader.highlight(passages.research, 'green')
    await expect(frame.saved).toBeVisible()
    await reading.toolbar.getByRole('button', { name: /^Print/ }).click()
    await reading.printing.getByText('With my highlights and notes').click()
    await page.keyboard.press('Escape')
    await expect(reading.printing).toBeHidden()
    await onPaper(page)
    await expect(page.getByRole('main')).toContainText('SHA-512 of the text')
    await expect(page.getByRole('region', { name: 'Notes', exact: true })).toBeHidden()
    await expect(page.getByRole('button', { name: /^green/ })).toBeHidden()
  })
})

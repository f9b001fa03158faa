import { expect, test } from './fixtures.ts'
import { atRest } from './pages/at-rest.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { tabTo } from './pages/tab-to.ts'
import { expectAccessible } from './support/axe.ts'
import { putGermanSource } from './support/long-archive.ts'
import { articleTitle, statementTitle } from './support/sources.ts'

/** Types a search as a person does, and waits for its answer. */
async function find({ frame, search }: Pages, query: string, total: number): Promise<void> {
  await frame.searchBox.fill(query)
  await search.expectTotal(total)
  await expect(search.count).toContainText(`“${query}”`)
}

test.describe('a source in another language', () => {
  test.use({ prepare: { archive: putGermanSource } })

  test('is found by other forms of its words, and so is a note on it', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'Verpflichtung', 1)
    await expect(pages.search.results.locator('mark')).toHaveText('Verpflichtungen')
    await pages.frame.goTo('/v1/source/statement-000000')
    await pages.reader.startNote('Niemand fragte die Kinder')
    await cardOn(page, 'Niemand fragte die Kinder').write('Wer prüfte die Behauptungen?')
    await find(pages, 'Behauptung', 1)
  })
})

test.describe('what can be typed', () => {
  test('all words must occur, in other forms too, and what has them as typed is counted apart', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'risk assessment', 6)
    await expect(pages.search.count).toContainText('3 exactly as typed')
    await expect(pages.search.results).toHaveCount(6)
    for (const result of await pages.search.results.all()) await expect(result.locator('mark').first()).toBeVisible()
  })

  test('words in quotation marks stand in a row, in no other form', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, '"risk assessment"', 3)
    const marks = async () => {
      const all = await pages.search.results.locator('mark').allTextContents()
      return [...new Set(all.map((mark) => mark.toLowerCase()))]
    }
    await expect.poll(marks).toEqual(['risk assessment'])
  })

  test('a minus leaves out', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, '"risk assessment"', 3)
    await find(pages, '"risk assessment" -code', 2)
    await expect(pages.search.main).not.toContainText('UK Children’s Code')
  })

  test('OR finds either', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'Ireland OR Cyprus', 4)
    await expect(pages.search.group('Signatories')).toHaveText([/Irish SIC Awareness Centre/, /CRC Policy Center/])
  })

  test('words near one another', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'grooming ~near/5 content', 1)
    await expect(pages.search.results).toContainText('grooming; harmful and inappropriate content')
    await pages.frame.searchBox.fill('grooming ~near/1 content')
    await expect(pages.search.main).toContainText('Nothing found')
  })

  test('a star stands for the rest of a word', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'haug*', 4)
    await expect(pages.search.marked.first()).toHaveText('Haugen')
  })

  test('a filter can be typed', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'children in:coverage', 5)
    await expect(pages.search.results).toHaveCount(5)
    await expect(pages.search.group(articleTitle)).toHaveCount(5)
    await expect(pages.search.chips).toHaveText([/^Where: Coverage/])
  })
})

test.describe('what the search does of itself is said', () => {
  test('a word that is still being typed is completed', async ({ page }) => {
    const pages = pagesOf(page)
    await pages.frame.searchBox.click()
    await pages.frame.searchBox.pressSequentially('zuck')
    await expect(pages.search.main).toContainText('Words that begin with “zuck”: “zuckerberg”.')
    await expect(pages.search.marked.first()).toHaveText('Zuckerberg')
  })

  test('a word that is written nowhere is corrected, and can be searched as it was typed', async ({ page }) => {
    const pages = pagesOf(page)
    const { frame, search } = pages
    await frame.searchBox.fill('zuckerburg letter')
    await expect(search.main).toContainText('Nothing is written “zuckerburg”. Showing “zuckerberg”.')
    await expect(search.results).not.toHaveCount(0)
    await search.main.getByRole('button', { name: 'Search only for the words as typed' }).click()
    await expect(search.main).toContainText('Nothing found for “zuckerburg letter”')
    await expect(search.asTyped).toBeChecked()
    await page.goBack()
    await expect(search.asTyped).not.toBeChecked()
    await expect(search.results).not.toHaveCount(0)
  })

  test('only the words as typed leaves out their other forms, and is kept in the address', async ({ page }) => {
    const pages = pagesOf(page)
    await find(pages, 'risk assessment', 6)
    await pages.search.switchAsTyped()
    await pages.search.expectTotal(3)
    await page.reload()
    await pages.search.expectTotal(3)
    await expect(pages.search.asTyped).toBeChecked()
    await pages.search.switchAsTyped()
    await pages.search.expectTotal(6)
  })

  test('where nothing has all words, what to leave out is offered, and what has some of them is not counted', async ({
    page,
  }) => {
    const pages = pagesOf(page)
    const { frame, search } = pages
    await frame.searchBox.fill('encryption xyzzy')
    await expect(search.main).toContainText('Nothing found for “encryption xyzzy”')
    await expect(search.main).toContainText('“xyzzy” is not written anywhere in this edition or in your notes.')
    await expect(search.some).toContainText('They are not counted as found.')
    await expect(search.some.getByRole('link')).toHaveCount(2)
    await search.some.getByRole('link').first().click()
    await expect.poll(() => pages.reader.painted('hit-current')).toEqual(['encryption'])
    await page.keyboard.press('b')
    await search.main.getByRole('button', { name: 'Without “xyzzy”: 2 results' }).click()
    await search.expectTotal(2)
    await expect(frame.searchBox).toHaveValue(/^encryption ?$/)
    await expect(search.results).toHaveCount(2)
    await expect(search.some).toBeHidden()
  })

  test('what cannot be read is underlined at its place, explained, and the rest is answered', async ({ page }) => {
    const { frame, search } = pagesOf(page)
    await frame.searchBox.fill('encryption date:soon "risk')
    const faults = search.main.getByRole('note').filter({ hasText: 'quotation mark' })
    await expect(faults).toContainText('The quotation mark is not closed.')
    await expect(faults).toContainText('date:soon: this filter has no such value.')
    await expect(faults.getByRole('emphasis')).toHaveText(['date:soon', '"risk'])
    await expectAccessible(page, 'a search with faults')
    await frame.searchBox.fill('encryption "risk')
    await search.expectTotal(2)
  })

  test('a pasted page is searched as far as a search goes, and that is said', async ({ page }) => {
    const { frame, search } = pagesOf(page)
    await frame.searchBox.fill('encryption '.repeat(10_000))
    await expect(search.main).toContainText('A search can be 1,000 characters long. The rest is left out.')
    await search.expectTotal(2)
    await frame.searchBox.fill('risk')
    await search.expectTotal(9)
  })
})

test.describe('narrowing', () => {
  test('what is clicked and what is typed are one thing', async ({ page }) => {
    const pages = pagesOf(page)
    const { frame, search } = pages
    await find(pages, 'children', 33)
    const signatories = search.facet('Where', /^Signatories/)
    const promised = await search.promised(signatories)
    await signatories.click()
    await search.expectTotal(promised)
    await expect(frame.searchBox).toHaveValue('in:signatories children')
    await expect(signatories).toHaveAttribute('aria-pressed', 'true')
    await expect(signatories).toBeFocused()

    const country = search.facet('Country', /^United Kingdom/)
    const left = await search.promised(country)
    await country.click()
    await search.expectTotal(left)
    await expect(frame.searchBox).toHaveValue('country:GB in:signatories children')
    await expectAccessible(page, 'a search with filters')
    await expect(search.chips).toHaveText([/^Country: United Kingdom/, /^Where: Signatories/])

    await search.chips.last().click()
    await expect(frame.searchBox).toHaveValue('country:GB children')
    await search.facet('Country', /^United Kingdom/).click()
    await expect(frame.searchBox).toHaveValue('children')
    await search.expectTotal(33)
    await page.goBack()
    await expect(frame.searchBox).toHaveValue('country:GB children')
  })

  test('the search and the filters of a note', async ({ page }) => {
    const pages = pagesOf(page)
    const { frame, search, reader } = pages
    await frame.goTo('/v3/source/hope-for-children-statement')
    await reader.highlight('Share its full research', 'blue')
    await expect(frame.saved).toBeVisible()
    await frame.searchBox.fill('research')
    await expect(search.group('Your notes')).toHaveCount(1)
    // The note, and the passage that it is about.
    const blue = search.facet('Colour', /^blue/)
    await expect.poll(() => search.promised(blue)).toBe(2)
    await blue.click()
    await search.expectTotal(2)
    await expect(frame.searchBox).toHaveValue('colour:blue research')
    await find(pages, 'research has:note', 1)
    await expect(search.results).toContainText('Share its full research')
  })

  test('on a narrow window the filters are folded above the results', async ({ page }) => {
    const pages = pagesOf(page)
    await page.setViewportSize({ width: 600, height: 800 })
    await find(pages, 'children', 33)
    await expect(pages.search.facet('Where', /^Coverage/)).toBeHidden()
    await page.getByRole('button', { name: 'Narrow the search' }).click()
    await expectAccessible(page, 'the filters above the results')
    await pages.search.facet('Where', /^Coverage/).click()
    await pages.search.expectTotal(5)
  })
})

test.describe('reading what was found', () => {
  test('the next page comes by scrolling, and by key', async ({ page }) => {
    const pages = pagesOf(page)
    const { search } = pages
    await find(pages, 'children', 33)
    // The last of the first page: rows above it may still grow as their words come.
    await search.results.nth(28).scrollIntoViewIfNeeded()
    // Its title is a result too, and stands in the heading.
    await expect(search.results).toHaveCount(32)
    await expect(search.showMore).toBeHidden()
  })

  test('a result opens at its passage; hits go on from source to source; and back is the same place', async ({ page }) => {
    const pages = pagesOf(page)
    const { search, reader } = pages
    await find(pages, 'research', 10)
    const result = search.group(statementTitle).filter({ hasText: 'para. 7' })
    await result.click()
    await expect(reader.block('Share its full research')).toBeInViewport()
    await expect.poll(() => reader.painted('hit-current')).toEqual(['research'])
    await expect.poll(() => reader.painted('hit')).toHaveLength(7)
    await expect(reader.hitState).toHaveText('Hit 1 of 7')
    for (let hit = 2; hit <= 7; hit += 1) {
      await page.keyboard.press('F3')
      await expect(reader.hitState).toHaveText(`Hit ${hit} of 7`)
    }
    await page.keyboard.press('F3')
    await expect(reader.hitState).toHaveText('Hit 7 of 7. This is the last hit of the search.')
    await reader.previousHit.click()
    await expect(reader.hitState).toHaveText('Hit 6 of 7')
    for (let hit = 5; hit >= 1; hit -= 1) {
      await page.keyboard.press('Shift+F3')
      await expect(reader.hitState).toHaveText(`Hit ${hit} of 7`)
    }
    await page.keyboard.press('Shift+F3')
    await expect(reader.hitState).toHaveText('Hit 6 of 6')
    await expect(pages.frame.heading).toHaveText(articleTitle)
    await page.keyboard.press('F3')
    await expect(reader.hitState).toHaveText('Hit 1 of 7')
    await expect(pages.frame.heading).toHaveText(statementTitle)

    await page.keyboard.press('b')
    await expect(result).toBeFocused()
    await search.expectTotal(10)
    await expect(result).toBeInViewport()
  })

  test('going back comes to the same place of a long list', async ({ page }) => {
    const pages = pagesOf(page)
    const { search, reader } = pages
    await find(pages, 'children', 33)
    // The last of the first page: rows above it may still grow as their words come.
    await search.results.nth(28).scrollIntoViewIfNeeded()
    await expect(search.results).toHaveCount(32)
    const far = search.results.nth(31)
    await far.scrollIntoViewIfNeeded()
    await atRest(search.main)
    const before = await search.main.evaluate((main) => main.scrollTop)
    await far.click()
    await expect(reader.text).toBeVisible()
    await reader.backToResults.click()
    await expect(far).toBeFocused()
    await expect.poll(() => search.main.evaluate((main) => main.scrollTop)).toBe(before)
  })

  test.describe('on a wide window', () => {
    test.use({ viewport: { width: 1500, height: 900 } })

    test('a note that is opened from the results is the one that is marked in them', async ({ page }) => {
      const pages = pagesOf(page)
      const { frame, reader, search } = pages
      await frame.goTo('/v3/source/hope-for-children-statement')
      await reader.highlight('Share its full research', 'blue')
      await expect(frame.saved).toBeVisible()
      await frame.searchBox.fill('research')
      await search.group('Your notes').click()
      const current = reader.hitList.locator('[aria-current=true]')
      await expect(current).toContainText('blue')
      // There is no next hit before the hits are there.
      await expect.poll(() => reader.painted('hit')).not.toEqual([])
      await page.keyboard.press('F3')
      await expect(current).toContainText('para.')
    })

    test('the results stay beside the text', async ({ page }) => {
      const pages = pagesOf(page)
      const { search, reader } = pages
      await find(pages, 'research', 10)
      await search.group(articleTitle).filter({ hasText: 'para. 5' }).click()
      await expect(reader.hitList.getByRole('link')).toHaveCount(10)
      await expect(pages.frame.heading).toHaveText(articleTitle)
      await expectAccessible(page, 'results beside the text')
      const current = reader.hitList.locator('[aria-current=true]')
      await expect(current).toContainText('para. 5')
      await page.keyboard.press('F3')
      await expect(current).toContainText('para. 9')

      await reader.hitList.getByRole('link', { name: /para\. 8.*Set-out what research/ }).click()
      await expect(pages.frame.heading).toHaveText(statementTitle)
      await expect(reader.block('Set-out what research')).toBeInViewport()
      await expect(current).toContainText('para. 8')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await expect(current).toContainText('para. 7')

      await page.keyboard.press('Escape')
      await expect(reader.hitList).toBeHidden()
      await page.keyboard.press('r')
      await expect(reader.hitList).toBeVisible()
      await page.keyboard.press('b')
      await search.expectTotal(10)
    })
  })

  test('a signatory and a title are opened too', async ({ page }) => {
    const pages = pagesOf(page)
    const { search, reader, frame } = pages
    await find(pages, 'Barnardo', 3)
    await search.group('Signatories').click()
    await expect.poll(async () => (await reader.painted('passage')).join('')).toMatch(/^Barnardo’s/)
    await find(pages, 'worldwide', 2)
    await search.main.getByRole('heading', { name: statementTitle }).getByRole('link').click()
    await expect(frame.heading.locator('mark')).toHaveText('Worldwide')
    await expect(reader.hitState).toHaveText(/^Hit 1 of \d+$/)
  })

  test('the marks can be cleared, and the place stays', async ({ page }) => {
    const pages = pagesOf(page)
    const { search, reader } = pages
    await find(pages, 'encryption', 2)
    await search.results.first().click()
    await expect(reader.hits).toBeVisible()
    await reader.hits.getByRole('button', { name: 'Clear the marks' }).click()
    await expect(reader.hits).toBeHidden()
    await expect.poll(() => reader.painted('hit')).toEqual([])
    await expect(reader.block('encryption').first()).toBeInViewport()
  })
})

test.describe('without a mouse, and without a screen', () => {
  test('the box, the results and the filters are reached by key', async ({ page }) => {
    const { frame, search } = pagesOf(page)
    const { keyboard } = page
    await expect(frame.heading).toBeVisible()
    await keyboard.press('/')
    await expect(frame.searchBox).toBeFocused()
    await keyboard.type('children')
    await search.expectTotal(33)
    await keyboard.press('ArrowDown')
    await expect(search.main.getByRole('heading', { level: 2, name: statementTitle }).getByRole('link')).toBeFocused()
    await keyboard.press('ArrowDown')
    await expect(search.results.first()).toBeFocused()
    await keyboard.press('Escape')
    await expect(frame.searchBox).toBeFocused()
    await tabTo(search.facet('Where', /^Coverage/))
    await keyboard.press('Space')
    await search.expectTotal(5)
    await keyboard.press('?')
    await expect(frame.keys).toContainText('Search')
    await keyboard.press('Escape')
    await expect(frame.keys).toBeHidden()
  })

  test('a screen reader is told the number once typing rests', async ({ page }) => {
    const { frame, search } = pagesOf(page)
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(window, { told })
      new MutationObserver(() => {
        const words = document.querySelector('main [role=status]')?.textContent ?? ''
        if (words !== '' && words !== told.at(-1)) told.push(words)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await frame.searchBox.click()
    // Nobody rests while this is typed, however slow the machine is.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 60_000)
    await frame.searchBox.pressSequentially('encryption')
    await page.clock.resume()
    await expect(search.spoken).toHaveText('2 results for “encryption”')
    expect(await page.evaluate(() => (window as unknown as { told: readonly string[] }).told)).toEqual([
      '2 results for “encryption”',
    ])
  })

  test('where nothing was typed, three searches are offered that find something', async ({ page }) => {
    const { frame, search } = pagesOf(page)
    await expect(frame.heading).toBeVisible()
    for (const example of ['"Mark Zuckerberg"', 'country:GB', 'recommendation:5']) {
      await frame.goTo('/v3/search?q=')
      await search.main.getByRole('link', { name: example }).click()
      await expect(search.count).toContainText(`“${example}”`)
      await expect(search.results).not.toHaveCount(0)
    }
  })
})

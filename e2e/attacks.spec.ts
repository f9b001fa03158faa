import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { templatesPage } from './pages/templates-page.ts'
import { VerifyPage } from './pages/verify-page.ts'
import { allAttacks, attackLines, attackStrings } from './support/attack-strings.ts'
import { drawn, expectNoHarm, typeEach, watchForAttacks } from './support/attack-watch.ts'
import { passages, statement } from './support/sources.ts'

/** One of so many: fields of one kind share the attacks between them. */
const every = (count: number, which: number) => attackLines.filter((_, index) => index % count === which)

test.beforeEach(async ({ page }) => {
  await watchForAttacks(page)
  await expect(pagesOf(page).frame.heading).toBeVisible()
})

test('an attack that gets into the page is seen', async ({ page, conduct }) => {
  await page.evaluate(() => {
    // The policy for strings would refuse them all: these are put together piece by piece.
    const picture = document.createElement('img')
    picture.setAttribute('poster', 'http://attacker.example/')
    const link = document.createElement('a')
    link.href = 'javascript:ran()'
    link.id = 'cookie'
    document.body.append(picture, link)
    Object.defineProperty(Object.prototype, 'polluted', { value: true, configurable: true, enumerable: true })
    ;(window as unknown as { ran(): void }).ran()
  })
  for (const what of ['code ran', 'poster', 'not ours: <img', 'javascript:', 'stands in the way', 'every object has got'])
    await expect(expectNoHarm(page, 'seeded')).rejects.toThrow(what)
  conduct.takeViolations()
})

test('a string cannot become markup or code, whatever part of the program would try', async ({ page, conduct }) => {
  const outcomes = await page.evaluate(async () => {
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
    const tried: Record<string, () => unknown> = {
      innerHTML: () => Object.assign(document.createElement('p'), { innerHTML: '<b>x</b>' }),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
      'document.write': () => document.write('x'),
      'a parser': () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      srcdoc: () => Object.assign(document.createElement('iframe'), { srcdoc: 'x' }),
      'a function': () => new Function('return 1')(),
      'a handler': () => document.createElement('img').setAttribute('onerror', 'ran()'),
      'a script': () => Object.assign(document.createElement('script'), { text: 'ran()' }),
      'the address of a script': () => Object.assign(document.createElement('script'), { src: '/index.html' }),
      'a worker': () => new Worker('data:text/javascript,postMessage(1)'),
      'another policy': () => trustedTypes.createPolicy('own', {}),
      'the same policy again': () => trustedTypes.createPolicy('default', {}),
    }
    // Not while the test's own code is run, for which the browser makes exceptions.
    return await new Promise<string[]>((resolve) => {
      setTimeout(() => {
        const say = ([name, attempt]: [string, () => unknown]) => {
          try {
            attempt()
            return `${name}: worked`
          } catch (error) {
            return `${name}: ${(error as Error).name}`
          }
        }
        resolve(Object.entries(tried).map(say))
      })
    })
  })
  expect(outcomes.filter((outcome) => outcome.endsWith('worked'))).toEqual([])
  // One message for each, and the parser of the browser may be the last to come.
  await expect.poll(() => conduct.violations.length).toBeGreaterThanOrEqual(outcomes.length)
  expect(conduct.takeViolations().join()).toContain('TrustedHTML')
})

test('attacks typed into every field are words there', async ({ page }) => {
  const { frame, search, briefings } = pagesOf(page)

  await test.step('as searches, one after the other, and as a kept one', async () => {
    await typeEach(page, frame.searchBox, attackLines)
    await expectNoHarm(page, 'a search')
    const last = '"><img src=x onerror=ran()>'
    await frame.searchBox.fill(last)
    await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible()
    await expect(page.getByText('The search did not work')).toBeHidden()
    await frame.searchBox.fill('risk')
    await expect(search.results).not.toHaveCount(0)
    await frame.open('Searches')
    await expect(frame.heading).toHaveText('Searches')
    await expectNoHarm(page, 'the log of searches')
  })

  await test.step('as what colours mean', async () => {
    await frame.open('Settings')
    const blue = page.getByRole('textbox', { name: 'What blue means' })
    await typeEach(page, blue, every(4, 0))
    await blue.press('Enter')
    await expectNoHarm(page, 'the meanings of colours')
  })

  await test.step('as a title, a heading and a text of a briefing', async () => {
    await frame.open('Briefings')
    await briefings.start('<img src=x onerror=ran()>', 'An empty outline')
    await typeEach(page, briefings.title, every(4, 1))
    await briefings.addHeading.click()
    const heading = briefings.part(1).getByRole('textbox').first()
    await typeEach(page, heading, every(4, 2))
    await briefings.addText.click()
    const text = briefings.part(2).getByRole('textbox').first()
    for (const [kind, attacks] of Object.entries(attackStrings)) {
      if (kind === 'Markdown' || kind === 'depth') await typeEach(page, text, attacks)
      await typeEach(page, text, [attacks.join('\n\n')])
      await expectNoHarm(page, `the preview of a briefing: ${kind}`)
    }
  })

  await test.step('as a template', async () => {
    const templates = templatesPage(page)
    await templates.open()
    await templates.make('Press briefing')
    const text = templates.text('Press briefing')
    await typeEach(page, text, [...(attackStrings['templates'] ?? []), ...every(4, 3)])
    await text.fill('{% raw %}<img src=x onerror=ran()>{% endraw %} {{ document.title }}')
    await expect(templates.preview).toContainText('<img src=x onerror=ran()> A sample briefing')
    await expectNoHarm(page, 'the preview of a template')
  })
})

test('HTML from the clipboard is pasted as the words that came with it', { tag: '@browser-host' }, async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await frame.goTo(`/v3/source/${statement}`)
  await reader.startNote(passages.research)
  const { text, tagField } = cardOn(page, passages.research)
  const html = allAttacks.join('\n')
  await page.evaluate((markup) => {
    // As another program puts it there: the page's own way would clean it first.
    document.addEventListener(
      'copy',
      (event) => {
        event.clipboardData?.setData('text/html', markup)
        event.clipboardData?.setData('text/plain', 'plain')
        event.preventDefault()
      },
      { once: true },
    )
    document.execCommand('copy')
  }, html)
  for (const field of [text, tagField, frame.searchBox]) {
    await field.focus()
    await page.keyboard.press('ControlOrMeta+v')
    await expect(field).toHaveValue('plain')
    await expectNoHarm(page, 'what was pasted')
  }
})

test.describe('addresses', () => {
  // A token that opens nothing, tried on purpose.
  test.use({ allowedErrors: [/status of 401/] })

  test('that were made by somebody else open a place of the program, or nothing', async ({ page, program }) => {
    const { frame } = pagesOf(page)
    const places = [
      '',
      '/',
      '/v3/',
      '/v3/source/',
      `/v3/source/${statement}?at=`,
      '/v3/search?q=',
      '/open/',
      '/open/info%3Aa/v1/source/',
      '/v3/notes?tag=',
    ]
    for (const [index, place] of places.entries()) {
      // Each attack at two places: as it is, and written as an address.
      const written = (attack: string) => encodeURIComponent(attack.replace(/[\ud800-\udfff]/g, ''))
      const attacks = [...every(places.length, index), ...every(places.length, (index + 1) % places.length).map(written)]
      await page.evaluate(
        async ([before, all]) => {
          for (const attack of all) {
            Object.assign(window, { triedByTheTest: `${before}${attack}` })
            window.location.hash = `${before}${attack}`
            await new Promise((resolve) => requestAnimationFrame(resolve))
          }
        },
        [place, attacks] as const,
      )
      await expectNoHarm(page, `addresses that begin with ${place}`)
    }
    for (const attack of ['/%0a', '%', '//attacker.example', '/v3/%E0%A4%A']) {
      await frame.goTo(attack)
      await expect(page.getByText('There is nothing at this address')).toBeVisible()
    }
    await frame.goTo('/v3')
    await expect(frame.heading).toBeVisible()
    for (const attack of ['javascript:ran()', '<img src=x onerror=ran()>', 'token=x', '/%', '/__proto__/constructor']) {
      await page.goto(`${program.origin}/?${encodeURIComponent(attack)}#${attack}`)
      await expect(page.getByRole('main').or(page.getByRole('heading')).first()).toBeVisible()
      await expectNoHarm(page, `a window that begins at ${attack}`)
    }
    await page.goto(`${program.origin}/#/v3`)
    for (const attack of attackStrings['addresses'] ?? []) {
      await frame.searchBox.fill(attack.replace(/[\r\n]/g, ''))
      await frame.searchBox.press('Enter')
    }
    await drawn(page)
    await expectNoHarm(page, 'links in the search box')
    expect(new URL(page.url()).origin).toBe(program.origin)
  })
})

test('names of files are words, wherever a file is dropped', async ({ page }) => {
  const { frame } = pagesOf(page)
  const names = attackLines.map((attack) => attack.replaceAll('/', '\u2215').slice(0, 200))
  await frame.goTo('/v3/verify')
  await expect(frame.heading).toHaveText('Verify a briefing')
  const verify = new VerifyPage(page)
  for (const name of names.filter((_, index) => index % 11 === 0)) {
    await verify.drop(`${name}.md`, '> nothing\n')
    await drawn(page)
  }
  await verify.drop('<img src=x onerror=ran()>.md', '> nothing\n')
  await expect(verify.reportOn('<img src=x onerror=ran()>.md')).toBeVisible()
  await expectNoHarm(page, 'the name of a briefing')
})

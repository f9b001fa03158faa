import { expect, type Locator, type Page } from '@playwright/test'

/** What the page keeps for the test, under a name that no attack has. */
interface Seen {
  readonly seenByTheTest: string[]
  /** The attack that is being tried, where they are tried one by one. */
  triedByTheTest?: string
}

/** Gives every page what attacks try to call, and writes down what happens: code that ran, a breach of the policy, a dialog. Then loads the page again, with it. */
export async function watchForAttacks(page: Page): Promise<void> {
  page.on('dialog', async (dialog) => {
    await page.evaluate((words) => (window as unknown as Seen).seenByTheTest.push(words), `a dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  await page.context().addInitScript(() => {
    const seen: string[] = []
    const say = (what: string) => {
      const { triedByTheTest } = window as unknown as Seen
      seen.push(triedByTheTest === undefined ? what : `${what} (at ${JSON.stringify(triedByTheTest.slice(0, 500))})`)
    }
    Object.assign(window, { seenByTheTest: seen, ran: () => say(`code ran: ${new Error().stack ?? ''}`) })
    window.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      say(`the policy refused ${effectiveDirective} ${blockedURI} ${sample}`),
    )
  })
  await page.reload()
}

/** Elements that no part of the program makes; an attack that became markup would. */
const STRANGERS = [
  'iframe, frame, frameset, object, embed, applet, portal, audio, video, source, track, img, image, picture, marquee, noscript',
  'math, mglyph, foreignobject, animate, set, use, feimage, xmp, plaintext, listing, isindex, keygen, bgsound, dialog, base[href]',
  'form, meta[http-equiv], meta[name=referrer], style, link[rel=import], link[rel=manifest], link[rel=prefetch], a[ping], [popover]',
  'body script, html > script, svg script, [srcdoc], [formaction], [action], [background], [autofocus]:not(input, textarea)',
].join(', ')

/** What is wrong with the page as it stands now. */
async function harmIn(page: Page): Promise<readonly string[]> {
  return await page.evaluate((strangers) => {
    const { seenByTheTest } = window as unknown as Seen
    const harm = [...seenByTheTest]
    const own = (address: string) =>
      address === '' || address.startsWith('#') || new URL(address, document.baseURI).origin === window.location.origin
    for (const element of document.querySelectorAll(strangers)) {
      if (element.matches('body > script[type=module][src]')) continue
      harm.push(`an element that is not ours: ${element.outerHTML.slice(0, 200)}`)
    }
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const leads = ['href', 'src', 'data', 'xlink:href', 'poster', 'srcset', 'cite'].includes(name)
        const isIcon = element.matches('link[rel=icon]') && value === 'data:,'
        if (
          name.startsWith('on') ||
          (leads && !isIcon && !own(value)) ||
          (name === 'style' && /url\(|expression|import/i.test(value))
        )
          harm.push(`an attribute that is not ours: ${name}="${value.slice(0, 200)}" of ${element.localName}`)
        if ((name === 'id' || name === 'name') && (value in document || value in Object.prototype || value === 'campaignArchive'))
          harm.push(`a name that stands in the way: ${name}="${value}" of ${element.localName}`)
      }
    }
    const inherited = Object.keys(Object.prototype).concat('polluted' in {} ? ['polluted'] : [])
    if (inherited.length > 0) harm.push(`every object has got ${inherited.join()}`)
    return harm
  }, STRANGERS)
}

/** Expects that nothing ran, nothing was refused, and all that stands in the page was put there by the program. */
export async function expectNoHarm(page: Page, where: string): Promise<void> {
  expect(await harmIn(page), where).toEqual([])
}

/** Resolves once what was asked of the page by now has been drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Draws a list that draws as much as is looked at, down to its end. Within the page: looking from outside whether more has come takes longer than all of it. */
export async function drawList(page: Page, rows: string, count: number): Promise<void> {
  await page.evaluate(
    async ([selector, wanted]) => {
      for (;;) {
        const drawnRows = document.querySelectorAll(selector)
        if (drawnRows.length >= wanted) return
        drawnRows.item(drawnRows.length - 1)?.scrollIntoView()
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    },
    [rows, count] as const,
  )
}

/** Puts one text after the other into a field, as typing or a paste would, each until it was drawn. Within the page: there and back takes longer than all of it. */
export async function typeEach(page: Page, field: Locator, texts: readonly string[]): Promise<void> {
  await field.focus()
  // By their units: what goes between the test and the browser has no half characters.
  const units = texts.map((text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)))
  await field.evaluate(async (_, all) => {
    for (const one of all) {
      const text = one.map((unit) => String.fromCharCode(unit)).join('')
      Object.assign(window, { triedByTheTest: text })
      document.execCommand('selectAll')
      document.execCommand('insertText', false, text)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }, units)
  await drawn(page)
}

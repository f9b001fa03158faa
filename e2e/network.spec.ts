import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { repository } from './support/repository.ts'
import { passages, statementTitle } from './support/sources.ts'

// Every test fails when a request leaves the program: `fixtures.ts` sees to that. These show that it would be seen.

test('a request to another machine does not go unseen', async ({ page, conduct }) => {
  await page.goto('http://example.org/').catch(() => 'no such address can be reached')
  await expect.poll(() => conduct.takeViolations().join()).toContain('a request to http://example.org/ left the program')
})

test('a request to another program on this machine does not go unseen', async ({ page, conduct }) => {
  await page.goto('http://127.0.0.1:9/').catch(() => 'nothing listens there')
  await expect.poll(() => conduct.takeViolations().join()).toContain('a request to http://127.0.0.1:9/ left the program')
})

test("the page's policy refuses a request before it is made", async ({ page, conduct }) => {
  const answer = await page.evaluate(() =>
    fetch('http://example.org/').then(
      () => 'answered',
      () => 'refused',
    ),
  )
  expect(answer).toBe('refused')
  await expect.poll(() => conduct.takeViolations().join()).toContain('Content Security Policy')
  expect(conduct.requests.filter((address) => address.includes('example.org'))).toEqual([])
})

test('nothing leaves while the whole job is done, not even what a note asks for', async ({ page, program, conduct }) => {
  const { frame, reader, notes, exporting, search } = pagesOf(page)
  const asked = 'http://example.org/'
  await frame.searchBox.pressSequentially('risk assessment')
  // Until all is typed, each letter brings other results.
  await expect(search.count).toHaveText(/ results for “risk assessment”/)
  await search.group(statementTitle).first().click()
  await reader.startNote(passages.research)
  const card = cardOn(page, passages.research)
  await card.write(
    [
      `A picture ![of a letter](${asked}picture.png), a [link](${asked}link), <${asked}bare>, and ${asked}written`,
      `<img src="${asked}html.png"><iframe src="${asked}frame"></iframe><script src="${asked}script.js"></script>`,
      `[also](javascript:fetch('${asked}'))`,
    ].join('\n\n'),
  )
  await expect(card.card).toContainText('[image: of a letter]')
  await expect(card.card).toContainText(`${asked}link`)
  await expect(card.card.getByRole('link')).toHaveCount(0)
  await expect(card.card.getByRole('img')).toHaveCount(0)
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(frame.saved).toBeVisible()

  for (const part of [
    'Campaign',
    'Letter',
    'Statements',
    'Coverage',
    'Signatories',
    'Recommendations',
    'Editions',
    'Settings',
  ] as const) {
    await frame.open(part)
    await expect(frame.heading).toBeVisible()
  }
  await frame.open('Notes')
  await notes.save.click()
  await program.saveFile(() => exporting.save.click())
  const again = pagesOf(await program.restart())
  await again.frame.open('Notes')
  await expect(cardOn(again.page, passages.research).card).toContainText('[image: of a letter]')

  expect(conduct.requests.filter((address) => address.includes('example.org'))).toEqual([])
  expect(conduct.violations).toEqual([])
})

test('a picture from another machine is refused, and seen to be', async ({ page, conduct }) => {
  await expect(pagesOf(page).frame.heading).toBeVisible()
  const refused = page.waitForEvent('requestfailed')
  await page.evaluate(() => {
    const picture = document.createElement('img')
    picture.src = 'http://example.org/picture.png'
    document.body.append(picture)
  })
  expect((await refused).failure()?.errorText).toBe('csp')
  await expect.poll(() => conduct.takeViolations().join()).toContain('Content Security Policy')
})

/** What a program in a page or in Node can reach another machine with. */
const REACHES = {
  page: /\b(fetch(?=\()|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts)\b/g,
  node: /(?<=(?:from|require\(|import\()\s*["'`])(?:node:)?(https?|http2|net|tls|dns(?:\/promises)?|dgram|inspector|undici|ws)(?=["'`])|\bfetch(?=\()|\b(?:WebSocket|EventSource)\b/g,
}

/** How often each is named in the built files of a folder. */
async function namesIn(folder: string, pattern: RegExp): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.[cm]?js$/.test(name))
  expect(files).not.toEqual([])
  for (const file of files) {
    for (const [name] of (await readFile(join(folder, file), 'utf8')).matchAll(pattern)) counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test('each way of reaching out is known by its name', () => {
  const page = [
    'fetch(x)',
    'new XMLHttpRequest',
    'new WebSocket(x)',
    'new EventSource(x)',
    'navigator.sendBeacon(x)',
    'RTCPeerConnection()',
  ]
  for (const code of page) expect(code.match(REACHES.page), code).toHaveLength(1)
  const node = [
    ...[
      'import x from"node:net"',
      "const x=require('dns')",
      'await import("node:https")',
      "from 'undici'",
      'from "node:dns/promises"',
    ],
    ...['fetch(x)', 'new WebSocket(x)', 'import{connect as y}from`tls`', 'export * from "http2"'],
  ]
  for (const code of node) expect(code.match(REACHES.node), code).toHaveLength(1)
  expect('from "node:network"; prefetch(x); a.networks'.match(REACHES.node)).toBeNull()
})

test('what is built can reach out in few places, and only to the program itself', async () => {
  // Of `fetch`, two in renderer/src/host/loopback-host.ts, two in first-sight/begin.ts, and one for the list of licences; of the others, one for packs. All go to the
  // program's own server. Two are Liquid's own way of loading templates, in whose place the program gives it an empty list of them.
  expect(await namesIn(join(repository, 'out', 'renderer'), REACHES.page)).toEqual({ fetch: 5, XMLHttpRequest: 3 })
  // main/browser: the server, and a second start that asks the first for a token.
  expect(await namesIn(join(repository, 'out', 'main'), REACHES.node)).toEqual({ 'node:http': 1 })
  expect(await namesIn(join(repository, 'out', 'preload'), REACHES.node)).toEqual({})
})

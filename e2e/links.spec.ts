import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { Links } from './pages/links.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { readSource, readSourceText } from './support/archive-files.ts'
import { expectAccessible } from './support/axe.ts'
import { logLines } from './support/line-log.ts'
import { makePack } from './support/make-pack.ts'
import { repository } from './support/repository.ts'
import { passages, statement, statementTitle } from './support/sources.ts'

const archive = 'campaign-archive://open/info%3Acampaign-archive%2Fchild-safety-open-letter-2021'
const inStatement = `${archive}/v3/source/${statement}`

/** The block of the statement that holds these words: its id, and all of its text. */
async function blockWith(words: string): Promise<{ readonly id: string; readonly text: string }> {
  const text = Array.from(await readSourceText(statement))
  const { blocks } = await readSource(statement)
  for (const { id, start, end } of blocks) {
    const block = text.slice(start, end).join('')
    if (block.includes(words)) return { id, text: block }
  }
  throw new Error(`no block holds the words "${words}"`)
}

/** The id of the only note, from the record on the disk. */
async function onlyNote(profile: string): Promise<string> {
  const folder = join(profile, 'journal')
  const lines = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  const [id] = /(?<="note":")[0-9a-f-]{36}/.exec(lines.join('')) ?? []
  if (id === undefined) throw new Error('no note was written down')
  return id
}

test('a link to a paragraph is copied beside it, and opens with the paragraph marked and the focus on it @browser-host', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { frame, reader } = pagesOf(page)
  const links = new Links(page)
  const block = await blockWith(passages.encryption)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.block(passages.encryption).hover()
  await links.ofParagraph.click()
  expect(await links.copied()).toBe(`${inStatement}/${block.id}`)

  await frame.open('Campaign')
  await links.open(`${inStatement}/${block.id}`)
  await expect.poll(() => reader.painted('passage')).toEqual([block.text])
  await expect(reader.block(passages.encryption)).toBeInViewport()
  await expect(reader.block(passages.encryption)).toBeFocused()
  await expect(page.getByRole('status').getByText(/^The link leads to paragraph \d+\.$/)).toBeAttached()
  await expectAccessible(page, 'a paragraph that a link led to')
  await page.goBack()
  await expect(frame.heading).not.toHaveText(statementTitle)
})

test('the same link opens in a window of its own in a browser that is connected, and holds no secret @browser-host', async ({
  page,
  program,
}) => {
  const { reader } = pagesOf(page)
  const block = await blockWith(passages.research)
  const sessionKept = () => page.evaluate(() => localStorage.getItem('campaign-archive-session') ?? '')
  await expect.poll(sessionKept).toMatch(/^[\w-]{20,}$/)
  const session = await sessionKept()
  const inBrowser = `${program.origin}/#/open/${inStatement.slice('campaign-archive://open/'.length)}/${block.id}`
  const second = await page.context().newPage()
  await second.goto(inBrowser)
  await expect.poll(() => pagesOf(second).reader.painted('passage')).toEqual([block.text])
  await second.close()

  // Each way in which a link is copied: a paragraph and a row.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const links = new Links(page)
  await links.open(inBrowser)
  await reader.block(passages.research).hover()
  await links.ofParagraph.click()
  const copied = [await links.copied()]
  await pagesOf(page).frame.open('Signatories')
  copied.push(await links.copyFrom(page.getByRole('row', { name: /Kidscape/ })))
  for (const link of copied) {
    expect(link).toMatch(/^campaign-archive:\/\/open\/info%3Acampaign-archive%2F[\w/-]+$/)
    expect(link).not.toContain(session)
    expect(link).not.toMatch(/token|127\.0\.0\.1/)
  }
})

test('a second start with a link opens another window there, without the token in its address @browser-host', async ({
  page,
  program,
  folders,
}) => {
  const block = await blockWith(passages.research)
  const start = join(repository, 'scripts', 'start.mjs')
  const args = ['--host=browser', '--no-open', `--profile=${folders.profile}`, `${inStatement}/${block.id}`]
  const child = spawn(process.execPath, [start, ...args], { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const [, address = ''] = await logLines(child, 'the second start').waitForLine(/^ready (\S+)$/, 240_000)
  await ended
  expect(new URL(address).origin).toBe(program.origin)
  const second = await page.context().newPage()
  await second.goto(address)
  await expect.poll(() => pagesOf(second).reader.painted('passage')).toEqual([block.text])
  expect(second.url()).not.toContain('token')
})

test('rows of signatories, claims and recommendations are linked to, and marked @browser-host', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { frame } = pagesOf(page)
  const links = new Links(page)
  const places = [
    ['/v3/signatories', () => page.getByRole('row', { name: /Kidscape/ })],
    ['/v3/claims', () => page.getByRole('row', { name: /around 60/ })],
    [
      '/v3/recommendations',
      () => page.getByRole('listitem').filter({ has: page.getByText('Recommendation 4', { exact: true }) }),
    ],
  ] as const
  for (const [place, row] of places) {
    await frame.goTo(place)
    const link = await links.copyFrom(row())
    await frame.open('Campaign')
    await links.open(link)
    await expect(row(), place).toHaveAttribute('aria-current', 'true')
    await expect(row(), place).toBeFocused()
    await expect(row(), place).toBeInViewport()
    await expectAccessible(page, place)
  }
})

test('a row that was linked to leaves the filters of its list alone', async ({ page }) => {
  const { signatories } = pagesOf(page)
  const links = new Links(page)
  await links.open(`${archive}/v3/signatory/kidscape`)
  const row = page.getByRole('row', { name: /Kidscape/ })
  await expect(row).toBeFocused()
  await signatories.find.pressSequentially('barnardo')
  await expect(row).toHaveCount(0)
  await signatories.find.fill('')
  await expect(row).toHaveAttribute('aria-current', 'true')
  await expect(signatories.find).toBeFocused()
})

test('a note is opened where it stands; from the trash it is offered to be restored', async ({ page, folders }) => {
  const { frame, reader } = pagesOf(page)
  const links = new Links(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.encryption, 'blue')
  await expect(frame.saved).toBeVisible()
  const link = `${archive}/note/${await onlyNote(folders.profile)}`

  // It was made in the third edition; the same words stand in the second, which is being read.
  await frame.goTo('/v2/notes')
  await expect(frame.edition).toHaveValue('v2')
  await links.open(link)
  await expect.poll(() => reader.painted('note-active')).toEqual([passages.encryption])
  await expect(reader.block(passages.encryption)).toBeInViewport()
  await expect(reader.block(passages.encryption)).toBeFocused()
  await expect(frame.edition).toHaveValue('v2')

  await frame.edition.selectOption('v3')
  await expect(frame.part('Notes')).toHaveAttribute('href', '#/v3/notes')
  await frame.open('Notes')
  await cardOn(page, passages.encryption).delete()
  await expect(page.getByText('1 note moved to the trash')).toBeVisible()
  await links.open(link)
  await expect(links.place).toContainText('The note that this link leads to is in the trash')
  await expect(links.place).toContainText(passages.encryption)
  await expectAccessible(page, 'a link to a note in the trash')
  await page.getByRole('button', { name: 'Restore it and open it' }).click()
  await expect.poll(() => reader.painted('note-active')).toEqual([passages.encryption])
})

for (const [what, link, said, way] of [
  ['an edition', `${archive}/v9/source/${statement}`, 'This link leads to edition v9', 'Look for it in edition v3'],
  ['a source', `${archive}/v3/source/letter`, 'Edition v3 has no source named letter', 'Go to the campaign'],
  ['a paragraph', `${inStatement}/b999`, 'a paragraph that this source does not have (b999)', 'Open the source'],
  ['a passage', `${inStatement}/5-999999`, 'a passage behind the end of this source', 'Open the source'],
  ['a claim', `${archive}/v2/claim/signatories-around-60`, 'Edition v2 has no claim named', 'Look for it in edition v3'],
  ['a note', `${archive}/note/6f0f4a52-58ee-4c9f-9a0d-6d2a3a2f1c11`, 'is not on this computer', 'See your notes'],
] as const) {
  test(`a link to ${what} that is not there says so, and what is`, async ({ page }) => {
    const links = new Links(page)
    await links.open(link)
    await expect(links.place).toContainText(said)
    await expectAccessible(page, `a link to ${what} that is not there`)
    const onward = links.place.getByRole('link', { name: way })
    await onward.click()
    await expect(onward).toBeHidden()
  })
}

test('a link that was cut off is not searched for, and the search box says so', async ({ page }) => {
  const { frame } = pagesOf(page)
  const links = new Links(page)
  await frame.open('Signatories')
  await links.searchBox.fill(`${archive}/v3`)
  await expect(page.getByText('This is not a whole link')).toBeVisible()
  await links.searchBox.press('Enter')
  await expect(frame.heading).toHaveText('Signatories')
  await links.searchBox.press('Escape')
  await expect(links.searchBox).toHaveValue('')
})

test('all actions open a link too', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  const before = (await readSourceText(statement)).split(passages.research)[0] ?? ''
  const start = Array.from(before).length
  await expect(frame.heading).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await frame.palette.getByRole('combobox').fill(`${inStatement}/${start}-${start + Array.from(passages.research).length}`)
  await expect(frame.palette.getByRole('option')).toHaveText(['Open the link'])
  await page.keyboard.press('Enter')
  await expect.poll(() => reader.painted('passage')).toEqual([passages.research])
  await expect(reader.block(passages.research)).toBeFocused()
})

test('a link to another archive says which it needs, and goes there once it is held @browser-host', async ({ page, folders }) => {
  const { frame } = pagesOf(page)
  const links = new Links(page)
  const link = 'campaign-archive://open/info%3Acampaign-archive%2Fedited-letter/v1/source/letter'
  await links.open(link)
  await expect(links.place).toContainText('This link leads to an archive that is not on this computer')
  await expect(links.place).toContainText('info:campaign-archive/edited-letter')

  const pack = await makePack(folders.root)
  await frame.open('Editions')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser', { timeout: 0 }),
    page.getByRole('button', { name: 'Open a pack…' }).click(),
  ])
  await chooser.setFiles(pack)
  await page.getByRole('button', { name: 'Take it in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()
  await page.reload()
  await links.open(link)
  await expect(links.place).toContainText('This link leads to the archive “')
  await expectAccessible(page, 'a link to another archive')
  await page.getByRole('button', { name: 'Open it there' }).click()
  await expect(frame.edition).toHaveValue('v1')
  await expect(page).toHaveURL(/#\/v1\/source\/letter/)
})

test('a link that comes while the archive opens is followed', { tag: '@browser-host' }, async ({ page, program }) => {
  const { frame } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  // The moment in which a late redirection to the start would undo it: the archive is open, and its first view just drawn.
  await page.addInitScript((hash) => {
    const listen = window.addEventListener.bind(window)
    window.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: AddEventListenerOptions) => {
      listen(type, listener, options)
      if (type !== 'popstate') return
      const drawn = new MutationObserver(() => {
        drawn.disconnect()
        window.location.hash = hash
      })
      drawn.observe(document.body, { subtree: true, childList: true })
    }
  }, `/v3/source/${statement}`)
  await page.goto('about:blank')
  await page.goto(`${program.origin}/`)
  await expect(frame.heading).toHaveText(statementTitle)
})

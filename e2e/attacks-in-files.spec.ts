import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { findBrowser } from '../scripts/find-browser.mjs'
import { expect, test } from './fixtures.ts'
import { BackupsPage } from './pages/backups-page.ts'
import { ColleaguesPage } from './pages/colleagues-page.ts'
import { ExportBriefingDialog } from './pages/export-briefing-dialog.ts'
import { NoteCard } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { VerifyPage } from './pages/verify-page.ts'
import { attackText, makeAttackPack } from './support/attack-archive.ts'
import { allAttacks, attackLines, attackStrings } from './support/attack-strings.ts'
import { drawList, drawn, expectNoHarm, watchForAttacks } from './support/attack-watch.ts'
import type { Program } from './support/program.ts'
import { passages } from './support/sources.ts'

const target = {
  source: 'https://paper.test/article',
  selector: { type: 'TextQuoteSelector', exact: passages.encryption, prefix: '', suffix: '' },
}

interface Item {
  readonly body: readonly { readonly value: string }[]
}

/** The annotations of another program: each note is an attack, and so are its tag and who wrote it. */
function annotationsOf(attacks: readonly string[]): readonly (Item & object)[] {
  return attacks.map((attack, index) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `https://other.test/${index}`,
    type: 'Annotation',
    created: '2026-01-01T10:00:00Z',
    creator: { type: 'Person', name: attackLines[index % attackLines.length] ?? '' },
    motivation: 'commenting',
    target,
    body: [
      { type: 'TextualBody', value: attack, format: 'text/markdown', purpose: 'commenting' },
      {
        type: 'TextualBody',
        value: `t${index} ${(attackLines[index] ?? '').replaceAll(',', '').slice(0, 60)}`,
        purpose: 'tagging',
      },
    ],
  }))
}

/** A number and what is said after it: thousands have a comma in most places. */
const saying = (count: number, words: string) => new RegExp(`(?:${count}|${count.toLocaleString('en-GB')})${words}`)

const valuesOf = (items: readonly Item[]) => items.map(({ body }) => body[0]?.value ?? '').sort()

/** What stands in the list of notes, down to its end, is held against what it may be. */
async function lookThroughNotes({ page, frame, notes }: Pages, count: number, where: string): Promise<void> {
  await frame.open('Notes')
  await expect(notes.count).toHaveText(saying(count, ' notes'))
  await drawList(page, 'main article', count)
  await expect(notes.cards).toHaveCount(count)
  await expectNoHarm(page, where)
}

async function annotationsSaved(program: Program, { frame, exchange }: Pages): Promise<readonly Item[]> {
  await frame.open('Notes')
  await exchange.save.click()
  const path = await program.saveFile(() => exchange.saveNow.click())
  await exchange.saveDialog.getByRole('button', { name: 'Close' }).click()
  return (JSON.parse(await readFile(path, 'utf8')) as { readonly first: { readonly items: readonly Item[] } }).first.items
}

/** All that stands in the files that the program wrote into a folder. */
async function wordsIn(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^[\w.-]+$/.test(name))
  // A file is written under another name first, and may be gone under it when it is read.
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))).join('')
}

/** Another computer: the program without anything of before. */
async function startAnew(program: Program): Promise<Pages> {
  await program.stop()
  for (const folder of [program.folders.profile, program.folders.browserData]) {
    await rm(folder, { recursive: true })
    await mkdir(folder)
  }
  const page = await program.start()
  await watchForAttacks(page)
  await expect(pagesOf(page).frame.heading).toBeVisible()
  return pagesOf(page)
}

/** Opens a file as a reader would, in a browser without any policy. Answers with what it ran or asked for. */
async function openElsewhere(path: string): Promise<readonly string[]> {
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  })
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    const file = pathToFileURL(path).href
    page.on('request', (request) => {
      if (request.url() !== file) asked.push(request.url())
    })
    page.on('dialog', (dialog) => void dialog.dismiss())
    await page.addInitScript(() => Object.assign(window, { seenByTheTest: [], ran: () => (document.title += ' ran') }))
    await page.goto(file)
    for (const link of await page.locator('a[href]').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? '')))
      if (!/^(https?:\/\/|mailto:|#|campaign-archive:\/\/)/.test(link)) asked.push(`a link to ${link}`)
    const strangers =
      'script, iframe, object, embed, img, svg, math, form, base, meta[http-equiv=refresh], link, [onload], [onerror]'
    for (const element of await page.locator(strangers).evaluateAll((all) => all.map((each) => each.outerHTML.slice(0, 100))))
      asked.push(element)
    if ((await page.title()).endsWith(' ran')) asked.push('code ran')
    return asked
  } finally {
    await browser.close()
  }
}

test.beforeEach(async ({ page }) => {
  await watchForAttacks(page)
  await expect(pagesOf(page).frame.heading).toBeVisible()
})

test('notes of others are words, in every view and every file, and come back letter for letter', async ({
  page,
  program,
  folders,
}) => {
  const pages = pagesOf(page)
  const { frame, notes, exchange, search, reader, briefings } = pages
  const given = annotationsOf(allAttacks)

  await test.step('from a file of annotations into the list', async () => {
    await frame.open('Notes')
    await exchange.open.click()
    await exchange.give({ name: '"><img src=x onerror=ran()>.jsonld', text: JSON.stringify(given) })
    await expect(exchange.dialog).toContainText(saying(given.length, ' notes are new'))
    await expectNoHarm(page, 'a file of annotations that was read')
    await exchange.bringIn.click()
    await lookThroughNotes(pages, given.length, 'the list of notes')
    await expect(frame.saved).toBeVisible()
    expect(valuesOf(await annotationsSaved(program, pages))).toEqual(valuesOf(given))
  })

  await test.step('beside the text, in the search, and in the list of tags', async () => {
    await new NoteCard(notes.cards.first()).goToPassage.click()
    await expect(reader.text).toBeVisible()
    await expect(reader.notes.getByRole('article').first()).toBeVisible()
    await expectNoHarm(page, 'notes beside the text')
    await frame.searchBox.fill('ran')
    await expect(search.group('Your notes').first()).toBeVisible()
    await expectNoHarm(page, 'notes that were found')
    await frame.goTo('/v3/tags')
    await expect(frame.heading).toHaveText('Tags')
    await expectNoHarm(page, 'the list of tags')
  })

  const bundle = await test.step('into a bundle and a backup', async () => {
    await frame.open('Backups')
    const backups = new BackupsPage(page)
    await backups.make.click()
    await expect(backups.own.filter({ hasText: 'you asked for it' })).toContainText(saying(given.length, ' notes'))
    await frame.goTo('/v3/colleagues')
    const colleagues = new ColleaguesPage(page)
    await colleagues.name.fill('</script><script>ran()</script>')
    return await readFile(await program.saveFile(() => colleagues.saveBundle.click()), 'utf8')
  })
  const shared = join(folders.root, 'shared')
  await test.step('into a shared folder, among files of strange names', async () => {
    await mkdir(shared)
    for (const attack of attackLines.filter((_, index) => index % 20 === 0)) {
      const file = attack.replaceAll('/', '\u2215').replaceAll('\0', '').slice(0, 60)
      await writeFile(join(shared, `${file}.jsonl`), `${JSON.stringify(attack)}\n`)
    }
    await frame.goTo('/v3/colleagues')
    const colleagues = new ColleaguesPage(page)
    await colleagues.share(shared)
    await expect(frame.banner('is not a file of this program').first()).toBeVisible()
    await expect.poll(() => wordsIn(shared)).toContain('"ran()')
    await expectNoHarm(page, 'a shared folder with strange names')
  })
  const backups = join(folders.profile, 'backups')
  const name = (await readdir(backups)).find((file) => file.includes('asked')) ?? ''
  const kept = join(folders.root, name)
  await writeFile(kept, await readFile(join(backups, name)))

  await test.step('into a briefing, its preview, and a page that others open', async () => {
    await frame.open('Briefings')
    await briefings.start('<img src=x onerror=ran()>', 'By source')
    await expect(briefings.parts.first()).toBeVisible()
    await expect(briefings.preview).toContainText('<script>ran()</script>')
    await expectNoHarm(page, 'the preview of a briefing')
    const folder = join(folders.root, 'briefings')
    await mkdir(folder)
    const exporting = new ExportBriefingDialog(page)
    await exporting.open.click()
    await exporting.format.selectOption('Web page (HTML)')
    await exporting.lookInto(folder)
    await expect(exporting.plan).toContainText('New file')
    await exporting.export.click()
    await expect(exporting.dialog).toContainText('1 file was written')
    await expectNoHarm(page, 'the export of a briefing')
    const [file = ''] = (await readdir(folder)).filter((each) => each.endsWith('.html'))
    expect(await readFile(join(folder, file), 'utf8')).toContain('ran()')
    expect(await openElsewhere(join(folder, file))).toEqual([])
    await exporting.close()
    await briefings.share.check({ force: true })
    await expect(frame.saved).toBeVisible()
    await frame.goTo('/v3/colleagues')
    await new ColleaguesPage(page).exchangeNow.click()
    await expect.poll(() => wordsIn(shared)).toContain('"<img src=x onerror=ran()>"')
  })

  await test.step('out of the bundle on another computer', async () => {
    const there = await startAnew(program)
    await there.frame.goTo('/v3/colleagues')
    const colleagues = new ColleaguesPage(there.page)
    await colleagues.give('<svg onload=ran()>.bundle.txt', bundle)
    await expect(colleagues.main.getByText('From </script><script>ran()</script>, made on')).toBeVisible()
    await colleagues.main.getByText('The new notes').click()
    await expectNoHarm(there.page, 'a bundle that was read')
    await colleagues.takeIn.click()
    await expect(colleagues.report).toHaveText(saying(given.length, ' added, 0 changed, 0 to decide'))
    await expect(colleagues.report).toHaveText(/^0 lost, /)
    await there.frame.open('Notes')
    await expect(there.notes.count).toHaveText(saying(given.length, ' notes'))
    await expectNoHarm(there.page, 'notes out of a bundle')
    expect(valuesOf(await annotationsSaved(program, there))).toEqual(valuesOf(given))
  })

  await test.step('out of the shared folder on another computer', async () => {
    const there = await startAnew(program)
    await there.frame.goTo('/v3/colleagues')
    const colleagues = new ColleaguesPage(there.page)
    await expect(there.frame.part('Notes')).toHaveText(/0$/)
    await colleagues.share(shared)
    await expect(colleagues.members.getByRole('row', { name: '</script><script>ran()</script>' })).toBeVisible()
    await expect(there.frame.part('Notes')).toHaveText(saying(given.length, '$'))
    await expectNoHarm(there.page, 'a shared folder that was read')
    await there.frame.open('Briefings')
    await expect(there.page.getByRole('link', { name: '<img src=x onerror=ran()>' })).toBeVisible()
    await expectNoHarm(there.page, 'a briefing out of a shared folder')
    await there.frame.open('Notes')
    await expect(there.notes.count).toHaveText(saying(given.length, ' notes'))
    await expectNoHarm(there.page, 'notes out of a shared folder')
    expect(valuesOf(await annotationsSaved(program, there))).toEqual(valuesOf(given))
  })

  await test.step('out of the backup on another computer', async () => {
    const there = await startAnew(program)
    await there.frame.open('Backups')
    const restoring = new BackupsPage(there.page)
    await restoring.lookInto(kept)
    await expect(restoring.dialog).toContainText(saying(given.length, ' notes come back'))
    await expectNoHarm(there.page, 'a backup that was read')
    await restoring.restoreNow.click()
    await expect(restoring.dialog).toBeHidden()
    await there.frame.open('Notes')
    await expect(there.notes.count).toHaveText(saying(given.length, ' notes'))
    await expectNoHarm(there.page, 'notes out of a backup')
    expect(valuesOf(await annotationsSaved(program, there))).toEqual(valuesOf(given))
  })
})

test('the texts and names of a pack are words', { tag: '@browser-host' }, async ({ page, folders }) => {
  const { frame, search, reader } = pagesOf(page)
  const pack = await makeAttackPack(folders.root)
  await frame.open('Editions')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser', { timeout: 0 }),
    page.getByRole('button', { name: 'Open a pack…' }).click(),
  ])
  await chooser.setFiles({
    name: '<img src=x onerror=ran()>.zip',
    mimeType: 'application/zip',
    buffer: await readFile(pack),
  })
  await expect(page.getByRole('dialog')).toContainText('who gives the name <img src=x onerror=ran()>')
  await expectNoHarm(page, 'a pack that was checked')
  await page.getByRole('button', { name: 'Take it in' }).click()
  await page.getByRole('button', { name: 'Read it now' }).click()
  await expect(frame.edition).toHaveValue('v1')
  for (const part of [
    'Campaign',
    'Letter',
    'Statements',
    'Signatories',
    'Recommendations',
    'Editions',
    'Notes',
    'Settings',
  ] as const) {
    await frame.open(part)
    await expect(frame.heading).toBeVisible()
    await drawn(page)
    await expectNoHarm(page, part)
  }
  await frame.goTo('/v1/source/report')
  for (const line of attackText.slice(0, 60)) await expect(reader.text).toContainText(line.replace(/\s+/g, ' ').slice(0, 40))
  await expectNoHarm(page, 'a text')
  await frame.goTo('/v1/source/letter')
  await expect(reader.text).toContainText('<script>ran()</script>')
  await expectNoHarm(page, 'a long text')
  await frame.searchBox.fill('script')
  await expect(search.results).not.toHaveCount(0)
  await expectNoHarm(page, 'texts that were found')
})

const xml = (text: string) =>
  text.replace(/[&<>"\p{Cc}\p{Cs}\p{Cn}]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '')

test('briefings of others are words when they are verified', async ({ page, program }) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  await expect(frame.heading).toHaveText('Verify a briefing')
  const verify = new VerifyPage(page)
  // A file with a zero in it is refused as no text; the longest would be looked for for minutes.
  const read = allAttacks.filter((attack) => attack.length < 400).map((attack) => attack.replaceAll('\0', ''))
  const some = (part: number) => read.filter((_, index) => index % 6 === part)
  const paragraphs = some(4).map((attack) => `<w:p><w:r><w:t xml:space="preserve">“${xml(attack)}”</w:t></w:r></w:p>`)
  const body = `<w:body>${paragraphs.join('')}</w:body>`
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:document>`
  const pageOf = (content: string) => `<!doctype html><html><body>${content}</body></html>`
  const files: Readonly<Record<string, string | Buffer>> = {
    'quotations.md': some(0)
      .map((attack) => `> ${attack.replaceAll('\n', '\n> ')}`)
      .join('\n\n'),
    'lines.md': `---\ntitle: "<img src=x onerror=ran()>"\nedition: "<svg onload=ran()>"\n---\n\n${read.join('\n\n')}`,
    'links.md': (attackStrings['addresses'] ?? []).map((address) => `[words](<${address}>)`).join('\n\n'),
    'page.html': pageOf(
      some(2)
        .map((attack) => `<blockquote>${xml(attack)}</blockquote>`)
        .join('\n'),
    ),
    'attack.html': pageOf(read.join('<p>words</p>\n')),
    'words.docx': Buffer.from(zipSync({ 'word/document.xml': strToU8(document) })),
  }
  for (const [name, content] of Object.entries(files)) {
    await verify.open(name, content)
    await expect(verify.reportOn(name)).toBeVisible()
    await expectNoHarm(page, `the report on ${name}`)
  }
  expect(await readFile(await program.saveFile(() => verify.saveMarkdown.click()), 'utf8')).toContain('ran()')
})

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { ExportBriefingDialog } from './pages/export-briefing-dialog.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { passages, statement } from './support/sources.ts'
import { openStrangePage } from './support/strange-page.ts'

/** A briefing of two notes under a heading, with a text of one's own at its end. */
async function compose({ page, frame, reader, briefings }: Pages, title: string): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('Was it ever shared?', ['research'])
  await reader.highlight(passages.encryption, 'pink')
  await expect(frame.saved).toBeVisible()
  await frame.open('Briefings')
  await briefings.start(title, 'By source')
  await expect(briefings.parts).toHaveCount(3)
  await briefings.addText.click()
  await page.keyboard.type('They ask for research.')
  await expect(briefings.preview.getByText('They ask for research.')).toBeVisible()
  await expect(frame.saved).toBeVisible()
}

test('a briefing is printed as it will be read, and nothing but the briefing', async ({ page }) => {
  const pages = pagesOf(page)
  await compose(pages, 'For the committee')
  const exporting = new ExportBriefingDialog(page)
  await exporting.open.click()
  await exporting.format.selectOption('PDF, by printing')
  const printed = exporting.dialog.frameLocator('iframe')
  await expect(printed.getByRole('heading', { level: 1 })).toHaveText('For the committee')
  await expect(printed.getByRole('blockquote').first()).toContainText(passages.research)
  await expect(printed.getByText('They ask for research.')).toBeVisible()
  // It is dressed, though the rules of the window allow no style in a page.
  await expect(printed.getByRole('blockquote').first()).toHaveCSS('border-left-style', 'solid')
  // The dialog of the system is no part of the page: it is told apart that the page asked for it, and which page.
  await page.locator('iframe').evaluate((element) => {
    const view = (element as HTMLIFrameElement).contentWindow
    if (view !== null) view.print = () => document.documentElement.setAttribute('data-printed', view.document.title)
    window.print = () => document.documentElement.setAttribute('data-printed', 'the window')
  })
  await exporting.print.click()
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'For the committee')
})

test('a briefing goes out as one web page, and as one file for each note, which are renewed without losing what was written in them', async ({
  page,
  program,
  folders,
}) => {
  const pages = pagesOf(page)
  await compose(pages, 'For the committee')
  const exporting = new ExportBriefingDialog(page)
  await exporting.open.click()
  await exporting.format.selectOption('Web page (HTML)')
  await exporting.asSingleFile()
  const path = await program.saveFile(() => exporting.download.click())
  expect(path).toMatch(/For the committee\.html$/)
  const { text, requests, ran } = await openStrangePage(path)
  expect(text).toContain(passages.research)
  expect(text).toContain('They ask for research.')
  expect([...requests, ...ran]).toEqual([])
  await exporting.close()

  const folder = join(folders.root, 'vault')
  await mkdir(folder)
  await exporting.open.click()
  await exporting.format.selectOption('Markdown for Obsidian, one file for each note')
  await exporting.intoFolder.click()
  await exporting.lookInto(folder)
  await expect(exporting.plan.getByText('New file')).toHaveCount(3)
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('3 files were written')
  await exporting.close()
  const markdown = async () => (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const names = await markdown()
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const ofNote =
    names[contents.findIndex((content) => content.includes(passages.research) && content.includes('Was it ever'))] ?? ''
  const whole = contents[names.indexOf('For the committee.md')] ?? ''
  expect(whole).toContain(`[[${ofNote.replace(/\.md$/, '')}`)

  // A person writes on in the file of a note, and keeps a file of their own beside it.
  const edited = (contents[names.indexOf(ofNote)] ?? '').replace('Was it ever shared?', 'Was it ever shared? I asked.')
  await writeFile(join(folder, ofNote), edited)
  await writeFile(join(folder, 'Mine.md'), 'My own')
  await pages.briefings.part(4).getByRole('textbox').fill('They ask for all research.')
  await expect(pages.briefings.preview.getByText('They ask for all research.')).toBeVisible()
  await exporting.open.click()
  await expect(exporting.plan.locator(`[data-file="${ofNote}"]`)).toContainText('Is up to date already, and is left as it is')
  await exporting.export.click()
  await expect(exporting.dialog).toContainText('1 file was written')
  expect(await readFile(join(folder, ofNote), 'utf8')).toContain('Was it ever shared? I asked.')
  expect(await readFile(join(folder, 'For the committee.md'), 'utf8')).toContain('They ask for all research.')
  expect(await readFile(join(folder, 'Mine.md'), 'utf8')).toBe('My own')
  expect(await markdown()).toEqual(expect.arrayContaining([...names, 'Mine.md']))
})

/** What would leave a trace in a page in which it ran, or ask another machine for something. */
const ATTACKS = [
  `<script>(window.ran ??= []).push('script')</script>`,
  `<img src="x" onerror="(window.ran ??= []).push('image')">`,
  `<svg onload="(window.ran ??= []).push('svg')"><animate onbegin="(window.ran ??= []).push('animate')" attributeName="x"/></svg>`,
  `<details open ontoggle="(window.ran ??= []).push('toggle')"><summary>x</summary></details>`,
  `<input autofocus onfocus="(window.ran ??= []).push('focus')">`,
  `<iframe srcdoc="<script>(parent.ran ??= []).push('frame')</script>"></iframe>`,
  `<link rel="stylesheet" href="http://attacker.invalid/style.css"><style>@import 'http://attacker.invalid/import.css';</style>`,
  `<meta http-equiv="refresh" content="0;url=http://attacker.invalid/refresh"><base href="http://attacker.invalid/">`,
  `![a picture](http://attacker.invalid/picture.png) [a link](javascript:alert('link')) <javascript:alert('address')>`,
  `[data](data:text/html,<script>alert('data')</script>) [vb](vbscript:msgbox(1)) [ref]\n\n[ref]: javascript:alert('definition')`,
  `</p></section></main></body><script>alert('closed')</script><!-- --><script>alert('comment')</script> -->`,
  `\`\`\`html\n</code></pre><script>alert('code')</script>\n\`\`\``,
  `"><script>alert('quote')</script> ' onmouseover='alert(1)' x='`,
  `&lt;script&gt;alert('entity')&lt;/script&gt; \u003cscript\u003e {{constructor.constructor('alert(1)')()}}`,
]
const ONE_LINE = ATTACKS.slice(0, 5).join(' ')

test('a page that is attacked is seen to be', async ({ folders }) => {
  const path = join(folders.root, 'attacked.html')
  await writeFile(path, `<!doctype html><title>x</title><body>${ATTACKS.slice(0, 7).join('\n')}<script>alert(1)</script></body>`)
  const { ran, dialogs, requests } = await openStrangePage(path)
  expect(ran).toEqual(expect.arrayContaining(['script', 'image', 'svg', 'toggle', 'focus', 'frame']))
  expect(dialogs).toEqual(['1'])
  expect(requests).toEqual(expect.arrayContaining(['http://attacker.invalid/style.css', 'http://attacker.invalid/import.css']))
})

test('nothing in the web page of a briefing runs or asks for anything, whatever its words are', async ({ page, program }) => {
  const pages = pagesOf(page)
  const { frame, reader, briefings } = pages
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write(ATTACKS.join('\n\n'), ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'])
  await frame.open('Briefings')
  await briefings.start(`</title>${ONE_LINE}`, 'An empty outline')
  await page.getByRole('textbox', { name: 'Author' }).fill(ONE_LINE)
  await briefings.addHeading.click()
  await page.keyboard.insertText(ONE_LINE)
  await briefings.addText.click()
  await page.keyboard.insertText(ATTACKS.join('\n\n'))
  await briefings.addNotes.click()
  await briefings.picking.getByRole('checkbox', { name: 'Choose all that are shown' }).check({ force: true })
  await briefings.picking.getByRole('button', { name: 'Add 1 note' }).click()
  await expect(briefings.parts).toHaveCount(3)
  await briefings.part(3).getByRole('combobox').selectOption('Quotation with comment')
  await expect(briefings.preview).toContainText("alert('comment')")
  await expect(frame.saved).toBeVisible()

  const exporting = new ExportBriefingDialog(page)
  await exporting.open.click()
  await exporting.format.selectOption('Web page (HTML)')
  await exporting.asSingleFile()
  const path = await program.saveFile(() => exporting.download.click())
  const exported = await readFile(path, 'utf8')
  // The words are there, as words.
  expect(exported).toContain('attacker.invalid')
  const { ran, dialogs, requests, addresses, text } = await openStrangePage(path)
  expect(text).toContain("<script>(window.ran ??= []).push('script')</script>")
  expect({ ran, dialogs, requests }).toEqual({ ran: [], dialogs: [], requests: [] })
  expect(addresses.filter((address) => !/^(?:#|https?:|mailto:|campaign-archive:)/.test(address))).toEqual([])
  // What is printed is the same page in a frame of this window: it has no scripts, and its rules hold.
  await exporting.format.selectOption('PDF, by printing')
  await expect(exporting.dialog.frameLocator('iframe').getByRole('blockquote').first()).toContainText(passages.research)
  expect(await page.evaluate(() => ('ran' in window ? window.ran : []))).toEqual([])
})

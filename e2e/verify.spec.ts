import { readFile } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { VerifyPage } from './pages/verify-page.ts'
import { expectAccessible } from './support/axe.ts'
import { statement } from './support/sources.ts'

const QUOTATION = 'A full list of the 59 signatories to the letter to Mark Zuckerberg is as follows'
const BRIEFING = `# A briefing\n\n> ${QUOTATION}\n\nIt says “Review the child protection implications of end-to-end encryption […] on the impacts on children”, and we say 70 signatories.\n`

test('an exported file verifies, and no longer after one number in it was edited', async ({ page, program }) => {
  const { frame, reader, exporting } = pagesOf(page)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(QUOTATION, 'green')
  await expect(frame.saved).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect(exporting.preview).toContainText(QUOTATION)
  const exported = await readFile(await program.saveFile(() => exporting.save.click()), 'utf8')
  await page.keyboard.press('Escape')
  await expect(exporting.dialog).toBeHidden()
  expect(exported).toContain('SHA-256 of the quotation')

  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  await verify.open('export.md', exported)
  await expect(verify.reportOn('export.md')).toContainText('Nothing failed.')
  await expect(verify.finding(/^2\. Exact/)).toContainText('The citation fits.')

  await verify.open('edited.md', exported.replace('59 signatories', '51 signatories'))
  const edited = verify.reportOn('edited.md')
  await expect(edited).toContainText('1 quotation of 2 failed.')
  await expect(edited.locator('del')).toHaveText(/59/)
  await expect(edited.locator('ins')).toHaveText(/51/)
  await expect(edited).toContainText('a number')
})

test('findings are filtered, lead to their passage, and can be saved', async ({ page, program }) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  await verify.open('briefing.md', BRIEFING)
  await expect(verify.finding(/^1\. Exact/)).toBeVisible()
  await expect(verify.finding(/^2\. Exact, with changes that it marks/)).toContainText('Left out, and marked as such')
  await expect(verify.report.getByRole('row', { name: /70 signatories/ })).toContainText('Not found in a source')
  await expectAccessible(page, 'a report')

  const report = await readFile(await program.saveFile(() => verify.saveMarkdown.click()), 'utf8')
  expect(report).toContain('# Verification of briefing.md')

  await verify.show.selectOption({ label: 'Exact, with changes that it marks (1)' })
  await expect(verify.finding(/^1\. Exact/)).toBeHidden()
  await verify.finding(/^2\./).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/v3/source/${statement}\\?passage=`))
})

test('a file that is dropped on the page is verified, and what cannot be is named', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  await expect(verify.choose).toBeVisible()
  await verify.drop('mail.txt', `He wrote "${QUOTATION.replace('59', '95')}".`)
  await expect(verify.reportOn('mail.txt')).toContainText('Differs from the source')
  await verify.open('paper.pdf', '%PDF-1.7')
  await expect(verify.refusal).toContainText('is a PDF')
  await verify.open('broken.docx', 'PK\u0003\u0004 and no more')
  await expect(verify.refusal).toContainText('cannot be read as a Word document')
  await verify.open('page.html', `<script>document.title = "run"</script><blockquote>${QUOTATION}</blockquote>`)
  await expect(verify.reportOn('page.html')).toContainText('Nothing failed.')
  await expect(page).not.toHaveTitle(/run/)
})

test('a briefing on another campaign is called one, and a Word file that would fill the memory, or holds entities, is refused by name', async ({
  page,
}) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  const theirs = ['---', 'title: Theirs', 'archive: Another letter', 'archive_id: info:campaign-archive/another-letter', '---']
  await verify.open('theirs.md', `${theirs.join('\n')}\n\n> ${QUOTATION}\n`)
  await expect(verify.reportOn('theirs.md')).toContainText(
    'This is a briefing on another archive (Another letter, info:campaign-archive/another-letter)',
  )
  await expect(verify.finding(/^1\. Exact/)).toBeVisible()
  await expectAccessible(page, 'a report on a briefing of another campaign')

  const docx = (document: Uint8Array) => Buffer.from(zipSync({ 'word/document.xml': document }))
  await verify.open('bomb.docx', docx(new Uint8Array(40_000_000).fill(0x20)))
  await expect(verify.refusal).toContainText('bomb.docx')
  await expect(verify.refusal).toContainText('would unpack to more than 300 times its size')
  const entities = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
  await verify.open('entities.docx', docx(strToU8(entities)))
  await expect(verify.refusal).toContainText('its XML is damaged')
  await expect(verify.refusal).not.toContainText('root:')

  await verify.open('own.md', BRIEFING)
  await expect(verify.reportOn('own.md')).not.toContainText('another archive')
})

/** Paragraphs of which each has a quotation that stands in no source, and is looked for in all of them. */
function longBriefing(bytes: number): string {
  const paragraphs: string[] = []
  for (let size = 0, number = 0; size < bytes; number++) {
    const paragraph = `In part ${number} it says “a quotation that nobody has ever written, number ${number}, of the children and the platform”, and so on.\n\n`
    paragraphs.push(paragraph)
    size += Buffer.byteLength(paragraph)
  }
  return paragraphs.join('')
}

test('a verification that takes long shows how far it is and can be stopped, and the next one begins at once', async ({
  page,
}) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  await verify.open('long.md', longBriefing(4_500_000))
  await expect(verify.progress).toBeVisible()
  await expectAccessible(page, 'a verification that goes on')
  await verify.stop.click()
  await expect(verify.main.getByText('The verification was stopped.')).toBeVisible()
  await expect(verify.progress).toBeHidden()
  await expect(verify.report).toBeHidden()
  await verify.open('briefing.md', BRIEFING)
  await expect(verify.finding(/^1\. Exact/)).toBeVisible()
})

test('an answer on how far it is that comes after the report does not take the report away', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  const late: (() => Promise<void>)[] = []
  const running = { ok: true, value: { state: 'running', stage: 'briefing', done: 1, total: 2 } }
  await page.route(/\/call\/briefing\.verifying$/, (route) => {
    late.push(() => route.fulfill({ json: running }))
  })
  await verify.open('long.md', longBriefing(400_000))
  await expect(verify.report).toBeVisible()
  expect(late.length).toBeGreaterThan(0)
  const answered = page.waitForResponse(/\/call\/briefing\.verifying$/)
  for (const answer of late) await answer()
  await (await answered).finished()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await verify.report.isVisible()).toBe(true)
  expect(await verify.progress.isVisible()).toBe(false)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('who leaves the page ends the verification, and comes back to a page that asks for a file', async ({ page }) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  await verify.open('long.md', longBriefing(4_500_000))
  await expect(verify.progress).toBeVisible()
  await frame.open('Letter')
  await frame.open('Verify a briefing')
  await verify.open('briefing.md', BRIEFING)
  await expect(verify.finding(/^1\. Exact/)).toBeVisible()
})

test('of a file that is too large it is said how large it is and what is read, and one that is just not is verified', async ({
  page,
}) => {
  const { frame } = pagesOf(page)
  await frame.goTo('/v3/verify')
  const verify = new VerifyPage(page)
  const large = Buffer.alloc(50_000_001, `${BRIEFING}${'What we say ourselves, at length. '.repeat(1_500_000)}`)
  await verify.drop('large.md', large)
  await expect(verify.refusal).toContainText('large.md was not verified')
  await expect(verify.refusal).toContainText('at most 50 MB are read')
  await verify.drop('long.md', large.subarray(0, 50_000_000))
  await expect(verify.refusal).toContainText('long.md was not verified')
  await expect(verify.refusal).toContainText('at most 5,000,000 are read')
  await verify.drop('just not.md', longBriefing(400_000))
  await expect(verify.reportOn('just not.md')).toBeVisible()
  await verify.open('briefing.md', BRIEFING)
  await expect(verify.finding(/^1\. Exact/)).toBeVisible()
})

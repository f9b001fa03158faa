import { createHash } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { digestOfEdition, readSource, readSourceText } from './support/archive-files.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { statement, statementTitle } from './support/sources.ts'

const sentence =
  'Facebook should publish this risk assessment to demonstrate it is complying with regulation and what product and design changes it has made to do so.'
const note = 'The demand in one sentence. **Ask** whether any assessment was published.'
const tag = 'risk assessment'

test('search, read, highlight, write, start again, find, save, and check the file against the source', async ({
  page,
  program,
}) => {
  const { frame, search, reader } = pagesOf(page)

  await test.step('searches as one types', async () => {
    await frame.searchBox.click()
    await frame.searchBox.pressSequentially('risk')
    await expect(search.count).toHaveText(/^\d+ results for “risk”/)
    await frame.searchBox.pressSequentially(' assessment')
    await expect(search.count).toHaveText(/^6 results for “risk assessment”/)
    await expect(search.results).toHaveCount(6)
    await expect(search.marked.first()).toHaveText(/^risk$|^risk assessment/i)
    await expect(search.group(statementTitle)).toHaveCount(4)
  })

  await test.step('opens a hit, and goes from hit to hit', async () => {
    await search.group(statementTitle).filter({ hasText: 'para. 10' }).click()
    await expect(frame.heading).toHaveText(statementTitle)
    await expect(reader.block('UK regulation now requires')).toBeInViewport()
    await expect.poll(() => reader.painted('hit')).toEqual(expect.arrayContaining(['risk assessments', 'risk assessment']))
    await expect.poll(() => reader.painted('hit-current')).toHaveLength(1)
    const label = reader.hits.getByRole('status')
    await expect(label).toHaveText(/^Hit \d+ of \d+$/)
    const first = await label.textContent()
    await reader.nextHit.click()
    await expect(label).not.toHaveText(first ?? '')
    await reader.previousHit.click()
    await expect(label).toHaveText(first ?? '')
  })

  await test.step('highlights a sentence and writes a note on it', async () => {
    await reader.highlight(sentence, 'green')
    await expect.poll(() => reader.painted('note-green')).toEqual([sentence])
    const card = cardOn(page, sentence)
    await card.edit()
    await card.write(note, [tag])
    await expect(frame.saved).toBeVisible()
    await expect(card.card.getByRole('strong')).toHaveText('Ask')
  })

  const again = pagesOf(await program.restart())

  await test.step('finds the note again, in the list and by searching', async () => {
    await again.frame.open('Notes')
    const card = cardOn(again.page, sentence)
    await expect(card.tags).toHaveText([`#${tag}`])
    await again.frame.searchBox.fill('whether any assessment was published')
    await expect(again.search.group('Your notes')).toHaveCount(1)
    await again.search.group('Your notes').click()
    await expect.poll(() => again.reader.painted('note-green')).toEqual([sentence])
    await expect(again.reader.block(sentence)).toBeInViewport()
  })

  const file = await test.step('saves the notes as Markdown', async () => {
    await again.frame.open('Notes')
    await again.notes.save.click()
    await expect(again.exporting.preview).toContainText(sentence)
    return await readExportedMarkdown(await program.saveFile(() => again.exporting.save.click()))
  })

  await test.step('the file can be checked against the archive', async () => {
    expect(file.frontMatter).toMatchObject({ edition: 'v3', edition_sha512: await digestOfEdition('v3') })

    const [quotation, ...others] = file.quotations
    expect(others).toEqual([])
    const quoted = quotation?.paragraphs.join('\n') ?? ''
    const text = await readSourceText(statement)
    const at = text.indexOf(sentence)
    expect(Buffer.from(quoted)).toEqual(Buffer.from(text.slice(at, at + sentence.length)))

    const { blocks } = await readSource(statement)
    // Positions in the archive count code points.
    const place = [...text.slice(0, at)].length
    const paragraph = blocks.find((block) => block.start <= place && place < block.end)?.number
    expect(paragraph).toBe(10)
    expect(quotation?.footnote).toContain(
      `Edition v3, source ${statement}, para. ${paragraph}, capture date not stated. campaign-archive://open/`,
    )
    expect(quotation?.footnote).toContain(`“${statementTitle}”, “Hope For Children” CRC Policy Center, October 2021`)
    const sha256 = createHash('sha256').update(quoted, 'utf8').digest('hex')
    expect(quotation?.footnote).toContain(`SHA-256 of the quotation: ${sha256}`)

    expect(file.text).toContain(note)
    expect(file.text).toContain(`Tags: ${tag}`)
  })
})

test('the article says what its source does not state', async ({ page, program }) => {
  const { frame, reader, notes, exporting } = pagesOf(page)
  await frame.open('Coverage')
  await page.getByRole('link', { name: 'Untitled article, 14 October 2021' }).click()
  await expect(page.locator('dt:text-is("Publisher") + dd')).toHaveText('not stated in the source')
  await reader.highlight('Facebook has dismissed the attacks as a "misrepresentation".', 'blue')
  await expect(frame.saved).toBeVisible()
  await frame.open('Notes')
  await notes.save.click()
  const file = await readExportedMarkdown(await program.saveFile(() => exporting.save.click()))
  expect(file.quotations[0]?.footnote).toContain('Untitled article, publisher not stated, 14 October 2021, para. 6.')
})

test('a passage is copied with its citation', { tag: '@browser-host' }, async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await frame.goTo(`/v3/source/${statement}`)
  await reader.drag('Share its full research')
  await reader.bar.getByRole('button', { name: /^Copy with citation/ }).click()
  await expect(page.getByText('Quotation and citation copied')).toBeVisible()
  const sha256 = createHash('sha256').update('Share its full research', 'utf8').digest('hex')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^“Share its full research”\n\n/)
  expect(copied).toContain('para. 7, edition v3')
  expect(copied).toContain(sha256)
})

test('the letter is said not to be in the archive, and its recommendations lead to where they are stated', async ({ page }) => {
  const { frame, reader } = pagesOf(page)
  await frame.open('Letter')
  await expect(frame.banner('Not in this archive')).toContainText('the signed letter is not in it')
  await expect(page.getByRole('heading', { name: /^Recommendation \d/ })).toHaveCount(5)
  await page.getByRole('link', { name: `${statementTitle}, para. 7` }).click()
  await expect.poll(async () => (await reader.painted('passage')).join('')).toMatch(/^Share its full research/)
})

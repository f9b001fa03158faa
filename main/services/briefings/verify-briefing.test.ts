import { beforeAll, describe, expect, test } from 'vitest'
import { digestOfWords } from '#shared/briefing/verify/check-citation.ts'
import { type VerificationReport, verificationReportSchema } from '#shared/briefing/verify/report.ts'
import { renderReportHtml } from '#shared/briefing/verify/report-html.ts'
import { reportLines } from '#shared/briefing/verify/report-lines.ts'
import { renderReportMarkdown } from '#shared/briefing/verify/report-markdown.ts'
import { openArchive } from '../archive/open-archive.ts'
import { prepareBundledArchive } from './testing/prepare-bundled.ts'
import { type PreparedArchive, prepareArchive, verifyBriefing } from './verify-briefing.ts'

const ARCHIVE = 'info:campaign-archive/child-safety-open-letter-2021'
const PASSAGE =
  'The coalition welcomes this decision but urges Facebook to share more information on which criteria are being used'

let prepared: PreparedArchive
beforeAll(async () => {
  prepared = await prepareBundledArchive()
})

async function verify(text: string, name = 'briefing.md'): Promise<VerificationReport> {
  const report = await verifyBriefing({ name, bytes: new TextEncoder().encode(text) }, prepared)
  if (!report.ok) throw new Error(report.error.message)
  expect(verificationReportSchema.parse(report.value)).toEqual(report.value)
  return report.value
}
const results = async (text: string, name?: string) => (await verify(text, name)).findings.map(({ result }) => result)

/** A quotation with a footnote as the program writes it. */
function cited(
  quotation: string,
  {
    start,
    end,
    sha256,
    paragraph = 11,
    edition = 'v2',
  }: { start: number; end: number; sha256: string; paragraph?: number; edition?: string },
) {
  const link = `campaign-archive://open/${encodeURIComponent(ARCHIVE)}/${edition}/source/hope-for-children-statement/${start}-${end}`
  return `> ${quotation}[^q1]\n\n[^q1]: “Hope For Children joins the Worldwide coalition”. Edition ${edition}, source hope-for-children-statement, para. ${paragraph}, capture date not stated. ${link} SHA-256 of the quotation: ${sha256}\n`
}

function place() {
  const text = prepared.index.texts.find(({ source }) => source === 'hope-for-children-statement')
  const start = text?.text.indexOf(PASSAGE) ?? -1
  return { start, end: start + PASSAGE.length, sha256: digestOfWords(PASSAGE) }
}

describe('quotations with a citation', () => {
  test('as it was exported', async () => {
    const { findings, ok } = await verify(cited(PASSAGE, place()))
    expect(findings).toMatchObject([
      { result: 'exact', citation: { fits: true }, place: { paragraphs: 'para. 11', edition: 'v3' } },
    ])
    expect(ok).toBe(true)
  })

  test('altered since export, with what changed', async () => {
    const { findings, ok } = await verify(cited(PASSAGE.replace('welcomes', 'rejects'), place()))
    expect(findings).toMatchObject([{ result: 'altered-since-export', citation: { fits: true } }])
    expect(findings[0]?.parts.filter(({ kinds }) => kinds.length > 0)).toMatchObject([
      { source: ' welcomes', quotation: ' rejects' },
    ])
    expect(ok).toBe(false)
  })

  test('shortened since export: its words stand there, and it is said', async () => {
    const { findings } = await verify(cited(PASSAGE.replace(' on which criteria are being used', ''), place()))
    expect(findings[0]).toMatchObject({ result: 'exact' })
    expect(findings[0]?.remarks.map(({ code }) => code)).toContain('not-as-exported')
  })

  test.each([
    ['another paragraph', { paragraph: 3 }, /names para. 3, and the words stand in para. 11/],
    ['an edition that is not there', { edition: 'v9' }, /names edition v9, which this archive does not have/],
    ['another digest', { sha256: 'a'.repeat(64) }, /SHA-256 is not that of the words/],
    ['another place', { start: 30, end: 60 }, /SHA-256 is not that of the words/],
  ])('a citation that does not fit: %s', async (_, change, problem) => {
    const { findings, ok } = await verify(cited(PASSAGE, { ...place(), ...change }))
    expect(findings[0]?.result).toBe('exact')
    expect(findings[0]?.citation?.problems.join()).toMatch(problem)
    expect(ok).toBe(false)
  })

  test('a paragraph that is named beside it', async () => {
    expect((await verify(`“${PASSAGE}” (para. 11)`)).findings[0]?.citation).toMatchObject({ fits: true })
    expect((await verify(`“${PASSAGE}” (paras 3–5)`)).findings[0]?.citation).toMatchObject({ fits: false })
    expect((await verify(`“${PASSAGE}” [@hope-for-children-statement, para. 12]`)).findings[0]?.citation).toMatchObject({
      fits: false,
    })
  })
})

describe('quotations without one', () => {
  test.each([
    ['curly', `He wrote “${PASSAGE}” there.`],
    ['low', `He wrote „${PASSAGE}“ there.`],
    ['guillemets', `Il écrit « ${PASSAGE} » ici.`],
    ['German guillemets', `Er schrieb »${PASSAGE}« dort.`],
    ['single', `He wrote ‘${PASSAGE}’ there.`],
    ['straight', `He wrote "${PASSAGE}" there.`],
    ['straight single', `He wrote '${PASSAGE}' there, and didn't say why.`],
    ['corners', `He wrote 「${PASSAGE}」 there.`],
    [
      'emphasis',
      `He wrote “**The coalition** welcomes *this decision* but urges Facebook to share more information on which criteria are being used”.`,
    ],
    ['lines of a mail', `> > He wrote "${PASSAGE.replaceAll(' ', '\n> > ')}" there.`],
    ['a callout', `> [!quote] Statement\n> ${PASSAGE}\n`],
    ['with its own marks in a block', `> “${PASSAGE}”\n> — Hope For Children, 2021`],
    ['nested', `She said: “He wrote ‘${PASSAGE}’, and I agree with him.”`],
    ['HTML in Markdown', `<blockquote>\n<p>${PASSAGE}</p>\n</blockquote>\n`],
  ])('%s', async (_, text) => {
    expect(await results(text)).toEqual(['exact'])
  })

  test('over several paragraphs, each opened anew', async () => {
    const text =
      '“UK regulation now requires Facebook to demonstrate it is taking decisions in the best interests of children, and must specifically assess whether its products contribute toonline grooming; harmful and inappropriate content; and social anxiety, self-esteem issues. Facebook should publish this risk assessment to demonstrate it is complying with regulation and what product and design changes it has made to do so.\n\n“Provide transparency on Facebook’s product reputational reviews.”'
    expect(await results(text)).toEqual(['exact'])
  })

  test('apostrophes, inches and titles are no quotations', async () => {
    expect(await results("The children's rights and the organisations' letter of '21 are 5' 6\" long; it's so.")).toEqual([])
    expect(await results('Words.[^1]\n\n[^1]: See “A book about something else entirely”, 2020.')).toEqual([])
  })

  test('a quotation of a source in another text is checked with its own marks', async () => {
    expect(await results(`The minister said “we will read the letter with interest” and “${PASSAGE}”.`)).toEqual([
      'missing',
      'exact',
    ])
  })

  test('altered outside of marks that the source has itself', async () => {
    const altered =
      'The coalition wholly rejects Nick Clegg’s assessment that ‘it would be really worrisome if Facebook didn’t do this sort of research in the first place’.'
    expect(await results(`> ${altered}`)).toEqual(['altered'])
    expect(await results(`He said: “${altered}”`)).toEqual(['altered'])
  })

  test('a paragraph that was left out of a block quote is an alteration', async () => {
    const text =
      '> Facebook has dismissed the attacks as a "misrepresentation".\n>\n> The coalition has presented five recommendations to the tech giant'
    expect(await results(text)).toEqual(['altered'])
  })

  test('struck-through words are not said any more', async () => {
    expect(await results('> The coalition welcomes this decision ~~but~~ urges Facebook to share more information')).toEqual([
      'altered',
    ])
  })
})

describe('figures', () => {
  const figure = async (text: string) => (await verify(text)).figures.map(({ result }) => result)
  test.each([
    ['The letter has 59 signatories.', 'disputed'],
    // What its own list holds is what the archive says, too.
    ['The list has 51 signatories.', 'disputed'],
    ['The letter makes five recommendations.', 'stated'],
    ['It removed 25.7 million items of child sexual exploitation content.', 'stated'],
    ['The letter has 70 signatories.', 'not-found'],
  ])('%s', async (text, result) => {
    expect(await figure(text)).toEqual([result])
  })

  test('those in quotations are not looked at', async () => {
    expect(await figure('“A full list of the 59 signatories to the letter to Mark Zuckerberg is as follows”')).toEqual([])
  })
})

test('a briefing of another archive says so first', async () => {
  const { warnings } = await verify(
    '---\ntitle: "X"\narchive: "Another campaign"\narchive_id: "urn:other"\nedition: "v1"\n---\n\nWords\n',
  )
  expect(warnings[0]).toMatch(/^This is a briefing on another archive \(Another campaign, urn:other\)/)
})

test('a list of notes names the campaign, and its title in quotation marks is no quotation', async () => {
  const title = prepared.index.archive.title
  const text = `---\narchive_id: "child-safety-open-letter-2021"\n---\n\n# Notes\n\nOn the “${title}”.\n`
  expect(await verify(text)).toMatchObject({ warnings: [], findings: [{ result: 'unchecked', remarks: [{ code: 'title' }] }] })
})

test('an older edition to hold against', async () => {
  const archive = await openArchive('resources/archive')
  if (!archive.ok) throw new Error(archive.error.message)
  const old = await prepareArchive(archive.value, 'v1' as never)
  if (!old.ok) throw new Error(old.error.message)
  const bytes = new TextEncoder().encode('> Facebook has dismissed the attacks as a "misrepresentation".')
  const report = await verifyBriefing({ name: 'a.md', bytes }, old.value)
  expect(report.ok && report.value.findings[0]?.result).toBe('missing')
  expect(await prepareArchive(archive.value, 'v7' as never)).toMatchObject({
    ok: false,
    error: { code: 'edition-unknown', message: 'edition v7 does not exist in this archive (it has v1 to v3)' },
  })
})

test('the report as lines, Markdown and HTML holds nothing that runs or misleads', async () => {
  const report = await verify(
    `> ${PASSAGE.replace('welcomes', '<script>alert(1)</script>')}\n\nHe said “[link](javascript:alert(2)) of the \u001b[31m coalition welcomes this”.`,
  )
  const now = new Date('2026-03-01T09:30:00.000Z')
  expect(reportLines(report).join('\n')).not.toContain('\u001b')
  expect(renderReportHtml(report, now)).not.toContain('<script')
  expect(renderReportMarkdown(report, now)).not.toMatch(/(?<!\\)<script/)
  expect(renderReportMarkdown(report, now)).toBe(renderReportMarkdown(report, now))
})

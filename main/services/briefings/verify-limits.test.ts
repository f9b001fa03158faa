import { beforeAll, describe, expect, test } from 'vitest'
import { indexArchive } from '#shared/briefing/verify/compare/archive-index.ts'
import { judgeQuotation } from '#shared/briefing/verify/compare/judge-quotation.ts'
import { smallArchive } from '#shared/briefing/verify/testing/small-archive.ts'
import { LONGEST_MARKDOWN } from './read-briefing.ts'
import { prepareBundledArchive } from './testing/prepare-bundled.ts'
import { type PreparedArchive, verifyBriefing } from './verify-briefing.ts'

/** Each of these rules could once be taken out of the verifier without a test that failed. */
let prepared: PreparedArchive
beforeAll(async () => {
  prepared = await prepareBundledArchive()
})

async function verify(text: string) {
  const report = await verifyBriefing({ name: 'a.md', bytes: new TextEncoder().encode(text) }, prepared)
  if (!report.ok) throw new Error(report.error.message)
  return report.value.findings
}
const results = async (text: string) => (await verify(text)).map(({ result }) => result)

describe('words that were divided at line ends', () => {
  test('are put together where the source has them so, and keep their hyphen where it has that', async () => {
    expect(await results('“group of more than 50 child-\nsafety organi-\nsations and campaigners”')).toEqual(['exact'])
  })
})

describe('what a mark may stand for', () => {
  test('is no more than some paragraphs', async () => {
    const far = 'Policy Center is pleased to announce its participation [...] The Alliance to Counter Crime OnlineUSA'
    expect(await results(`“${far}”`)).not.toContain('marked')
  })

  test('is no more than some words for one in brackets', async () => {
    expect(
      await results('“campaigners has urged [him] to the social-network founder and calling for transparency”'),
    ).not.toContain('marked')
  })

  test('is put beside signs of the writer', async () => {
    expect(await results('“the group has asked Facebook; [...] its research on how its apps impact”')).toEqual(['marked'])
  })
})

describe('of several texts', () => {
  const letter = (count: string) => `The old letter says that ${count} groups signed the open letter on that day`
  test('the current one is what an altered quotation is held against', () => {
    const index = indexArchive(
      smallArchive([
        { source: 'letter', editions: ['v1'], text: letter('50') },
        { source: 'letter', editions: ['v2'], text: letter('60') },
      ]),
    )
    const { result, place } = judgeQuotation(index, letter('55'), { cited: null, kind: 'inline' })
    expect({ result, editions: place?.text.editions }).toEqual({ result: 'altered', editions: ['v2'] })
  })

  test('the current one counts where it has the words but for what is marked, though an older one has the marks too', () => {
    const index = indexArchive(
      smallArchive([
        { source: 'letter', editions: ['v1'], text: 'We ask [sic] that it stop all of this now please' },
        { source: 'letter', editions: ['v2'], text: 'We ask that it stop all of this now please' },
      ]),
    )
    const { result } = judgeQuotation(index, 'We ask [sic] that it stop all of this now please', { cited: null, kind: 'inline' })
    expect(result).toBe('marked')
  })
})

describe('a citation', () => {
  const first = 'how the platform plans to tackle the issue.'
  const second = 'Led by the NSPCC, the group has asked Facebook to publish, in full, its research'
  const tail = (archive: string) =>
    `Edition v3, source news-article-2021-10-14, para. 2, capture date not stated. <campaign-archive://open/${archive}/v3/source/news-article-2021-10-14/290-371> SHA-256 of the quotation: ${'0'.repeat(64)}`

  test('names every paragraph that the quotation stands in', async () => {
    const [finding] = await verify(`> ${first}\n>\n> ${second}\n\n(source news-article-2021-10-14, para. 3)`)
    expect(finding).toMatchObject({ result: 'exact', citation: { fits: false } })
  })

  test('says what was exported only where its digest is that of the words', async () => {
    const ours = encodeURIComponent(prepared.index.archive.id)
    const [finding] = await verify(`> ${second.replace('asked', 'told')}[^q1]\n\n[^q1]: ${tail(ours)}`)
    expect(finding?.result).toBe('altered')
    expect(finding?.citation?.problems).toContain('its SHA-256 is not that of the words at the place it names')
  })

  test('does not fit where its link leads into another archive', async () => {
    const [finding] = await verify(`> ${second}[^q1]\n\n[^q1]: ${tail('info%3Aother%2Farchive')}`)
    expect(finding?.citation?.problems).toEqual(['its link leads into another archive (info:other/archive)'])
  })
})

test('what follows a footnote in a block quote is another quotation', async () => {
  const two = '> A global group of more than 50 child-safety organisations[^1]\n>\n> Facebook has dismissed the attacks[^2]'
  expect(await results(`${two}\n\n[^1]: One.\n\n[^2]: Two.`)).toEqual(['exact', 'exact'])
})

test('Markdown of more than 5 million characters is refused, with how long it is and what to do', async () => {
  const bytes = new TextEncoder().encode('a'.repeat(LONGEST_MARKDOWN + 1))
  const refused = await verifyBriefing({ name: 'a.md', bytes }, prepared)
  expect(refused).toMatchObject({ ok: false, error: { code: 'briefing-unreadable' } })
  expect(refused.ok ? '' : refused.error.message).toBe(
    '"a.md" has 5,000,001 characters; of Markdown and plain text at most 5,000,000 are read, some 1,500 pages. Split the file',
  )
})

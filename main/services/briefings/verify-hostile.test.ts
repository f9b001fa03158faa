import { beforeAll, describe, expect, test } from 'vitest'
import { prepareBundledArchive } from './testing/prepare-bundled.ts'
import { type PreparedArchive, verifyBriefing } from './verify-briefing.ts'

let prepared: PreparedArchive
beforeAll(async () => {
  prepared = await prepareBundledArchive()
})

async function verify(name: string, text: string) {
  const report = await verifyBriefing({ name, bytes: new TextEncoder().encode(text) }, prepared)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

const URGED =
  'A global group of more than 50 child-safety organisations and campaigners has urged Mark Zuckerberg to make Facebook safer for children'
const LED =
  "Led by the NSPCC, the group has asked Facebook to publish, in full, its research on how its apps impact children's mental health"
const SECRET =
  "Ms Haugen's accusations were accompanied by tens of thousands of pages of internal research documents she secretly copied, before leaving her job in Facebook's civic integrity unit."
const TRUST =
  'it to "regain the trust of parents and child-protection professionals" and ensure the company "contributes to, rather than compromises", children\'s safety and wellbeing.'
const SAYS =
  'despite having internal research that showed they can have a negative impact on younger users — because executives elevate profits over safety.'
const GROUP =
  "The group said it welcomes Facebook's efforts to undertake research on the mental-health impact of its products, but is recommending that its work be published in full"
const CLAIM = 'the accusation that it refused to change its products'
const full = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
/** In lines of at most some 60 characters, as mail programs break them. */
const wrap = (text: string, start: string) => text.replace(/(.{1,60})(?: |$)/gu, `${start}$1\n`).trimEnd()

// A reader sees the brackets: docs/verifying.md says what they may stand for.
test('a word in brackets in the place of another is never exact', async () => {
  const { findings } = await verify('a.md', `“${CLAIM.replace('refused', '[agreed]')}”`)
  expect(findings.map(({ result }) => result)).toEqual(['marked'])
})

describe('altered, and written as a writer might', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a number in words', 'md', `“${URGED.replace('50', 'fifty')}”`],
    ['“more than” dropped', 'md', `“${URGED.replace('more than ', '')}”`],
    ['“more than” became “over”', 'md', `“${URGED.replace('more than', 'over')}”`],
    ['“tens of” dropped', 'md', `> ${SECRET.replace('tens of ', '')}`],
    ['“can have” became “have”', 'md', `“${SAYS.replace('can have', 'have')}”`],
    ['“refused to” became “refused not to”', 'md', `“${CLAIM.replace('refused to', 'refused not to')}”`],
    ['a clause between commas dropped', 'md', `“${LED.replace(', in full,', '')}”`],
    [
      'a first clause dropped within the sentence',
      'md',
      `“the group has asked Facebook to publish its research on how its apps impact children's mental health”`,
    ],
    [
      'two sentences merged with a comma',
      'md',
      `> ${SECRET.replace(/\.$/, ',')} Facebook has dismissed the attacks as a "misrepresentation".`,
    ],
    [
      'two sentences merged with “and”',
      'md',
      `> ${SECRET.replace(/\.$/, '')} and Facebook has dismissed the attacks as a "misrepresentation".`,
    ],
    ['two sentences of other places joined', 'md', `> Facebook has dismissed the attacks as a "misrepresentation". ${URGED}`],
    ['two quotations of other places in one pair of marks', 'md', `“Facebook has dismissed the attacks as ${CLAIM}”`],
    ['another name', 'md', `“${LED.replace('NSPCC', 'NSPCA')}”`],
    ['a given name', 'md', `“${URGED.replace('Mark', 'Marc')}”`],
    ['“Ms” became “Mr”', 'md', `“${SECRET.replace('Ms', 'Mr')}”`],
    ['in German marks', 'md', `„${URGED.replace('50', '60')}“`],
    ['in German single marks', 'md', `Sie sagt: ‚${URGED.replace('50', '60')}‘ und mehr.`],
    ['in reversed guillemets', 'md', `»${URGED.replace('50', '60')}«`],
    ['in French marks with thin spaces', 'md', `«\u202f${URGED.replace('50', '60')}\u202f»`],
    ['in French marks with spaces', 'md', `Il dit « ${URGED.replace('50', '60')} » ici.`],
    ['in Japanese marks', 'md', `「${URGED.replace('50', '60')}」`],
    ['in marks of LaTeX', 'md', `\`\`${URGED.replace('50', '60')}''`],
    ['in entities', 'html', `<p>&ldquo;${URGED.replace('50', '60')}&rdquo;</p>`],
    ['in <q>', 'html', `<p><q>${URGED.replace('50', '60')}</q></p>`],
    ['in a table', 'md', `| Source | Quotation |\n|---|---|\n| article | “${URGED.replace('50', '60')}” |`],
    ['in a list', 'md', `- One\n- “${URGED.replace('50', '60')}”\n- Two`],
    ['in a list within a block quote', 'md', `> - ${URGED.replace('50', '60')}`],
    ['in a block quote within a list', 'md', `1. They say:\n\n   > ${URGED.replace('50', '60')}\n`],
    ['in a heading', 'md', `# “${URGED.replace('50', '60')}”`],
    ['in a link', 'md', `[“${URGED.replace('50', '60')}”](https://example.org)`],
    ['in a table of HTML', 'html', `<table><tr><td>“${URGED.replace('50', '60')}”</td></tr></table>`],
    [
      'in a caption',
      'html',
      `<figure><blockquote>${URGED.replace('50', '60')}</blockquote><figcaption>The article</figcaption></figure>`,
    ],
    ['full-width digits', 'md', `“${full(URGED.replace('50', '60'))}”`],
    ['superscript digits', 'md', `“${URGED.replace('50', '50²')}”`],
    ['a homoglyph', 'md', `“${URGED.replace('group', 'grоup')}”`],
    ['a homoglyph in a name', 'md', `“${LED.replace('NSPCC', 'NSРCC')}”`],
    ['an l for 1, O for 0', 'md', `“${URGED.replace('50', '5O')}”`],
    [
      'interrupted, and altered',
      'md',
      `“A global group of more than 60 child-safety organisations,” said the article, “and campaigners has urged Mark Zuckerberg to make Facebook safer”`,
    ],
    ['[not] put in', 'md', `“${CLAIM.replace('refused', '[never] refused')}”`],
    ['dots over a negation’s clause, and altered', 'md', `“${LED.replace('publish, in full,', 'publish […] all')}”`],
    ['a zero-width space, and altered', 'md', `“${URGED.replace('more than 50', 'more\u200b than 5')}”`],
    ['wrapped, and altered', 'md', wrap(URGED.replace('50', '500'), '> ')],
    ['in a mail, twice quoted', 'txt', wrap(`“${URGED.replace('50', '51')}”`, '> > ')],
    [
      'across two paragraphs, the second altered',
      'md',
      `“${SECRET}\n\n“Facebook has accepted the attacks as a "misrepresentation".”`,
    ],
    ['nested marks moved', 'md', `> ${TRUST.replace('"regain the trust of', 'regain "the trust of')}`],
    ['“rather than” became “and”', 'md', `> ${TRUST.replace(', rather than', ' and')}`],
    ['“but” became “and”', 'md', `“${GROUP.replace(', but', ', and')}”`],
    ['“it” became “Facebook”', 'md', `“${CLAIM.replace('it', 'Facebook')}”`],
    ['words in another order', 'md', `“${CLAIM.replace('refused to change its products', 'to change its products refused')}”`],
    ['a word twice', 'md', `“${URGED.replace('has urged', 'has has urged')}”`],
    ['a number split by emphasis', 'md', `“${URGED.replace('50', '5**1**')}”`],
    ['a number split by a tag', 'html', `<p>“${URGED.replace('50', '5<b>5</b>')}”</p>`],
    ['a deletion that a reader sees', 'md', `“${URGED.replace('more than', '~~more than~~')}”`],
    ['a word in a comment', 'html', `<p>“${URGED.replace('more than', '<!-- more than -->')}”</p>`],
    ['a word in a comment of Markdown', 'md', `“${URGED.replace('more than', '<!-- more than -->')}”`],
    ['a year put in a name', 'md', `“${LED.replace('Facebook', 'Facebook 2021')}”`],
    ['present for past', 'md', `“${SECRET.replace('were accompanied', 'are accompanied')}”`],
    ['a plural', 'md', `“${URGED.replace('campaigners', 'campaigner')}”`],
    ['an adjective put in', 'md', `“${SECRET.replace('internal', 'secret internal')}”`],
    ['a question', 'md', `“Facebook has dismissed the attacks as a "misrepresentation"?”`],
    ['a minus', 'md', `“${URGED.replace('50', '-50')}”`],
    ['a decimal', 'md', `“${URGED.replace('50', '5.0')}”`],
    ['hyphen that joins', 'md', `“${LED.replace('mental health', 'mental-health')}”`],
    ['a per cent', 'md', `“${URGED.replace('50', '50%')}”`],
    ['the end dropped, with a full stop', 'md', `“${GROUP.replace(/, but.*$/, '.')}”`],
    ['read from right to left', 'md', `“${URGED.replace('50', '\u202e50\u202c')}”`],
    ['combining overlay', 'md', `“${URGED.replace('50', '5\u03380')}”`],
  ]
  test.each(cases)('%s', async (_, extension, text) => {
    const { ok, findings } = await verify(`a.${extension}`, text)
    expect({ ok, findings: findings.map(({ result, text: words }) => `${result}: ${words}`) }).toMatchObject({ ok: false })
    expect(findings.length).toBeGreaterThan(0)
  })
})

describe('untouched, and written as a writer might', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['in German marks', 'md', `„${URGED}“`],
    ['in German single marks', 'md', `Sie sagt: ‚${CLAIM}‘ und mehr.`],
    ['in reversed guillemets', 'md', `»${URGED}«`],
    ['in French marks with thin spaces', 'md', `«\u202f${URGED}\u202f»`],
    ['in French marks with spaces', 'md', `Il dit « ${URGED} » ici.`],
    ['in Japanese marks', 'md', `「${URGED}」`],
    ['in Swedish marks', 'md', `”${URGED}”`],
    ['in marks of LaTeX', 'md', `\`\`${URGED}''`],
    ['in entities', 'html', `<p>&ldquo;${URGED}&rdquo;</p>`],
    ['in <q>', 'html', `<p><q>${URGED}</q></p>`],
    ['in a table', 'md', `| Source | Quotation |\n|---|---|\n| article | “${URGED}” |`],
    ['in a list', 'md', `- One\n- “${URGED}”\n- Two`],
    ['in a block quote within a list', 'md', `1. They say:\n\n   > ${URGED}\n`],
    ['in a heading', 'md', `# “${URGED}”`],
    ['in a link', 'md', `[“${URGED}”](https://example.org)`],
    ['full-width digits', 'md', `“${full(URGED)}”`],
    ['ligatures', 'md', `“${GROUP.replace('efforts', 'eﬀorts')}”`],
    ['non-breaking spaces', 'md', `“${URGED.replaceAll(' ', '\u00a0')}”`],
    ['narrow spaces', 'md', `“${URGED.replaceAll(' ', '\u202f')}”`],
    ['non-breaking hyphens', 'md', `“${URGED.replaceAll('-', '\u2011')}”`],
    ['soft hyphens', 'md', `“${URGED.replaceAll('sa', 's\u00ada')}”`],
    ['zero-width spaces', 'md', `“${URGED.replaceAll(' ', ' \u200b')}”`],
    ['a byte order mark within', 'md', `\ufeff“${URGED.replace(' ', ' \ufeff')}”`],
    ['bold and italics', 'md', `“${URGED.replace('more than 50', '***more than** 50*')}”`],
    ['emphasis amid a word', 'md', `“${URGED.replace('Facebook', 'Face**book**')}”`],
    ['tags amid a word', 'html', `<p>“${URGED.replace('Facebook', '<b>F</b>acebook')}”</p>`],
    ['hard line breaks', 'md', `> ${URGED.replace('children', 'children').replaceAll(' and ', '  \n> and ')}`],
    ['backslash line breaks', 'md', `> ${URGED.replaceAll(' and ', '\\\n> and ')}`],
    ['<br>', 'html', `<blockquote>${URGED.replaceAll(' and ', '<br>and ')}</blockquote>`],
    ['wrapped', 'md', wrap(URGED, '> ')],
    ['wrapped lazily', 'md', `> ${wrap(URGED, '')}`],
    ['in a mail, once quoted', 'txt', wrap(`“${URGED}”`, '> ')],
    ['in a mail, twice quoted', 'txt', wrap(`“${URGED}”`, '> > ')],
    [
      'in a mail, after its first line',
      'txt',
      `On Monday Ana wrote:\n${wrap(`Dear all, they say “${URGED}”, as you know.`, '> ')}\n\nThanks.`,
    ],
    ['in a mail, a block that was quoted', 'txt', `On Monday Ana wrote:\n${wrap(URGED, '> > ')}`],
    ['with CRLF', 'md', wrap(URGED, '> ').replaceAll('\n', '\r\n')],
    ['with CR', 'md', wrap(URGED, '> ').replaceAll('\n', '\r')],
    ['over two paragraphs of a block', 'md', `> ${SECRET}\n>\n> Facebook has dismissed the attacks as a "misrepresentation".`],
    ['over two paragraphs in marks', 'md', `“${SECRET}\n\n“Facebook has dismissed the attacks as a ‘misrepresentation’.”`],
    ['over two paragraphs, as one', 'md', `> ${SECRET} Facebook has dismissed the attacks as a "misrepresentation".`],
    ['nested marks of the other kind', 'md', `‘${TRUST.replaceAll('"', '“').replace('“ ', '” ').replace('“,', '”,')}’`],
    ['nested single marks', 'md', `“${TRUST.replaceAll('"', "'")}”`],
    ['curly apostrophes', 'md', `“${LED.replaceAll("'", '’')}”`],
    [
      'interrupted',
      'md',
      `“A global group of more than 50 child-safety organisations and campaigners,” said the article, “has urged Mark Zuckerberg to make Facebook safer”`,
    ],
    ['dots first', 'md', `“… ${CLAIM}”`],
    ['dots last', 'md', `“${GROUP} …”`],
    ['dots first and last', 'md', `“[...] ${CLAIM} [...]”`],
    ['[sic]', 'md', `“${CLAIM.replace('refused', 'refused [sic]')}”`],
    ['a capital in brackets', 'md', `“[T]he accusation that it refused to change its products”`],
    ['hyphens at line ends', 'md', `> ${LED.replace('research', 're-\n> search')}`],
    ['dashes in place of one', 'md', `“${SAYS.replace(' — ', ' -- ')}”`],
    ['an en dash in place of one', 'md', `“${SAYS.replace(' — ', ' – ')}”`],
    ['a dash without spaces', 'md', `“${SAYS.replace(' — ', '—')}”`],
    ['escapes', 'md', `“${URGED.replaceAll('-', '\\-').replaceAll('5', '\\5').replace('\\5', '5')}”`],
    ['numeric entities', 'md', `“${URGED.replace('50', '&#53;0')}”`],
    ['decomposed', 'md', `“${URGED}”`.normalize('NFD')],
    ['in a figure', 'html', `<figure><blockquote>${URGED}</blockquote><figcaption>The article</figcaption></figure>`],
    ['highlighted', 'html', `<p>“${URGED.replace('more than 50', '<mark>more than 50</mark>')}”</p>`],
    ['with a soft break tag', 'html', `<p>“${URGED.replaceAll('safety', 'safe<wbr>ty')}”</p>`],
    [
      'pasted from Word',
      'html',
      `<p class=MsoNormal><span lang=EN-GB>“${URGED.replace('more', '</span><span style="mso-spacerun:yes">more')}”<o:p></o:p></span></p>`,
    ],
  ]
  test.each(cases)('%s', async (_, extension, text) => {
    const { ok, findings } = await verify(`a.${extension}`, text)
    const said = findings.map(({ result, text: words }) => `${result}: ${words}`)
    expect({ ok, said }).toMatchObject({ ok: true })
    expect(findings.filter(({ result }) => result === 'exact' || result === 'marked').length, said.join('\n')).toBeGreaterThan(0)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { readDocx } from '#shared/briefing/verify/read/read-docx.ts'
import type { Result } from '#shared/briefing/verify/results.ts'
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

const URGED = 'A global group of more than 50 child-safety organisations and campaigners has urged Mark Zuckerberg'
const LED = 'Led by the NSPCC, the group has asked Facebook to publish, in full, its research on how its apps impact'

describe('what a reader does not see is no part of a quotation', () => {
  const cases: readonly (readonly [string, string, string, Result])[] = [
    [
      'struck out in a footnote',
      'html',
      `<p>A.<sup><a href="#n">1</a></sup></p><p id="n">“${URGED.replace('more', 'more <del>or less</del>')}”</p>`,
      'exact',
    ],
    [
      'hidden in a footnote',
      'html',
      `<p>A.<sup><a href="#n">1</a></sup></p><p id="n">“${URGED.replace('more', '<span hidden>more</span>')}”</p>`,
      'altered',
    ],
    [
      'struck out by a style',
      'html',
      `<p>“${URGED.replace('more', '<span style="text-decoration: line-through">more</span>')}”</p>`,
      'altered',
    ],
    [
      'struck out by a class',
      'html',
      `<style>p{margin:0}.c3{text-decoration:line-through}</style><p>“${URGED.replace('more', '<span class="b c3">more</span>')}”</p>`,
      'altered',
    ],
    [
      'struck out in print only',
      'html',
      `<style>@media print{.c3{display:none}}</style><p>“${URGED.replace('more', '<span class="c3">more</span>')}”</p>`,
      'exact',
    ],
    ['put in by a formula', 'html', `<p>“${URGED.replace('50', '50 <math><mn>60</mn></math>')}”</p>`, 'altered'],
    ['put in by a button', 'html', `<p>“${URGED.replace('has', 'has <button>not</button>')}”</p>`, 'altered'],
    ['hidden in Markdown', 'md', `“${URGED.replace('more', '<span hidden>more</span>')}”`, 'altered'],
    [
      'struck out, with a tag of the same name within',
      'md',
      `“${URGED.replace('more than', '<s>more <s>or</s> less than</s>')}”`,
      'altered',
    ],
  ]
  test.each(cases)('%s (%s)', async (_, extension, text, result) => {
    expect((await verify(`a.${extension}`, text)).findings.map((finding) => finding.result)).toEqual([result])
  })
})

describe('the whole of a quotation is held against the archive', () => {
  const wrong = URGED.replace('more than 50', 'more than 60')
  const cases: readonly (readonly [string, string])[] = [
    ['over paragraphs of a footnote', `A.[^1]\n\n[^1]: “${wrong}\n\n    “${LED}”`],
    ['over paragraphs, in single marks', `They say: ‘${wrong}\n\n‘${LED}’`],
    ['over paragraphs, in straight marks amid a sentence', `They write and say "${wrong}\n\n"${LED}"`],
    ['with a number first, in single marks', 'They name ‘50 child-safety organisation and campaigners’ there.'],
    ['with the last line like a source', `> ${URGED}\n> from Facebook and Mark Zuckerberg in 2021`],
    ['with a year and another sign in its last line', '> content from its platforms in Quarter\n> 2 of 2020/21!'],
    ['with dots first in its last line', `> ${URGED}\n> [...] its apps impact younger users of Instagram`],
  ]
  test.each(cases)('%s', async (_, text) => {
    const { findings, ok } = await verify('a.md', text)
    expect({ ok, findings: findings.length }).toEqual({ ok: false, findings: 1 })
  })

  test('in a page that a link in it leads to the top of', async () => {
    const quotation = 'Nobody in this archive ever said as much as that'
    const { findings } = await verify('a.html', `<div id="top"><p>“${quotation}”</p><p><a href="#top">1</a></p></div>`)
    expect(findings.map(({ result }) => result)).toEqual(['missing'])
  })

  test('over paragraphs of a Word file that became one when the mark between them was deleted', () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('“One ')}</w:p><w:p>${run('two”')}</w:p><w:p>${run('Three')}</w:p>`
    const none = {
      styles: null,
      footnotes: null,
      endnotes: null,
      documentLinks: null,
      footnoteLinks: null,
      core: null,
      custom: null,
    }
    const { blocks } = readDocx({ document: `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...none })
    expect(blocks.map(({ text }) => text)).toEqual(['“One two”', 'Three'])
  })

  test.each([
    ['altered', "They name ‘John Carr, OBE Children's Charities’ Coalition on Internet Danger’ there.", 'altered'],
    ['as it stands', "They name ‘John Carr, OBE Children's Charities’ Coalition on Internet Safety’ there.", 'exact'],
    ['closed after a plural', 'They name ‘expressed in written major concerns’ and the charities’ view of it.', 'exact'],
  ])('in single marks, over the apostrophe of a plural: %s', async (_, text, result) => {
    expect((await verify('a.md', text)).findings.map((finding) => finding.result)).toEqual([result])
  })

  test('the first words of a source, altered, are held against that source', async () => {
    const { findings } = await verify('a.md', `“${URGED.replace('A global group of more', 'group of sixty')}”`)
    expect(findings).toMatchObject([{ result: 'altered', place: { source: 'news-article-2021-10-14' } }])
  })

  test('a quotation that is opened and not closed is named', async () => {
    const { warnings } = await verify('a.md', `First.\n\nThey say “${URGED}\n\n# Next`)
    expect(warnings).toEqual([
      'In line 3 a quotation is opened and not closed (“A global group of more than 50 child-safety organisations a…), so it was not checked.',
    ])
  })
})

describe('a source that is named by its id or its title', () => {
  const other = 'Hope For Children joins the Worldwide coalition urging Mark Zuckerberg to make Facebook safe for children'
  const cases: readonly (readonly [string, string])[] = [
    ['an id in brackets', `“${URGED}” (hope-for-children-statement)`],
    ['a title in brackets', `“${URGED}” (${other})`],
    ['a title after a dash', `> ${URGED}\n>\n> — ${other}`],
    ['a title in a footnote', `“${URGED}”[^1]\n\n[^1]: ${other}, 2021.`],
    ['a title as a caption', `> ${URGED}\n\n${other}`],
  ]
  test.each(cases)('is held against where the words stand: %s', async (_, text) => {
    const { findings } = await verify('a.md', text)
    expect(findings[0]).toMatchObject({ result: 'exact', citation: { fits: false } })
    expect(findings[0]?.citation?.problems).toEqual([
      'it names the source hope-for-children-statement, and the words stand in news-article-2021-10-14',
    ])
  })

  test.each([
    ['in prose after it', `“${URGED}” is what the article says, and ${other} what the statement is called.`],
    ['in a comparison', `“${URGED}”[^1]\n\n[^1]: Compare ${other}.`],
  ])('is none where it is only mentioned: %s', async (_, text) => {
    const { ok } = await verify('a.md', text)
    expect(ok).toBe(true)
  })
})

describe('brackets', () => {
  test.each([
    ['another number', URGED.replace('50', '[60]')],
    ['another number at the start', '[60] child-safety organisations and campaigners has urged Mark Zuckerberg'],
    ['a negation put in', URGED.replace('has', 'has [not]')],
  ])('that turn the sense explain nothing: %s', async (_, quotation) => {
    const { findings } = await verify('a.md', `“${quotation}”`)
    expect(findings.map(({ result }) => result)).toEqual(['altered'])
  })

  test('that explain are named as what they are', async () => {
    const { findings } = await verify('a.md', `“${URGED.replace('Mark Zuckerberg', '[the founder of Facebook]')}” and more`)
    expect(findings.map(({ result }) => result)).toEqual(['marked'])
  })
})

describe('typography that a program did not read as such', () => {
  test.each([
    ['stars of emphasis in HTML', 'html', `<p>“${URGED.replace('more than 50', '*more than 50*')}”</p>`],
    ['lines of emphasis in HTML', 'html', `<p>“${URGED.replace('more than 50', '_more than 50_')}”</p>`],
    ['a paragraph with thousands of signs', 'md', `“${URGED.replaceAll(' ', ' *\\_* ')}” ${'*a '.repeat(1_100)}`],
  ])('%s changes nothing', async (_, extension, text) => {
    const { findings } = await verify(`a.${extension}`, text)
    expect(findings.map(({ result }) => result)).toEqual(['exact'])
  })

  test('a sign of a percentage is no emphasis', async () => {
    const { findings } = await verify('a.html', `<p>“${URGED.replace('50', '50 %')}”</p>`)
    expect(findings.map(({ result }) => result)).toEqual(['altered'])
  })

  test('the lines that have too many signs are named', async () => {
    const { warnings } = await verify('a.md', `First.\n\n${'*a '.repeat(600)}\n${'*b '.repeat(600)}\n\nLast.`)
    expect(warnings).toEqual([
      'Lines 3 to 4 hold 1200 signs of Markdown in one paragraph, more than can be read as such; they were read as plain text.',
    ])
  })

  test('a stop inside or outside of a mark within the quotation is the same', async () => {
    const { findings } = await verify('a.md', '> Facebook has dismissed the attacks as a "misrepresentation."')
    expect(findings.map(({ result }) => result)).toEqual(['exact'])
  })
})

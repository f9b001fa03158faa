import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { anyNaughty } from '../testing/naughty-strings.ts'
import { type CitationTail, formatCitationTail, type ReadTail, readCitationTail } from './citation-tail.ts'
import { escapeMarkdown } from './escape-markdown.ts'

const source = sourceIdSchema.parse('hope-for-children-statement')
const edition = editionIdSchema.parse('v2')
const sha256 = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c'
const tail: CitationTail = {
  edition,
  source,
  blocks: [{ number: 12 }, { number: 13 }, { number: 15 }],
  capturedAt: '2021-10-14',
  link: { archive: archiveIdSchema.parse('urn:x:letter_1'), to: { kind: 'passage', edition, source, start: 120, end: 1504 } },
  quotationSha256: sha256,
}
const read: ReadTail = {
  edition,
  source,
  paragraphs: [12, 13, 15],
  captured: '2021-10-14',
  link: tail.link,
  sha256,
}

describe('formatCitationTail', () => {
  test('says where a quotation stands and how it is checked', () => {
    expect(formatCitationTail(tail)).toBe(
      `Edition v2, source hope-for-children-statement, paras 12–13, 15, captured 2021-10-14. campaign-archive://open/urn%3Ax%3Aletter_1/v2/source/hope-for-children-statement/120-1504 SHA-256 of the quotation: ${sha256}`,
    )
  })

  test('says what is not stated, and no digest where nothing is quoted', () => {
    const link = { archive: tail.link.archive, to: { kind: 'source', edition, source } } as const
    expect(formatCitationTail({ ...tail, blocks: [], capturedAt: null, link, quotationSha256: null })).toBe(
      'Edition v2, source hope-for-children-statement, capture date not stated. campaign-archive://open/urn%3Ax%3Aletter_1/v2/source/hope-for-children-statement',
    )
  })
})

const anyTail: fc.Arbitrary<CitationTail> = fc
  .record({
    edition: fc.integer({ min: 1, max: 999_999 }).map((n) => editionIdSchema.parse(`v${n}`)),
    source: fc.stringMatching(/^[a-z0-9]{1,12}(?:-[a-z0-9]{1,12}){0,4}$/).map((id) => sourceIdSchema.parse(id)),
    archive: fc
      .oneof(fc.webUrl(), fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }))
      .map((id) => archiveIdSchema.parse(id)),
    start: fc.nat({ max: 1_000_000 }),
    length: fc.integer({ min: 1, max: 10_000 }),
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 3_000 }), { maxLength: 8 }),
    furniture: fc.boolean(),
    captured: fc.constantFrom(null, '2021', '2021-10', '2021-10-14'),
    quoted: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
  })
  .map(({ edition, source, archive, start, length, numbers, furniture, captured, quoted }) => ({
    edition,
    source,
    blocks: [...numbers.sort((a, b) => a - b).map((number) => ({ number })), ...(furniture ? [{ number: null }] : [])],
    capturedAt: captured,
    link: { archive, to: { kind: 'passage', edition, source, start, end: start + length } },
    quotationSha256: quoted,
  }))

/** What happens to a footnote between the program that wrote it and the one that reads it. */
const handling: Readonly<Record<string, (text: string) => string>> = {
  'as it was written': (text) => text,
  'escaped for Markdown': escapeMarkdown,
  'escaped for HTML': (text) => text.replaceAll('&', '&amp;').replaceAll(', ', ',&nbsp;').replaceAll('–', '&ndash;'),
  'with wrapped lines': (text) => text.replaceAll(' ', '\n    '),
  'with no-break spaces, dashes and hyphens': (text) => text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011'),
  'with dashes in place of hyphens': (text) => text.replaceAll('-', '–'),
  'as an autolink': (text) => text.replace(/campaign-archive:\S+/, '<$&>'),
  'after a citation that looks like a tail': (text) =>
    `“Edition v9, source other, para. 3, captured 2001. campaign-archive://open/x/v9/source/other/1-2”, 2021. ${text}`,
  'before a mark that leads back': (text) => `${text} ↩`,
}

describe('readCitationTail', () => {
  test.each(Object.entries(handling))('reads a tail %s', (_, handle) => {
    expect(readCitationTail(handle(formatCitationTail(tail)))).toEqual(read)
    fc.assert(
      fc.property(anyTail, (any) => {
        expect(readCitationTail(handle(formatCitationTail(any)))).toEqual({
          edition: any.edition,
          source: any.source,
          paragraphs: any.blocks.length === 0 ? null : any.blocks.map(({ number }) => number),
          captured: any.capturedAt,
          link: any.link,
          sha256: any.quotationSha256,
        })
      }),
    )
  })

  test('reads a digest and a link that were broken at the end of a line', () => {
    const broken = formatCitationTail(tail)
      .replace('children-statement/', 'children-\nstatement/')
      .replace(sha256, `${sha256.slice(0, 40)}\n${sha256.slice(40)}`)
    expect(readCitationTail(broken)).toEqual(read)
  })

  test.each([
    ['nothing', 'See the letter, p. 4.', {}],
    ['an edition', 'Edition v2, source letter, para. 4', { edition: 'v2', source: 'letter' }],
    ['a digest of another length', 'SHA-256 of the quotation: abcdef', {}],
    ['a digest that is too long', `SHA-256 of the quotation: ${sha256}0`, {}],
    ['a link to elsewhere', 'https://example.org/v2/source/a/1-2', {}],
    ['a digest', `sha-256 of the quotation ${sha256.toUpperCase()}`, { sha256 }],
    [
      'an endless range',
      'Edition v2, source a, paras 1–999999999, captured 2021.',
      { edition: 'v2', source: 'a', captured: '2021' },
    ],
  ])('reads of a text with %s only what it says', (_, text, said) => {
    const nothing = { edition: null, source: null, paragraphs: null, captured: null, link: null, sha256: null }
    expect(readCitationTail(text)).toEqual({ ...nothing, ...said })
  })

  test('takes any text, also a very long one', () => {
    fc.assert(fc.property(anyNaughty, (text) => void readCitationTail(text)))
    // In quadratic time each of these would take longer than a test may.
    for (const piece of [
      'campaign-archive:',
      'sha-256 of the quotation',
      'edition v1, source a-',
      ', paras 1',
      ' ',
      '))))',
      '\\&amp;',
    ])
      readCitationTail(piece.repeat(100_000))
  })
})

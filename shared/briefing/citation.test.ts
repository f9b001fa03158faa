import { describe, expect, test } from 'vitest'
import { editionIdSchema } from '../archive/ids.ts'
import { formatCitation, formatDescribedDate, formatParagraphs, formatPartialDate, quotationWithCitation } from './citation.ts'
import { coverage, exportedNote, statement } from './testing/exported-note.ts'

const v2 = editionIdSchema.parse('v2')

test.each([
  ['2021', '2021'],
  ['2021-10', 'October 2021'],
  ['2021-10-04', '4 October 2021'],
  ['2021-12-31', '31 December 2021'],
])('formatPartialDate writes %s as %s', (date, written) => {
  expect(formatPartialDate(date)).toBe(written)
})

test('formatDescribedDate says who dated a source', () => {
  expect([coverage.date, statement.date, { basis: 'not-stated' as const }].map(formatDescribedDate)).toEqual([
    '14 October 2021',
    'October 2021 (dated by the archivist)',
    'date not stated',
  ])
})

test.each([
  [[12], 'para. 12'],
  [[12, 13], 'paras 12–13'],
  [[3, 4, 5, 8, 9, 11], 'paras 3–5, 8–9, 11'],
  [[12, 12], 'para. 12'],
  [[null], 'page furniture'],
  [[null, 1], 'para. 1 and page furniture'],
  [[], 'paragraph not known'],
])('formatParagraphs writes %j as %s', (numbers, written) => {
  expect(formatParagraphs(numbers.map((number) => ({ number })))).toBe(written)
})

describe('formatCitation', () => {
  test('names everything that is known, and who said it', () => {
    expect(formatCitation(exportedNote('risk', { edition: v2 }))).toBe(
      `“Hope For Children joins the Worldwide coalition”, Hope For Children (named by the archivist), October 2021 (dated by the archivist), para. 12, edition v2 (source hope-for-children-statement). SHA-256 of the quotation: ${'b'.repeat(64)}`,
    )
  })

  test('says what is not stated', () => {
    const source = { ...coverage, date: { basis: 'not-stated' as const } }
    expect(formatCitation(exportedNote('risk', { source, edition: v2, blocks: [{ number: 2 }, { number: 3 }] }))).toBe(
      `untitled article, publisher not stated, date not stated, paras 2–3, edition v2 (source coverage-2021-10-14). SHA-256 of the quotation: ${'b'.repeat(64)}`,
    )
  })

  test('is one line whatever a title holds', () => {
    const title = { basis: 'archivist' as const, value: 'Two\nlines', remark: 'as printed' }
    expect(formatCitation(exportedNote('risk', { source: { ...statement, title } }))).toMatch(
      /^“Two lines” \(title given by the archivist\), .*$/,
    )
  })
})

test('quotationWithCitation keeps the words of the source as they are', () => {
  const exact = 'it is *taking* decisions\nin “the best interests”  of children'
  expect(quotationWithCitation(exact, exportedNote('')).split('\n\n')[0]).toBe(`“${exact}”`)
})

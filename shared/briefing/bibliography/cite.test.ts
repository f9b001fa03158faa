import { describe, expect, test } from 'vitest'
import { signatoryIdSchema, sourceIdSchema } from '../../archive/ids.ts'
import { type DescribedDate, type DescribedText, type SourceKind, sourceKindSchema } from '../../archive/source.ts'
import { CITATION_STYLES } from '../outline/briefing-choices.ts'
import { citedNote, citedRecordNote } from '../testing/cited-note.ts'
import { citePart } from './cite.ts'
import { cslItem } from './csl-item.ts'

const id = sourceIdSchema.parse('a-source')
const archive = { id: 'urn:x:letter', title: 'The letter' }
const span = { source: id, start: 0, end: 1, exact: 'x' }

function text(basis: DescribedText['basis'], value: string): DescribedText {
  if (basis === 'not-stated') return { basis }
  return basis === 'stated' ? { basis, value, span } : { basis, value, remark: 'From the file name.' }
}

function date(basis: DescribedDate['basis'], value: string): DescribedDate {
  if (basis === 'not-stated') return { basis }
  return basis === 'stated' ? { basis, value, span } : { basis, value, remark: 'From the context.' }
}

const TITLES: Readonly<Record<SourceKind, string>> = {
  letter: 'Open letter to Mark Zuckerberg',
  statement: 'Hope For Children joins the “Worldwide coalition”',
  coverage: 'Is Facebook safe for children?',
  report: 'The state of the evidence',
  other: 'Minutes of a meeting',
}

function plain(cited: Parameters<typeof citePart>[0], style: (typeof CITATION_STYLES)[number]): string {
  return citePart(cited, cslItem(cited.source, archive), style)
    .map((run) => (run.italic ? `_${run.text}_` : run.text))
    .join('')
}

describe('citePart', () => {
  test('writes each kind of source in each style as in the file that is kept beside this test', async () => {
    const rows: string[] = []
    for (const kind of sourceKindSchema.options) {
      for (const basis of ['stated', 'archivist', 'not-stated'] as const) {
        const source = {
          id,
          kind,
          title: text(basis, TITLES[kind]),
          publisher: text(basis, 'Hope For Children'),
          date: date(basis, '2021-10-14'),
        }
        rows.push(`${kind}, ${basis}`)
        for (const style of CITATION_STYLES) {
          rows.push(`  ${style.padEnd(8)} ${plain(citedNote('x', { source, blocks: [{ number: 4 }, { number: 5 }] }), style)}`)
        }
      }
    }
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('./cite.golden.txt')
  })

  test.each([
    ['2021', 'short', '2021'],
    ['2021-10', 'short', 'October 2021'],
    ['2021-10-04', 'short', '4 October 2021'],
    ['2021', 'chicago', '2021'],
    ['2021-10', 'chicago', 'October 2021'],
    ['2021-10-04', 'chicago', 'October 4, 2021'],
    ['2021', 'apa', '(2021)'],
    ['2021-10', 'apa', '(2021, October)'],
    ['2021-10-04', 'apa', '(2021, October 4)'],
  ] as const)('writes the date %s in the style %s as %s', (value, style, written) => {
    const source = {
      id,
      kind: 'letter' as const,
      title: text('stated', 'A'),
      publisher: text('stated', 'B'),
      date: date('stated', value),
    }
    expect(plain(citedNote('x', { source }), style)).toContain(` ${written}${style === 'apa' ? '.' : ','} `)
  })

  test.each(CITATION_STYLES)('says in the style %s what a note on a record is about', (style) => {
    const record = citedRecordNote({ kind: 'signatory', id: signatoryIdSchema.parse('jane-doe') }, 'Jane\nDoe', { blocks: [] })
    expect(plain(record, style)).toMatch(/^The signatory “Jane Doe” \(jane-doe\): .*[^.]\.$/)
  })
})

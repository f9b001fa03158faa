import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGraphemeBoundary } from '../text/segment-text.ts'
import { findMarks } from './find-marks.ts'
import { parseQuery } from './parse-query.ts'

function marked(query: string, text: string): string[] {
  return findMarks(parseQuery(query), text).map(({ start, end }) => text.slice(start, end))
}

describe('findMarks', () => {
  test.each([
    ['risk ', 'Risk, risks, asterisk and RISK.', ['Risk', 'RISK']],
    ['risk', 'Risk, risks, asterisk', ['Risk', 'risks']],
    ['ben ', 'ben has been here', ['ben']],
    ['1999 ', 'in 1999, not 19 99 or 19991', ['1999']],
    [
      '"risk assessment"',
      'a risk\u00a0\n assessment; risk-assessment; assessment risk',
      ['risk\u00a0\n assessment', 'risk-assessment'],
    ],
    ['"children\'s rights"', 'children’s “rights”', ['children’s “rights']],
    ['"risk ass', 'risks assessment, risk assessment', ['risk assessment']],
    ['risk assessment ', 'assessment of risk', ['assessment', 'risk']],
    ['ecole', 'L’e\u0301cole', ['e\u0301cole']],
    ['strasse ', 'die Straße', ['Straße']],
    ['toonline ', 'contribute toonline grooming', ['toonline']],
    ['online ', 'contribute toonline grooming', []],
    ['zuckerberg', 'Mark Zuckerberg’s', ['Zuckerberg']],
    ['cooperation ', 'co\u00adoperation', ['co\u00adoperation']],
    ['童保 ', '儿童保护', ['童保']],
    ['risk -assessment ', 'risk assessment', ['risk']],
    ['"a b" "b c" ', 'a b c', ['a b c']],
    ['-risk ', 'risk', []],
    ['', 'risk', []],
  ])('%j in %j', (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected)
  })

  test('marks are in order, apart, on whole graphemes, and hold something', () => {
    const unit = fc.constantFrom('a', 'b', 'ß', 'é', 'e\u0301', ' ', '-', '\u00ad', '👩‍🚒', '"', 'ﬁ', '童')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), fc.string({ unit }), (query, text) => {
        let end = 0
        for (const mark of findMarks(parseQuery(query), text)) {
          expect(mark.start).toBeGreaterThanOrEqual(end)
          expect(mark.end).toBeGreaterThan(mark.start)
          expect(isGraphemeBoundary(text, mark.start) && isGraphemeBoundary(text, mark.end)).toBe(true)
          end = mark.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })
})

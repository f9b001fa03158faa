import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmptyQuery, LONGEST_QUERY, parseQuery } from './parse-query.ts'

/** Terms as one line each: - for those to leave out, the folded words, * for a beginning. */
function read(text: string): string[] {
  return parseQuery(text).terms.map(
    ({ words, prefix, negative }) => `${negative ? '-' : ''}${words.map(({ word }) => word).join(' ')}${prefix ? '*' : ''}`,
  )
}

describe('parseQuery', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['ris', ['ris*']],
    ['risk ', ['risk']],
    ['risk assess', ['risk', 'assess*']],
    ['risk.', ['risk']],
    ['"risk assessment"', ['risk assessment']],
    ['“Risk\u00a0assessment” now ', ['risk assessment', 'now']],
    ['"risk ass', ['risk ass*']],
    ['"risk ass ', ['risk ass']],
    ['risk -facebook -"open letter" ', ['risk', '-facebook', '-open letter']],
    ['risk -face', ['risk', '-face']],
    ['risk −face', ['risk', '-face']],
    ['end-to-end', ['end to end*']],
    ['children’s ', ['children s']],
    ['25.7 1999 ', ['25 7', '1999']],
    ['ÉCOLE Straße ', ['ecole', 'strasse']],
    ['"" - -- & "…" ', []],
    ['a"b c"d ', ['a', 'b c', 'd']],
    ['儿童 ', ['儿 童']],
    ['constructor __proto__ ', ['constructor', 'proto']],
  ])('reads %j', (text, terms) => {
    expect(read(text)).toEqual(terms)
  })

  test('keeps the words as they were written', () => {
    expect(parseQuery('Zuckerberg’s ÉCOLE ').terms.map(({ words }) => words.map(({ written }) => written))).toEqual([
      ['Zuckerberg', 's'],
      ['ÉCOLE'],
    ])
  })

  test('knows a query that looks for nothing', () => {
    expect(['', ' ', '"', '-risk', '-"a b" -c', '&&'].map((text) => isEmptyQuery(parseQuery(text)))).toEqual(Array(6).fill(true))
    expect(isEmptyQuery(parseQuery('a -risk'))).toBe(false)
  })

  test('takes any text for a query, and its first 1,000 characters at the most', () => {
    const unit = fc.oneof(
      fc.constantFrom('"', '-', ' ', '“', '\u0301', 'ß', '(', '*'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const query = parseQuery(text)
        expect(query.text).toBe(text)
        for (const { words } of query.terms) for (const { word } of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }),
      { numRuns: 500 },
    )
    expect(read(`${'x '.repeat(LONGEST_QUERY)}end`).length).toBe(LONGEST_QUERY / 2)
    expect(read('\ud83d')).toEqual([])
  })
})

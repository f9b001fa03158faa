import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitTokens } from './split-tokens.ts'

const tokens = (text: string) => splitTokens(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['removed 25.7 million in 2020/21.', ['removed', '25.7', 'million', 'in', '2020/21', '.']],
  ["Facebook’s don't end-to-end", ['Facebook’s', "don't", 'end', '-', 'to', '-', 'end']],
  ['5Rights, v2', ['5', 'Rights', ',', 'v', '2']],
  ['café cafe\u0301s naïve', ['café', 'cafe\u0301s', 'naïve']],
  ['儿童安全 now', ['儿', '童', '安', '全', 'now']],
  ['👩‍👧🇬🇧 ok', ['👩‍👧', '🇬🇧', 'ok']],
  ['a\u00a0\t b', ['a', 'b']],
  ['end. Then', ['end', '.', 'Then']],
  ["the 'so'", ['the', "'", 'so', "'"]],
  ['', []],
])('%j is %j', (text, expected) => {
  expect(tokens(text)).toEqual(expected)
})

test('hold every character that is not white space, in order, once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tokens(text).join('')).toBe(text.replace(/\s+/g, ''))
    }),
  )
})

test('a token is the same whatever stands before it in the text', () => {
  const piece = fc.constantFrom('don', "'", 't', '5', '.', '7', 'é', '\u0301', '儿', 'x', ',', '/')
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      expect(tokens(`word ${text}`)).toEqual(['word', ...tokens(text)])
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyChange, turnsMeaning } from './classify-change.ts'
import { diffWords } from './word-diff.ts'

function classify(before: string, after: string): readonly string[] {
  return [
    ...new Set(
      diffWords(before, after)
        .filter(({ kind }) => kind !== 'same')
        .flatMap((part) => classifyChange(before, after, part)),
    ),
  ]
}

test.each([
  ['more than 50 groups', 'more than 60 groups', ['number']],
  ['the five recommendations', 'the six recommendations', ['number']],
  ['removed 25.7 million items', 'removed 25.7 billion items', ['number']],
  ['rose by 5 per cent', 'rose by -5 per cent', ['number']],
  ['the years 2019-21', 'the years 2019, 21', ['punctuation']],
  ['a fine of £5m', 'a fine of $5m', ['quantity']],
  ['五十个组织', '六十个组织', ['number']],
  ['Facebook should act', 'Facebook should not act', ['negation']],
  ['it doesn’t harm', 'it does harm', ['negation', 'wording']],
  ['led by the NSPCC since May', 'led by the ECPAT since May', ['name']],
  ['the letter to Mark Zuckerberg', 'the letter to Nick Zuckerberg', ['name']],
  ['all platforms', 'some platforms', ['quantity']],
  ['more than 50', 'around 50', ['quantity', 'wording']],
  ['they must publish', 'they may publish', ['modal']],
  ['grave concerns', 'serious concerns', ['wording']],
  ['The group says', 'A group says', ['wording']],
  ['It ended. Then it began', 'It ended. Later it began', ['wording']],
  ['the company', 'The Company', ['letter-case']],
  ['safe, now', 'safe now', ['punctuation']],
  ['safe now', 'safe  now', ['spacing']],
  ['60 of 50 groups', '50 of 60 groups', ['number', 'wording']],
  ['same', 'same', []],
])('%s → %s', (before, after, kinds) => {
  expect(classify(before, after)).toEqual(kinds)
})

test('a change within a word concerns the whole word', () => {
  const range = { start: 4, end: 5 }
  expect(classifyChange('the 59 signatories', 'the 69 signatories', { before: range, after: range })).toEqual(['number'])
})

test('words that only changed places count by their kinds', () => {
  const whole = { start: 0, end: 8 }
  expect(classifyChange('60 of 50', '50 of 60', { before: whole, after: whole })).toEqual(['number', 'wording'])
})

test('something is always said of what differs, and nothing of what does not', () => {
  const words = fc.array(fc.constantFrom('not', '5', 'UK', 'must', 'all', 'word', 'Word', '.', '\n', '%', '👩‍👧'), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(words, words, (x, y) => {
      const [before, after] = [x.join(' '), y.join(' ')]
      for (const part of diffWords(before, after)) {
        expect(classifyChange(before, after, part).length > 0).toBe(part.kind !== 'same')
      }
    }),
  )
})

test('a number, a name, a negation, a quantity or a modal verb turns the meaning; wording alone may not', () => {
  expect(turnsMeaning(['wording', 'number'])).toBe(true)
  expect(turnsMeaning(['wording', 'punctuation', 'spacing', 'letter-case'])).toBe(false)
})

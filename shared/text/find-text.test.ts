import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInText, findPattern } from './find-text.ts'
import { foldText } from './fold-text.ts'

function find(text: string, typed: string): readonly string[] {
  const pattern = findPattern(typed)
  return pattern === null ? [] : findInText(foldText(text), pattern).map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['Case and accents do not matter', 'École, ecole, ÉCOLE', 'ecole', ['École', 'ecole', 'ÉCOLE']],
  [
    'Any white space stands for any other',
    'risk\nassessment, risk\u00a0 assessment',
    'risk assessment',
    ['risk\nassessment', 'risk\u00a0 assessment'],
  ],
  ['Quotation marks and dashes of any shape', '“end–to–end”', '"end-to-end"', ['“end–to–end”']],
  ['A part of a word', 'assessments', 'sess', ['sess']],
  ['Signs mean themselves', 'a.c (50 %) abc [1]', 'a.c (50 %)', ['a.c (50 %)']],
  ['A bracket that is not closed', 'see [1] and [2]', '[', ['[', '[']],
  ['None over another', 'aaaa', 'aa', ['aa', 'aa']],
  ['Other scripts', 'Παιδιά και παιδια', 'παιδια', ['Παιδιά', 'παιδια']],
  ['A letter with its mark is one', 'e\u0301t\u00e9', 'ete', ['e\u0301t\u00e9']],
])('%s', (_, text, typed, found) => {
  expect(find(text, typed)).toEqual(found)
})

test.each(['', '  ', '\n\t'])('there is nothing to find in %j', (typed) => {
  expect(findPattern(typed)).toBeNull()
})

test('what stands in a text is found there, and what is found folds to what was looked for', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, (before, typed, after) => {
      const pattern = findPattern(typed)
      fc.pre(pattern !== null)
      const wanted = foldText(typed).folded.trim().replace(/ +/g, ' ')
      const found = find(`${before} ${typed} ${after}`, typed)
      expect(found.length).toBeGreaterThan(0)
      for (const each of found) expect(foldText(each).folded.replace(/ +/g, ' ')).toContain(wanted)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldTypography, sameWords } from './fold-typography.ts'
import { isGraphemeBoundary } from './segment-text.ts'

describe('foldTypography', () => {
  test.each([
    ['quotation marks', '“Yes,” she said: ‘it’s «here»’', '"Yes," she said: \'it\'s "here"\''],
    ['French quotation marks with their spaces', 'un «\u00a0mot\u00a0» de', 'un "mot" de'],
    ['white space', 'one\n\n two\u00a0three\u2009four', 'one two three four'],
    ['hyphens', 'non‑profit, 2019–2021, −5', 'non-profit, 2019-2021, -5'],
    ['pauses', 'a — b—c -- d – e', 'a - b - c - d - e'],
    ['what cannot be seen', 'assess\u00adment\u200b of\u200e it', 'assessment of it'],
    ['letters in other forms', 'ﬁnal ５０％ …', 'final 50% ...'],
    ['accents in two parts', 'cafe\u0301', 'café'],
    ['Hangul in its parts', '\u1112\u1161\u11ab', '한'],
    ['the Arabic stretching stroke', 'تقيـيم', 'تقييم'],
  ])('folds %s', (_, text, folded) => {
    expect(foldTypography(text).folded).toBe(folded)
  })

  test.each([
    ['case', 'May', 'may'],
    ['accents', 'exposé', 'expose'],
    ['a hyphen taken out', 're-sign', 'resign'],
    ['a space taken out', 'to gether', 'together'],
    ['a space put into a number', '10 000', '10000'],
    ['a comma', 'all, of them', 'all of them'],
    ['a minus and a pause', 'a -5', 'a - 5'],
    ['single and double quotation marks: feet are no inches', "5'", '5"'],
    ['powers', 'm²', 'm2'],
    ['joined and separate emoji', '👩‍👧', '👩👧'],
    ['the vowel signs of Arabic', 'جُملة', 'جَملة'],
    ['marks that turn the reading order', 'a\u202e50', 'a50'],
  ])('keeps what is read: %s', (_, one, other) => {
    expect(sameWords(one, other)).toBe(false)
  })

  const unit = fc.constantFrom(
    'a',
    'e',
    ' ',
    '\n',
    '\u00a0',
    '“',
    '’',
    '—',
    '–',
    '-',
    '\u00ad',
    'e\u0301',
    'ﬁ',
    '…',
    '«',
    '»',
    '👩‍👧',
    '𝔸',
    '5',
  )

  test('leads from each folded passage to original words that fold to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(), fc.nat(), (text, a, b) => {
        const fold = foldTypography(text)
        const start = a % (fold.folded.length + 1)
        const end = start + (b % (fold.folded.length + 1 - start))
        const [from, to] = [fold.startInOriginal(start), fold.endInOriginal(end)]
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(fold.startInOriginal(fold.folded.length)).toBe(text.length)
        // Inside something folded as a whole ("..." for one sign) there is no such place.
        fc.pre(start < end && fold.toFolded(from) === start && isGraphemeBoundary(text, from) && isGraphemeBoundary(text, to))
        fc.pre(fold.toFolded(to) === end)
        expect(foldTypography(text.slice(from, to)).folded.trim()).toBe(fold.folded.slice(start, end).trim())
      }),
      { numRuns: 2_000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPlain, foldText } from './fold-text.ts'
import { isGraphemeBoundary } from './segment-text.ts'

function fold(text: string): string {
  return foldText(text).folded
}

describe('foldText', () => {
  test.each([
    ['ÉCOLE', 'ecole'],
    ['Straße STRAẞE', 'strasse strasse'],
    ['Łódź', 'lodz'],
    ['Ærø œuvre', 'aero oeuvre'],
    ['Đorđe Þór', 'dorde thor'],
    ['ﬁnal ofﬁce', 'final office'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['children’s ‘risk’ “letter” «lettre»', 'children\'s \'risk\' "letter" "lettre"'],
    ['self‑generated – a—b − 1', 'self-generated - a-b - 1'],
    ['25\u00a0000\u202f000\n', '25 000 000 '],
    ['child\u00adren', 'children'],
    ['e\u0301cole', 'ecole'],
    ['١٩٩٩', '١٩٩٩'],
  ])('makes %j comparable as %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('keeps the marks that belong to the spelling', () => {
    expect(fold('が')).toBe('が')
    expect(fold('ภาษาไทย')).toBe('ภาษาไทย'.normalize('NFKD').normalize('NFC'))
    expect(fold('हिन्दी')).not.toBe(fold('हनद'))
  })

  test('finds the way back over letters that became longer or vanished', () => {
    const text = 'Die Straße im co\u00adoperation-Plan'
    const fold = foldText(text)
    const start = fold.folded.indexOf('strasse')
    expect(fold.originalRange(start, start + 7)).toEqual({ start: 4, end: 10 })
    // Half of the two letters that ß became is all of ß.
    expect(fold.originalRange(start + 5, start + 6)).toEqual({ start: 8, end: 9 })
    const other = fold.folded.indexOf('cooperation')
    const range = fold.originalRange(other, other + 11)
    expect(text.slice(range.start, range.end)).toBe('co\u00adoperation')
    expect(fold.toOriginal(fold.folded.length)).toBe(text.length)
  })

  test('takes the whole of a letter with its accents', () => {
    const fold = foldText('cafe\u0301s')
    expect(fold.originalRange(3, 4)).toEqual({ start: 3, end: 5 })
    // The Thai vowel is a letter of its own, but no caret stands before it.
    expect(foldText('กำ').originalRange(0, 1)).toEqual({ start: 0, end: 2 })
  })

  test('refuses a range that is not in the text', () => {
    expect(() => foldText('abc').originalRange(2, 2)).toThrow(RangeError)
    expect(() => foldText('abc').originalRange(2, 9)).toThrow(RangeError)
    expect(() => foldText('abc').toOriginal(4)).toThrow(RangeError)
  })

  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'ÅéßŁœΣς’“–\u00a0\u00ad\u0301İÆ ﬁ'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 500 },
    )
  })

  test('every folded range leads to whole graphemes that fold to at least it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const { folded, originalRange } = foldText(text)
        fc.pre(folded.length > 0)
        const start = a % folded.length
        const end = start + 1 + (b % (folded.length - start))
        const range = originalRange(start, end)
        expect(range.start).toBeLessThan(range.end)
        expect(isGraphemeBoundary(text, range.start) && isGraphemeBoundary(text, range.end)).toBe(true)
        expect(fold(text.slice(range.start, range.end))).toContain(folded.slice(start, end))
      }),
      { numRuns: 500 },
    )
  })

  test('offsets never run backwards', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, toOriginal } = foldText(text)
        for (let offset = 1; offset <= folded.length; offset++)
          expect(toOriginal(offset)).toBeGreaterThanOrEqual(toOriginal(offset - 1))
      }),
    )
  })
})

describe('foldPlain', () => {
  test('gives the text that foldText gives', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('e\u0301', 'É', 'Σ', 'ΟΔΟΣ', 'İ', '`', '\u00a0', 'ﬁ', '\u0301', 'ẞ', '’', '\u00ad', '\ud83d', 'か\u3099'),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        expect(foldPlain(text)).toBe(fold(text))
      }),
      { numRuns: 2_000 },
    )
  })
})

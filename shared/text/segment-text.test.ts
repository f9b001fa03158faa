import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isGraphemeBoundary,
  nextGrapheme,
  previousGrapheme,
  sentenceRanges,
  snapToGraphemes,
  wordRanges,
} from './segment-text.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const anyText = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\r',
    'é',
    '\u0301',
    '👩',
    '\u200d',
    '🚒',
    '🇨',
    '🇾',
    '한',
    'ᄒ',
    'ᅡ',
    'ก',
    'ำ',
    '©',
    '\ufe0f',
    'α',
    'я',
    'ش',
    '\u064b',
    '\u0600',
    'क',
    '\u094d',
    'ष',
    'เ',
    '童',
    'か',
    '\u3099',
    '。',
    '𠀀',
    '\u{110bd}',
  ),
})

test('gives words without punctuation and sentences without the space around them', () => {
  const text = '  Publish it now. Who signed?\nJohn Carr did!'
  expect(wordRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Publish',
    'it',
    'now',
    'Who',
    'signed',
    'John',
    'Carr',
    'did',
  ])
  expect(sentenceRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Publish it now.',
    'Who signed?',
    'John Carr did!',
  ])
})

test('grows a range to whole graphemes', () => {
  const text = 'a👩‍🚒b'
  expect(snapToGraphemes(text, { start: 2, end: 3 })).toEqual({ start: 1, end: 6 })
  expect(snapToGraphemes(text, { start: 1, end: 6 })).toEqual({ start: 1, end: 6 })
  expect(snapToGraphemes(text, { start: -5, end: 99 })).toEqual({ start: 0, end: 7 })
  expect(snapToGraphemes('e\u0301', { start: 0, end: 1 })).toEqual({ start: 0, end: 2 })
})

test('knows the same boundaries as a walk over the whole text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const boundaries = new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length))
      for (let offset = 0; offset <= text.length; offset++) expect(isGraphemeBoundary(text, offset)).toBe(boundaries.has(offset))
      const sorted = [...boundaries].sort((a, b) => a - b)
      for (const [index, boundary] of sorted.entries()) {
        expect(nextGrapheme(text, boundary)).toBe(sorted[index + 1] ?? text.length)
        expect(previousGrapheme(text, boundary)).toBe(sorted[index - 1] ?? 0)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['👩\u200d©', 3],
  ['\u0600a', 1],
  ['か\u3099', 1],
  ['\r\n', 1],
])('finds no boundary within %j', (text, offset) => {
  expect(isGraphemeBoundary(text, offset)).toBe(false)
})

test('finds the boundaries of a long text without spaces or lines from what stands near them', () => {
  const text = '儿童保护'.repeat(250_000)
  for (let offset = 1; offset < 20_000; offset++) expect(isGraphemeBoundary(text, 500_000 + offset)).toBe(true)
})

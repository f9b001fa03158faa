import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGraphemeBoundary } from '../../text/segment-text.ts'
import type { TextRange } from '../../text/text-range.ts'
import type { MarkPattern, WordPattern } from '../results.ts'
import { findMarks, findMarksIn } from './find-marks.ts'
import { type PreparedText, prepareText } from './prepared-text.ts'

/** "risk|risks assessment" as a row of places, each with its forms. */
const row = (written: string): WordPattern => written.split(' ').map((place) => place.split('|'))
const words = (written: string): MarkPattern => ({ kind: 'words', words: row(written) })
const near = (left: string, distance: number, right: string): MarkPattern => ({
  kind: 'near',
  left: row(left),
  right: row(right),
  distance,
})

const marked = (marking: readonly MarkPattern[], text: string) =>
  findMarks(marking, text).map(({ start, end }) => text.slice(start, end))

describe('marks stand', () => {
  test.each([
    [[words('risk')], 'Risk, risks, asterisk and RISK.', ['Risk', 'RISK']],
    [[words('risk|risks')], 'Risk, risks, asterisk', ['Risk', 'risks']],
    [[words('ben')], 'ben has been here', ['ben']],
    [[words('1999')], 'in 1999, not 19 99 or 19991', ['1999']],
    [
      [words('risk assessment')],
      'a risk\u00a0\n assessment; risk-assessment; assessment risk',
      ['risk\u00a0\n assessment', 'risk-assessment'],
    ],
    [[words('risk|risks assessment|assessments')], 'risks assessments', ['risks assessments']],
    [[words('children s rights')], 'children’s “rights”', ['children’s “rights']],
    [[words('ecole')], 'L’e\u0301cole', ['e\u0301cole']],
    [[words('strasse')], 'die Straße', ['Straße']],
    [[words('cooperation')], 'co\u00adoperation', ['co\u00adoperation']],
    [[words('儿 童')], '保护儿童', ['儿童']],
    [[words('か')], 'か\u3099か', ['か']],
    [[words('a b'), words('b c')], 'a b c', ['a b c']],
    [[words('a a')], 'a a a b a a', ['a a a', 'a a']],
    [[words('a'), words('b')], 'a b', ['a', 'b']],
    [[words('1')], '½', ['½']],
    [[words('1'), words('2')], '½', ['½']],
    [[], 'risk', []],
    [[{ kind: 'words', words: [] }], 'risk', []],
    [[{ kind: 'words', words: [['a'], []] }], 'a b', []],
  ] satisfies [MarkPattern[], string, string[]][])('where the words do: %j in %j', (marking, text, expected) => {
    expect(marked(marking, text)).toEqual(expected)
  })

  test.each([
    [near('a', 1, 'b'), 'a x b', ['a', 'b']],
    [near('a', 1, 'b'), 'b x a', ['b', 'a']],
    [near('a', 1, 'b'), 'a x x b', []],
    [near('a', 1, 'b'), 'a b x x x x a', ['a', 'b']],
    [near('a', 1, 'b'), 'b x x x a x b x a', ['a', 'b', 'a']],
    [near('a b', 2, 'b c'), 'a b c x b c', ['a b', 'b c']],
    [near('a b', 1, 'b c'), 'a b c', []],
    [near('a', 1, 'a'), 'a x x x a x a', ['a', 'a']],
    [near('a', 1, 'a'), 'a', []],
    [near('a', 5, 'b'), 'a', []],
  ] satisfies [MarkPattern, string, string[]][])('only where two are near each other: %j in %j', (mark, text, expected) => {
    expect(marked([mark], text)).toEqual(expected)
  })
})

interface Place {
  readonly first: number
  readonly last: number
}

/** Every position tried, every form compared. */
function placesByTrying(pattern: WordPattern, text: PreparedText): Place[] {
  if (pattern.length === 0) return []
  return text.words.flatMap((_, first) =>
    pattern.every((forms, offset) => forms.some((form) => form === text.words[first + offset]?.word))
      ? [{ first, last: first + pattern.length - 1 }]
      : [],
  )
}

function marksByTrying(marking: readonly MarkPattern[], text: PreparedText, original: string): TextRange[] {
  const inMark = new Set<number>()
  const joins = new Set<number>()
  const add = ({ first, last }: Place) => {
    for (let word = first; word <= last; word++) inMark.add(word)
    for (let word = first; word < last; word++) joins.add(word)
  }
  for (const mark of marking) {
    if (mark.kind === 'words') {
      placesByTrying(mark.words, text).forEach(add)
      continue
    }
    for (const left of placesByTrying(mark.left, text))
      for (const right of placesByTrying(mark.right, text)) {
        const between = left.last < right.first ? right.first - left.last - 1 : left.first - right.last - 1
        if (between < 0 || between > mark.distance) continue
        add(left)
        add(right)
      }
  }
  const units = new Set<number>()
  const seams = new Set<number>()
  for (const [index, word] of text.words.entries()) {
    if (!inMark.has(index)) continue
    const next = text.words[index + 1]
    const range = text.fold.originalRange(word.start, joins.has(index) && next !== undefined ? next.end : word.end)
    for (let unit = range.start; unit < range.end; unit++) {
      units.add(unit)
      if (unit > range.start) seams.add(unit)
    }
  }
  const marks: { start: number; end: number }[] = []
  for (let unit = 0; unit < original.length; unit++) {
    if (!units.has(unit)) continue
    const before = marks.at(-1)
    if (before !== undefined && before.end === unit && seams.has(unit)) before.end++
    else marks.push({ start: unit, end: unit + 1 })
  }
  return marks
}

test('a form with a star stands for every word that begins so', () => {
  expect(findMarks([{ kind: 'words', words: [['ch*'], ['of', 'in*']] }], 'Children of Chester, change in, child on')).toEqual([
    { start: 0, end: 11 },
    { start: 21, end: 30 },
  ])
})

describe('in any text, for any patterns', () => {
  const form = fc.constantFrom('a', 'b', 'ss', 'e', 'fi', '童', '1', '2')
  const pattern = fc.array(fc.uniqueArray(form, { maxLength: 3 }), { maxLength: 4 })
  const marking: fc.Arbitrary<MarkPattern[]> = fc.array(
    fc.oneof(
      pattern.map((places): MarkPattern => ({ kind: 'words', words: places })),
      fc
        .tuple(pattern, pattern, fc.integer({ min: 1, max: 4 }))
        .map(([left, right, distance]): MarkPattern => ({ kind: 'near', left, right, distance })),
    ),
    { maxLength: 6 },
  )
  const anyText = fc.string({
    unit: fc.constantFrom(
      'a ',
      'b ',
      'a',
      'ß',
      ' é',
      'e\u0301',
      ' ',
      '-',
      '\u00ad',
      '👩‍🚒',
      '"',
      'ﬁ ',
      '童',
      '½',
      '\u0600',
      '\n',
    ),
    maxLength: 60,
  })

  test('the marks are those that trying every place gives', () => {
    fc.assert(
      fc.property(marking, anyText, (patterns, text) => {
        const prepared = prepareText(text)
        expect(findMarksIn(patterns, prepared)).toEqual(marksByTrying(patterns, prepared, text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('they are in order, apart, hold something, and split no grapheme', () => {
    fc.assert(
      fc.property(marking, anyText, (patterns, text) => {
        let end = 0
        for (const mark of findMarks(patterns, text)) {
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

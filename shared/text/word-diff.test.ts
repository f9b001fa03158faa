import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextRange } from './text-range.ts'
import { diffTexts, diffWords, type PassageDiff, type WordPart } from './word-diff.ts'

const slice = (text: string, { start, end }: TextRange) => text.slice(start, end)

/** Whether ranges, in order, cover a stretch without a gap. */
function expectTiles(ranges: readonly TextRange[], whole: TextRange): void {
  let at = whole.start
  for (const { start, end } of ranges) {
    expect(start).toBe(at)
    expect(end).toBeGreaterThanOrEqual(start)
    at = end
  }
  expect(at).toBe(whole.end)
}

function expectParts(before: string, from: TextRange, after: string, to: TextRange, parts: readonly WordPart[]): void {
  expectTiles(
    parts.map((part) => part.before),
    from,
  )
  expectTiles(
    parts.map((part) => part.after),
    to,
  )
  for (const part of parts) {
    const [x, y] = [slice(before, part.before), slice(after, part.after)]
    if (part.kind === 'same') expect(x).toBe(y)
    else expect([x === '', y === '']).toEqual([part.kind === 'added', part.kind === 'removed'])
  }
}

/** Applies a diff: the second text from what is the same in the first, and from what is new. */
function expectHolds(before: string, after: string, passages: readonly PassageDiff[]): void {
  const whole = (text: string) => ({ start: 0, end: text.length })
  expectTiles(
    passages.flatMap((p) => (p.kind === 'added' || p.kind === 'moved-here' ? [] : [p.before])),
    whole(before),
  )
  expectTiles(
    passages.flatMap((p) => (p.kind === 'removed' || p.kind === 'moved-away' ? [] : [p.after])),
    whole(after),
  )
  const away = passages.filter((p) => p.kind === 'moved-away')
  const here = passages.filter((p) => p.kind === 'moved-here')
  expect(new Set(away.map((p) => `${p.before.start} ${p.to.start}`))).toEqual(
    new Set(here.map((p) => `${p.from.start} ${p.after.start}`)),
  )
  expect(away).toHaveLength(here.length)
  let made = ''
  for (const passage of passages) {
    if (passage.kind === 'same') {
      expect(slice(before, passage.before)).toBe(slice(after, passage.after))
      made += slice(before, passage.before)
    } else if (passage.kind === 'added') made += slice(after, passage.after)
    else if (passage.kind === 'changed' || passage.kind === 'moved-here') {
      expectParts(before, passage.kind === 'changed' ? passage.before : passage.from, after, passage.after, passage.words)
      for (const part of passage.words) made += part.kind === 'same' ? slice(before, part.before) : slice(after, part.after)
    }
  }
  expect(made).toBe(after)
}

const piece = fc.constantFrom(
  'not',
  'five',
  'safety ',
  ' ',
  '\n',
  '\n\n',
  'é',
  '👩‍👧',
  '儿童',
  '25.7',
  '. ',
  '“',
  'Facebook’s',
  '\u00a0',
)
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('for any two texts', () => {
  test('the ranges tile both, and the diff applied to the first gives the second', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expectHolds(before, after, diffTexts(before, after))
        const whole = (text: string) => ({ start: 0, end: text.length })
        expectParts(before, whole(before), after, whole(after), diffWords(before, after))
      }),
      { numRuns: 2_000 },
    )
  })

  test('and for strings of any characters', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 })
    fc.assert(fc.property(text, text, (before, after) => expectHolds(before, after, diffTexts(before, after))))
  })

  test('no change begins or ends within a character', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        for (const { before: range } of diffWords(before, after)) {
          expect(slice(before, { start: range.start, end: range.start + 1 })).not.toMatch(/[\uDC00-\uDFFF]/)
        }
      }),
    )
  })

  test('a text and itself differ in nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(diffTexts(text, text).every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })
})

/** `kind before|after`, without the parts that are the same. */
function changes(before: string, after: string): readonly string[] {
  return diffWords(before, after)
    .filter(({ kind }) => kind !== 'same')
    .map((part) => `${part.kind} ${slice(before, part.before)}|${slice(after, part.after)}`)
}

test.each([
  ['the 59 signatories', 'the 60 signatories', ['replaced 59|60']],
  ['removed 25.7 million items', 'removed 25.9 million items', ['replaced 25.7|25.9']],
  ['it is safe', 'it is not safe', ['added |not ']],
  ['it is not safe', 'it is safe', ['removed not |']],
  ['Facebook’s research', 'Facebook’s own research', ['added |own ']],
  ['publish it now', 'publish  it now', ['added | ']],
  ['a full list', 'A full list', ['replaced a|A']],
  ['儿童安全', '儿童不安全', ['added |不']],
  ['cafe\u0301 x', 'cafe x', ['replaced cafe\u0301|cafe']],
  [
    'share its research with the public and regulators',
    'hand over documents to the courts of law',
    ['replaced share its research with the public and regulators|hand over documents to the courts of law'],
  ],
])('%s → %s', (before, after, expected) => {
  expect(changes(before, after)).toEqual(expected)
})

const paragraphs = [
  'Share its full research on children’s mental health.\n\n',
  'Set out what research has been conducted on grooming.\n\n',
  'Publish the risk assessments under the Children’s Code.\n\n',
  'Provide transparency on product reputational reviews.\n\n',
  'Review the implications of end-to-end encryption.\n',
] as const

function kinds(before: readonly string[], after: readonly string[]): readonly string[] {
  const [x, y] = [before.join(''), after.join('')]
  const passages = diffTexts(x, y)
  expectHolds(x, y, passages)
  return passages.map((passage) => passage.kind)
}

describe('paragraphs', () => {
  const [first, second, third, fourth, fifth] = paragraphs

  test('one that moved is told from one that was taken out and another put in', () => {
    expect(kinds(paragraphs, [fourth, first, second, third, fifth])).toEqual([
      'moved-here',
      'same',
      'same',
      'same',
      'moved-away',
      'same',
    ])
    expect(kinds([first, second], [first, 'Nothing of the kind stands anywhere else.\n'])).toEqual(['same', 'removed', 'added'])
  })

  test('one that moved and was edited shows both', () => {
    const edited = fourth.replace('product reputational', 'all reputational')
    const before = paragraphs.join('')
    const after = [edited, first, second, third, fifth].join('')
    const [moved] = diffTexts(before, after)
    expect(moved?.kind).toBe('moved-here')
    if (moved?.kind !== 'moved-here') return
    expect(slice(before, moved.from)).toBe(fourth)
    expect(moved.words.filter(({ kind }) => kind !== 'same').map((part) => slice(after, part.after))).toEqual(['all'])
  })

  test('one that was edited in its place is a change and no move, even beside one that moved', () => {
    const edited = second.replace('has been', 'was')
    expect(kinds(paragraphs, [first, edited, third, fourth, fifth])).toEqual(['same', 'changed', 'same', 'same', 'same'])
    expect(kinds(paragraphs, [first, edited, fifth.trim().concat('\n\n'), third, fourth])).toContain('moved-here')
  })

  test('rows of a list that look alike stay where they are', () => {
    const rows = Array.from({ length: 40 }, (_, index) => `Row number ${index} of the list\n`)
    const edited = rows.map((row, index) => (index % 3 === 0 ? row.replace('list', 'register') : row))
    const found = kinds(rows, edited)
    expect(found.filter((kind) => kind === 'changed')).toHaveLength(14)
    expect(found.filter((kind) => kind === 'same')).toHaveLength(26)
  })
})

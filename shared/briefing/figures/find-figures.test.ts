import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyNaughty } from '../../testing/naughty-strings.ts'
import { type Figure, findFigures, findFiguresInMarkdown } from './find-figures.ts'

/** A figure in one line: what stands there, what is made of it, and by which nouns it counts. */
function line(text: string, { kind, value, range, relation, nouns }: Figure): string {
  const named = nouns.length === 0 ? '' : ` of ${nouns.join('+')}`
  return `${text.slice(range.start, range.end)}: ${relation} ${value} ${kind}${named}`
}

const lines = (text: string, names?: readonly string[]) => findFigures(text, names).map((figure) => line(text, figure))

describe('a figure', () => {
  test.each<readonly [text: string, figures: readonly string[]]>([
    ['The letter has 59 signatories.', ['59: exactly 59 count of signatory']],
    ['Around 60 organisations and leaders signed it.', ['60: around 60 count of organisation+leader']],
    ['More than 50 child-safety organisations and campaigners', ['50: more-than 50 count of organisation+campaigner']],
    ['It makes five demands.', ['five: exactly 5 count of recommendation']],
    ['a five-step response', ['five: exactly 5 count of recommendation+response']],
    [
      'It removed 25.7 million items of child sexual exploitation content.',
      ['25.7 million: exactly 25700000 count of content+item'],
    ],
    ['Of the 59, few spoke.', ['59: exactly 59 count']],
    ['59 signed the letter', ['59: exactly 59 count']],
    ['38% of children and 12 per cent of parents', ['38%: exactly 38 share of child', '12 per cent: exactly 12 share of parent']],
    ['one in five children', ['one in five: exactly 20 share of child']],
    ['1 in 5 girls', ['1 in 5: exactly 20 share of girl']],
    ['two thirds of the teenagers', ['two thirds: exactly 66.66666666666667 share of teenager']],
    ['half of all users', ['half: exactly 50 share of user']],
    ['the 59th signatory', ['59th: exactly 59 ordinal of signatory']],
    ['its fifth recommendation', ['fifth: exactly 5 ordinal of recommendation']],
    ['tens of thousands of pages', ['tens of thousands: exactly 10000 vague of page']],
    ['two hundred and six cases', ['two hundred and six: exactly 206 count of case']],
    ['fined £5 million', ['£5 million: exactly 5000000 count of £']],
    ['at least 50 charities', ['50: at-least 50 count of charity']],
    ['no more than 50 charities', ['50: at-most 50 count of charity']],
    ['50+ organizations', ['50: at-least 50 count of organisation']],
    ['between 50 and 60 groups', ['50: exactly 50 count of organisation', '60: exactly 60 count of organisation']],
    ['fifty-one rows', ['fifty-one: exactly 51 count of row']],
    ['2000 children were asked in 2021', ['2000: exactly 2000 count of child']],
    ['children aged 13', ['13: exactly 13 count']],
  ])('%s', (text, figures) => {
    expect(lines(text)).toEqual(figures)
  })
})

describe('no figure', () => {
  test.each([
    'In October 2021 the coalition wrote to him.',
    'On 14 October 2021, and again on October 20, 2021 and on the 3rd of May.',
    'Dated 2021-10-14, or 14/10/2021, or 14.10.2021, at 10:30 and 3 pm.',
    'Since 2019, and in the 1990s, and in the 21st century.',
    'The 2021 letter and the 2019 reports, 2020/21 and 2020–2021, Q2 2021.',
    'See para. 12, paras 12–13, paragraph 4 and pp. 3-5.',
    'Article 19 of the Convention, General comment No. 25, § 7 and Recommendation 3.',
    'Edition v2, edition 3, version 1.2 and footnote 4.',
    'They ask (1) for data, (2) for research; 3) for more.',
    'https://example.org/2021/59-signatories and www.example.org/50 and a59@example.org',
    'COVID-19, GPT-4, (EU) 2022/2065, 24/7 and A/RES/44/25',
    'Call 0800 1111.',
    'No one of them, one of the authors, one day, at one point, on the one hand, zero tolerance.',
    'There are three reasons and two main points.',
    'The first and the second are known. Third, it is late. A third party said so.',
    'Children under 18 and the under-16s',
    'Someone often tends to weigh tentative eightsomes.',
    'a0b1c2d3e4f5a6b7c8d9 is a digest',
    '',
  ])('%s', (text) => {
    expect(lines(text)).toEqual([])
  })
})

test('takes no digit of a name for a figure, with or without its space', () => {
  const text = '5Rights and 5 Rights, and 5 rights holders'
  expect(lines('5Rights and 5 Rights', ['5Rights'])).toEqual([])
  expect(findFigures(text).length).toBeGreaterThan(0)
})

describe('in Markdown', () => {
  test.each<readonly [markdown: string, found: readonly string[]]>([
    ['1. Ask\n2. Tell **59** *signatories*\n', ['59: exactly 59 count of signatory']],
    ['`59` and\n\n```\n60 lines\n```\n', []],
    ['[the letter](https://example.org/59 "59 signers") of [50 groups](x)', ['50: exactly 50 count of organisation']],
    ['Said.[^12] And\n\n[^12]: 51 rows', ['51: exactly 51 count of row']],
    ['<b title="59">60 leaders</b>', ['60: exactly 60 count of leader']],
    ['## 59\n\nsignatories', ['59: exactly 59 count']],
    ['> 59 signatories', ['59: exactly 59 count of signatory']],
  ])('%j', (markdown, found) => {
    expect(findFiguresInMarkdown(markdown).map((figure) => line(markdown, figure))).toEqual(found)
  })
})

test('reads anything, and gives ranges in order that lie in the text', () => {
  fc.assert(
    fc.property(anyNaughty, fc.constantFrom('', '59 signatories ', '£5 ', '1 in 5 '), (naughty, before) => {
      const text = before + naughty + before
      let last = 0
      for (const { range } of findFigures(text)) {
        expect(range.start).toBeGreaterThanOrEqual(last)
        expect(range.end).toBeGreaterThan(range.start)
        last = range.end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('reads 200,000 characters without a figure, or of digits alone, without getting stuck', () => {
  for (const text of [
    'a '.repeat(100_000),
    '1'.repeat(200_000),
    '1 '.repeat(20_000),
    'no. '.repeat(40_000),
    '(1'.repeat(50_000),
  ]) {
    findFigures(text)
  }
})

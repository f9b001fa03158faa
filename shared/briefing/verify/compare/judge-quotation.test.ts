import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallArchive } from '../testing/small-archive.ts'
import { indexArchive } from './archive-index.ts'
import { judgeQuotation, type QuotationKind } from './judge-quotation.ts'

const LETTER = [
  'The coalition welcomes this decision but urges the company to share more information on its reviews.',
  'In May the board voted down a proposal to assess the risks. This position should be reversed, so that children are safe, and the findings should be published.',
  '1. Share the full research on children’s health, and do not hide it.',
  '1. Publish the risk assessments: The coalition agrees with the minister that ‘it would be worrisome if they didn’t do this research’.',
  'It removed 25.7 million items in 2020/21, more than 50,000 of them in the United Kingdom – not all of them new.',
  'Is the company willing to act on what it knows? Nobody can say.',
  'The regulator said nothing about the matter for many years.',
  'After that a report was written by independent experts at the university.',
].join('\n\n')
const OLD = 'The company said that all 40 of its products are safe for children of any age.'
const NEW = 'The company said that most of its products are safe for children of any age.'

const index = indexArchive(
  smallArchive([
    { source: 'letter', editions: ['v1', 'v2'], text: LETTER },
    { source: 'answer', editions: ['v1'], text: OLD },
    { source: 'answer', editions: ['v2'], text: NEW },
    { source: 'gone', editions: ['v1'], text: 'This page was taken down by the company in the spring of that year.' },
  ]),
)

const judge = (quotation: string, kind: QuotationKind = 'inline') => judgeQuotation(index, quotation, { cited: null, kind })
const result = (quotation: string, kind: QuotationKind = 'inline') => judge(quotation, kind).result
const codes = (quotation: string, kind: QuotationKind = 'inline') => judge(quotation, kind).remarks.map(({ code }) => code)
const kinds = (quotation: string) => judge(quotation).differences.flatMap((each) => each.kinds)

describe('exact', () => {
  test.each([
    ['The coalition welcomes this decision but urges the company to share more information on its reviews.'],
    ['This position should be reversed'],
    ['the minister that "it would be worrisome if they didn\'t do this research"'],
    ['it would be worrisome if they didn’t do this research.'],
    ['more than 50,000 of them in the United Kingdom — not all of them new'],
    ['more than 50,000 of them in the United Kingdom--not all of them new'],
    ['1. Share the full research on children’s health, and do not hide it.'],
    ['Share the full research on children’s health, and do not hide it.\n\n2. Publish the risk assessments'],
    ['Nobody can say'],
    ['the com\u00adpany to share more\u00a0information'],
    ['urges the com-\npany to share more informa-\ntion on its reviews'],
  ])('%s', (quotation) => {
    expect(result(quotation)).toBe('exact')
    expect(result(quotation, 'block')).toBe('exact')
  })

  test('a comma or a stop inside the closing mark is a habit of typesetting, and is said', () => {
    expect(result('urges the company to share more information,')).toBe('exact')
    expect(result('to share more information.')).toBe('exact')
    expect(codes('to share more information.')).toContain('stop-added')
  })

  test('a part of a sentence that a limit follows says so', () => {
    expect(result('The coalition welcomes this decision')).toBe('exact')
    expect(codes('The coalition welcomes this decision')).toContain('cut-before')
    expect(codes('all of them new')).toContain('cut-after')
    expect(codes('written by independent experts')).toEqual([])
  })
})

describe('not exact', () => {
  test.each([
    ['a sentence that is ended early', 'The coalition welcomes this decision.', 'cut'],
    ['a last clause that was dropped', 'This position should be reversed, so that children are safe.', 'cut'],
    ['a number', 'It removed 25.6 million items in 2020/21', 'altered'],
    ['separators of a number', 'It removed 257 million items in 2020/21', 'altered'],
    ['a number written in another way', 'more than 50000 of them in the United Kingdom', 'altered'],
    ['a name', 'more than 50,000 of them in the United States', 'altered'],
    ['a negation left out', 'Share the full research on children’s health, and do hide it.', 'altered'],
    ['n’t left out', 'it would be worrisome if they did do this research', 'altered'],
    ['a negation put in', 'This position should not be reversed', 'altered'],
    ['a modal', 'This position must be reversed', 'altered'],
    ['a dropped clause', 'This position should be reversed, and the findings should be published.', 'altered'],
    ['a question that became a statement', 'Is the company willing to act on what it knows.', 'altered'],
    ['a capital letter where the beginning was cut', 'Urges the company to share more information on its reviews.', 'altered'],
    [
      'sentences merged',
      'In May the board voted down a proposal to assess the risks and this position should be reversed',
      'altered',
    ],
    ['words swapped', 'a proposal to the assess risks', 'altered'],
    ['a plural', 'The coalition welcomes these decisions but urges the company', 'altered'],
    ['per cent for per mille', 'about the matter for many year', 'altered'],
    ['the number of an item', '3. Share the full research on children’s health, and do not hide it.', 'altered'],
    ['a few words with another number', 'more than 60,000', 'altered'],
    ['nothing of it', 'We shall fight on the beaches and on the landing grounds', 'missing'],
    ['one word', 'decision', 'unchecked'],
    ['two words that are not there', 'moral panic', 'unchecked'],
  ])('%s', (_, quotation, expected) => {
    expect(result(quotation)).toBe(expected)
  })

  test('what joins words that do not stand beside each other is named', () => {
    const spliced = 'The regulator said nothing about the matter to assess the risks. This position should be reversed'
    expect(result(spliced)).toBe('altered')
    expect(codes(spliced)).toContain('spliced')
  })

  test('letters of another alphabet are named', () => {
    expect(kinds('The coаlition welcomes this decision but urges')).toContain('lookalike')
  })

  test('signs that turn the direction of reading are named', () => {
    expect(result('It removed \u202e25.7\u202c million items in 2020/21')).toBe('altered')
    expect(kinds('It removed \u202e25.7\u202c million items in 2020/21')).toContain('hidden')
  })

  test('characters that nobody sees are no alteration, and are said', () => {
    expect(result('The coal\u200bition welcomes this decision but urges')).toBe('exact')
    expect(codes('The coal\u200bition welcomes this decision but urges')).toContain('invisible')
  })

  test.each([
    ['It removed 25.6 million items in 2020/21', 'number'],
    ['more than 50,000 of them in the United States', 'name'],
    ['This position should not be reversed', 'negation'],
    ['This position must be reversed', 'modal'],
    ['and more of them in the United Kingdom – not some of them new', 'quantity'],
  ])('%s: what changed is named', (quotation, kind) => {
    expect(kinds(quotation)).toContain(kind)
  })
})

describe('changes that the quotation marks', () => {
  test.each([
    ['[...]', 'The coalition welcomes this decision [...] to share more information on its reviews.'],
    ['[…]', 'This position should be reversed […] and the findings should be published.'],
    ['…', 'This position should be reversed … and the findings should be published.'],
    ['. . .', 'This position should be reversed, . . . and the findings should be published.'],
    ['(...)', 'This position should be reversed (...) and the findings should be published.'],
    ['[t]he', '[t]he coalition welcomes this decision but urges'],
    ['a name for a pronoun', '[The company] removed 25.7 million items in 2020/21'],
    ['words put in', 'urges the company [Facebook] to share more information'],
    ['[sic]', 'Nobody [sic] can say'],
    ['[emphasis added]', 'This position should be reversed [emphasis added]'],
    [
      'several',
      '[T]he board voted down a proposal […]. This position should be reversed […] and the findings [of the study] should be published.',
    ],
  ])('%s', (_, quotation) => {
    expect(result(quotation)).toBe('marked')
  })

  test('an omission that holds a limit says so', () => {
    expect(codes('The coalition welcomes this decision […] to share more information')).toContain('omission-limits')
    expect(codes('Share the full research […], and do […] hide it.')).toContain('omission-limits')
  })

  test('dots at the ends say that it is a part', () => {
    expect(result('… welcomes this decision but urges the company …')).toBe('exact')
    expect(codes('[…] welcomes this decision but urges the company')).toContain('opens-or-closes-with-dots')
  })

  test.each([
    ['in another order', 'and the findings should be published […] This position should be reversed'],
    ['with another word', 'This position must be reversed […] and the findings should be published.'],
    ['from two sources', 'The coalition welcomes this decision […] are safe for children of any age'],
    ['with more words for fewer', 'The coalition [of all who ever wrote to it] hates this decision'],
    ['bare brackets over a whole paragraph', 'The coalition [and others] nothing about the matter for many years.'],
  ])('not %s', (_, quotation) => {
    expect(['altered', 'missing']).toContain(result(quotation))
  })
})

describe('editions', () => {
  test('what stands in an older edition only is shown with how it reads now', () => {
    const found = judge('The company said that all 40 of its products are safe for children')
    expect(found).toMatchObject({ result: 'newer', place: { text: { editions: ['v1'] } } })
    expect(found.newer?.differences.flatMap((each) => each.kinds)).toEqual(expect.arrayContaining(['number', 'quantity']))
  })

  test('a source that is gone is named', () => {
    expect(judge('This page was taken down by the company')).toMatchObject({
      result: 'newer',
      newer: null,
      remarks: [{ code: 'source-gone' }],
    })
  })
})

test('every stretch of words of a source is exact, and with one word changed it never is', () => {
  const words = LETTER.split(/\s+/u).filter((word) => !/^\d\.$/u.test(word))
  fc.assert(
    fc.property(
      fc.nat(words.length - 1),
      fc.integer({ min: 5, max: 40 }),
      fc.nat(),
      fc.constantFrom(' ', '\n', '\u00a0', '  '),
      (from, length, at, space) => {
        const quotation = words.slice(from, from + length)
        fc.pre(quotation.length >= 5)
        expect(['exact', 'cut']).toContain(judge(quotation.join(space)).result)
        const changed = quotation.with(at % quotation.length, 'zebra')
        expect(['exact', 'marked', 'cut', 'newer']).not.toContain(judge(changed.join(space)).result)
      },
    ),
  )
})

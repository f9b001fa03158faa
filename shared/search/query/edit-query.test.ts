import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EditionId } from '../../archive/ids.ts'
import { COLOURS } from '../../notes/colours.ts'
import { addFilter, hasFilter, removeFilter, removePart, replacePart } from './edit-query.ts'
import { type Filter, PLACES } from './filter.ts'
import { parseQuery } from './parse-query.ts'
import { printFilter, sameFilter } from './print-filter.ts'
import { anyQueryText } from './testing/any-query.ts'

const letter: Filter = { name: 'in', value: 'letter' }
const guardian: Filter = { name: 'publisher', value: 'The Guardian' }

const words = fc
  .array(fc.stringMatching(/^[\p{L}\p{N}“”"'()*:.~#-]{1,8}$/u), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' ').normalize('NFC'))
  .filter((value) => !/^[#\p{M}]/u.test(value))
const date = fc.constantFrom('2019', '2020', '2021-10', '2021-12-31')
const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constantFrom(...PLACES).map((value) => ({ name: 'in' as const, value })),
  fc.constantFrom('open-letter', 'a1').map((value) => ({ name: 'source' as const, value })),
  words.map((value) => ({ name: 'publisher' as const, value })),
  fc.constantFrom('CY', 'GB', 'International').map((value) => ({ name: 'country' as const, value })),
  fc
    .tuple(fc.option(date), fc.option(date))
    .filter(([from, to]) => (from === null ? to !== null : to === null || from <= to))
    .map(([from, to]) => ({ name: 'date' as const, from, to })),
  words.map((value) => ({ name: 'tag' as const, value })),
  fc.constantFrom(...COLOURS).map((value) => ({ name: 'colour' as const, value })),
  fc.constant({ name: 'has' as const, value: 'note' as const }),
  fc.integer({ min: 1, max: 999 }).map((value) => ({ name: 'recommendation' as const, value })),
  fc.integer({ min: 1, max: 999 }).map((number) => ({ name: 'edition' as const, value: `v${number}` as EditionId })),
)

const meaning = (text: string) =>
  JSON.stringify(parseQuery(text).root, (key, value: unknown) => (key === 'range' ? undefined : value))

describe('a filter in a query', () => {
  test('is read as it is written out', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const { root, faults } = parseQuery(printFilter(filter))
        expect(root?.kind).toBe('filter')
        if (root?.kind !== 'filter') return
        expect(sameFilter(root.filter, filter)).toBe(true)
        if (filter.name !== 'publisher') expect(root.filter).toEqual(filter)
        expect(faults).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    [letter, 'in:letter'],
    [guardian, 'publisher:"The Guardian"'],
    [{ name: 'tag', value: 'say "now"' }, 'tag:"say ""now"""'],
    [{ name: 'publisher', value: '“Hope For Children” CRC Policy Center' }, 'publisher:"Hope For Children CRC Policy Center"'],
    [{ name: 'tag', value: 'a*' }, 'tag:"a*"'],
    [{ name: 'date', from: '2021', to: '2021' }, 'date:2021'],
    [{ name: 'date', from: null, to: '2021-10' }, 'date:..2021-10'],
  ] satisfies [Filter, string][])('%j is written %s', (filter, expected) => {
    expect(printFilter(filter)).toBe(expected)
  })

  test('is the same in other letters', () => {
    expect(sameFilter({ name: 'publisher', value: 'Le Temps' }, { name: 'publisher', value: 'LE TÊMPS' })).toBe(true)
    expect(sameFilter({ name: 'publisher', value: '“A” B' }, { name: 'publisher', value: 'a b' })).toBe(true)
    expect(sameFilter({ name: 'tag', value: 'a' }, { name: 'publisher', value: 'a' })).toBe(false)
  })

  test.each([
    ['', letter, 'in:letter '],
    ['ris', letter, 'in:letter ris'],
    ['"risk ass', guardian, 'publisher:"The Guardian" "risk ass'],
    ['risk OR harm', letter, 'in:letter risk OR harm'],
    ['in:coverage risk', letter, 'in:letter in:coverage risk'],
    ['OR risk', letter, 'in:letter risk'],
    ['risk In:Letter', letter, 'risk In:Letter'],
    ['-in:letter risk', letter, 'in:letter -in:letter risk'],
  ])('added to %j', (text, filter, expected) => {
    expect(addFilter(text, filter)).toBe(expected)
  })

  test.each([
    ['in:letter risk', letter, 'risk'],
    ['risk in:letter  "a  b', letter, 'risk "a  b'],
    ['risk in:letter', letter, 'risk '],
    ['in:letter in:coverage in:LETTER', letter, 'in:coverage '],
    ['in:coverage OR in:letter OR in:notes x', letter, 'in:coverage OR in:notes x'],
    ['(in:letter OR risk) x', letter, '(in:letter OR risk) x'],
    ['x -in:letter', letter, 'x -in:letter'],
  ])('taken out of %j', (text, filter, expected) => {
    expect(removeFilter(text, filter)).toBe(expected)
  })

  test('holds once it is added, and leaves what stood there when it is taken out again', () => {
    fc.assert(
      fc.property(anyQueryText, anyFilter, (text, filter) => {
        fc.pre(text.length < 600)
        const added = addFilter(text, filter)
        expect(hasFilter(added, filter)).toBe(true)
        expect(addFilter(added, filter)).toBe(added)
        const removed = removeFilter(added, filter)
        expect(hasFilter(removed, filter)).toBe(false)
        if (!hasFilter(text, filter)) expect(meaning(removed)).toBe(meaning(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('takes nothing from what is looked for beside it', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const has: Filter = { name: 'has', value: 'note' }
        fc.pre(text.length < 600 && !hasFilter(text, has) && parseQuery(text).root !== null)
        const before = parseQuery(text).root
        const after = parseQuery(addFilter(text, has)).root
        const kept = before?.kind === 'and' ? before.nodes : [before]
        expect(after?.kind).toBe('and')
        const plain = (value: unknown) =>
          JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'range' ? undefined : inner))) as unknown
        if (after?.kind === 'and') expect(plain(after.nodes.slice(1))).toEqual(plain(kept))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a part taken out', () => {
  test.each([
    ['risk [assessment] now', 'risk now'],
    ['[risk] now', 'now'],
    ['risk  [now]', 'risk '],
    ['[risk]', ''],
    ['risk -[face] now', 'risk now'],
    ['risk −[face]', 'risk '],
    ['a OR [b] c', 'a c'],
    ['x [a] OR b', 'x b'],
    ['a OR [b] OR c', 'a OR c'],
    ['a AND [b] OR c', 'a AND c'],
    ['a OR [b] ~near/3 c', 'a OR c'],
    ['[a] ~near/3 "b c"', '"b c"'],
    ['x ([b])', 'x '],
    ['x OR -(([b] )) y', 'x y'],
    ['(a OR [b]) c', '(a) c'],
    ['([a] OR b) c', '(b) c'],
    ['"this OR" [b] c', '"this OR" c'],
  ])('from %j', (marked, expected) => {
    const start = marked.indexOf('[')
    const text = marked.replace(/[[\]]/g, '')
    expect(removePart(text, { start, end: marked.indexOf(']') - 1 })).toBe(expected)
  })

  test('leaves the other words of a query without faults, and makes none', () => {
    const part = fc.constantFrom('a', '-b', '"c d"', 'in:letter', 'e*', '(f OR g)', '-(h i)', 'j ~near k')
    const joint = fc.constantFrom(' ', ' OR ', ' AND ')
    fc.assert(
      fc.property(fc.array(fc.tuple(part, joint), { minLength: 2, maxLength: 6 }), fc.nat(), (parts, pick) => {
        const text = `z ${parts.map(([written, between]) => written + between).join('')}y`
        fc.pre(parseQuery(text).faults.length === 0)
        const leaves: { start: number; end: number }[] = []
        const visit = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return
          if ('kind' in value && (value.kind === 'words' || value.kind === 'filter') && 'range' in value)
            leaves.push(value.range as { start: number; end: number })
          for (const inner of Object.values(value)) visit(inner)
        }
        visit(parseQuery(text).root)
        const range = leaves[pick % leaves.length]
        if (range === undefined) return
        const rest = removePart(text, range)
        const letters = (query: string): readonly string[] => query.replace(/OR|AND|~near/g, '').match(/\p{L}+/gu) ?? []
        const kept = [...letters(text.slice(0, range.start)), ...letters(text.slice(range.end))]
        expect(letters(rest)).toEqual(kept)
        expect(parseQuery(rest).faults.filter(({ code }) => code !== 'only-negative')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('of 100 kB is taken out at once', () => {
    for (const piece of ['OR ', '((', '- ', ' ', '-', '"']) {
      const text = piece.repeat(100_000 / piece.length)
      expect(removePart(text, { start: 50_000, end: 50_002 }).length).toBeLessThan(text.length)
      expect(hasFilter(addFilter(text, letter), letter)).toBe(true)
    }
  })
})

test.each([
  ['risk [assesment] now', 'assessment', 'risk assessment now'],
  ['[儿童]保护', 'children', 'children 保护'],
  ['risk -[fase]', '"face to face"', 'risk -"face to face"'],
  ['a OR [b]', ' ', 'a '],
])('in %j another part is put: %j', (marked, replacement, expected) => {
  const range = { start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
  expect(replacePart(marked.replace(/[[\]]/g, ''), range, replacement)).toBe(expected)
})

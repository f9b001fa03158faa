import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../text/fold-text.ts'
import { isGraphemeBoundary } from '../../text/segment-text.ts'
import { splitWords } from '../split-words.ts'
import { DEEPEST } from './balance-brackets.ts'
import { LONGEST_QUERY } from './lex-query.ts'
import { parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import type { QueryNode, WordsNode } from './query.ts'
import { MOST_PARTS } from './read-tokens.ts'
import { anyQueryText } from './testing/any-query.ts'

/** A query as nested brackets: = for exact words, * for a beginning, … for a word still being typed. */
function read(node: QueryNode | null): string {
  if (node === null) return 'nothing'
  switch (node.kind) {
    case 'words': {
      const words = node.words.map(({ word }) => word).join(' ')
      return `${node.exact ? '=' : ''}${words}${node.prefix ? '*' : ''}${node.typing ? '…' : ''}`
    }
    case 'near':
      return `near${node.distance}(${read(node.left)}, ${read(node.right)})`
    case 'filter': {
      const { name, ...value } = node.filter
      return `${name}:${Object.values(value).join('..')}`
    }
    case 'not':
      return `not(${read(node.node)})`
    default:
      return `${node.kind}(${node.nodes.map(read).join(', ')})`
  }
}

const faultsOf = (text: string) => parseQuery(text).faults.map(({ code, written }) => `${code} ${written}`)

function children(node: QueryNode): readonly QueryNode[] {
  if (node.kind === 'near') return [node.left, node.right]
  if (node.kind === 'not') return [node.node]
  return node.kind === 'and' || node.kind === 'or' ? node.nodes : []
}

function allNodes(node: QueryNode | null): QueryNode[] {
  return node === null ? [] : [node, ...children(node).flatMap(allNodes)]
}

/** Without places and without what is still being typed. */
function meaning(node: QueryNode | null): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'range' || key === 'typing' ? undefined : value)))
}

describe('a query', () => {
  test.each([
    ['', 'nothing'],
    ['  \n', 'nothing'],
    ['risk', 'risk…'],
    ['risk ', 'risk'],
    ['risk.', 'risk'],
    ['École  Straße ', 'and(ecole, strasse)'],
    ['risk assess', 'and(risk, assess…)'],
    ['end-to-end 25.7 ', 'and(end to end, 25 7)'],
    ['children’s ', 'children s'],
    ['https://x.org re:foo ', 'and(https x org, re foo)'],
    ['or and not near ', 'and(or, and, not, near)'],
    ['constructor __proto__ ', 'and(constructor, proto)'],
  ])('of words: %j', (text, expected) => {
    expect(read(parseQuery(text).root)).toBe(expected)
    expect(faultsOf(text)).toEqual([])
  })

  test.each([
    ['"Risk assessment"', '=risk assessment'],
    ['“Risk\u00a0assessment” now ', 'and(=risk assessment, now)'],
    ['„Risiko“ «danger» ', 'and(=risiko, =danger)'],
    ['a"b c"d ', 'and(a, =b c, d)'],
    ['"risk assess*" ', '=risk assess*'],
    ['"risk assess"* ', '=risk assess*'],
    ['assess* risk', 'and(assess*, risk…)'],
    ['assess*', 'assess*'],
    ['end-to-e* ', 'end to e*'],
  ])('of phrases and beginnings: %j', (text, expected) => {
    expect(read(parseQuery(text).root)).toBe(expected)
    expect(faultsOf(text)).toEqual([])
  })

  test.each([
    ['risk -face', 'and(risk, not(face))'],
    ['risk −face ', 'and(risk, not(face))'],
    ['risk –"open letter"', 'and(risk, not(=open letter))'],
    ['risk -(a b) -in:notes ', 'and(risk, not(and(a, b)), not(in:notes))'],
    ['risk - face — now ', 'and(risk, face, now)'],
    ['(-a b) ', 'and(not(a), b)'],
    ['x -(-a -b) ', 'and(x, or(a, b))'],
    ['x -(-a b) ', 'and(x, not(and(not(a), b)))'],
    ['x (-a OR -b) ', 'and(x, not(and(a, b)))'],
    ['a OR b c OR d ', 'and(or(a, b), or(c, d))'],
    ['a AND b OR c ', 'and(a, or(b, c))'],
    ['(a b) OR c ', 'or(and(a, b), c)'],
    ['((a (b)) c) ', 'and(a, b, c)'],
    ['a OR (b OR c) ', 'or(a, b, c)'],
    ['organisation(s) ', 'and(organisation, s)'],
    ['a ~near b ', 'near10(a, b)'],
    ['a ~NEAR/3 "b c" d ', 'and(near3(a, =b c), d)'],
    ['x -a ~near/1 b ', 'and(x, not(near1(a, b)))'],
    ['a ~near b OR c ~near d ', 'or(near10(a, b), near10(c, d))'],
  ])('of parts that are joined: %j', (text, expected) => {
    expect(read(parseQuery(text).root)).toBe(expected)
  })

  test.each([
    ['in:letter', 'in:letter'],
    ['IN:Letter, risk ', 'and(in:letter, risk)'],
    ['publisher:"The Guardian"', 'publisher:The Guardian'],
    ['publisher:“The Guardian”', 'publisher:The Guardian'],
    ['publisher:"““Hope For”” Children"', 'publisher:Hope For Children'],
    ['in:Statements', 'in:letter'],
    ['tag:"say ""now"""', 'tag:say "now"'],
    ['tag:#to-check', 'tag:to-check'],
    ['source:news-article-2021-10-14', 'source:news-article-2021-10-14'],
    ['country:cy', 'country:CY'],
    ['country:germany', 'country:DE'],
    ['country:"united kingdom"', 'country:GB'],
    ['country:international', 'country:International'],
    ['color:Blue', 'colour:blue'],
    ['has:note', 'has:note'],
    ['recommendation:r3', 'recommendation:3'],
    ['recommendation:3', 'recommendation:3'],
    ['edition:v1', 'edition:v1'],
    ['edition:2', 'edition:v2'],
    ['date:2021', 'date:2021..2021'],
    ['date:2021–10', 'date:2021-10..2021-10'],
    ['date:2021-10..2021-12', 'date:2021-10..2021-12'],
    ['date:2021-10-14..2021-10', 'date:2021-10-14..2021-10'],
    ['date:2021-10..', 'date:2021-10..'],
    ['date:..2020-02-29', 'date:..2020-02-29'],
    ['"in:letter"', '=in letter'],
  ])('of filters: %j', (text, expected) => {
    expect(read(parseQuery(text).root)).toBe(expected)
    expect(faultsOf(text)).toEqual([])
  })

  test.each([
    ['risk in:letter in:coverage ', 'and(risk, or(in:letter, in:coverage))'],
    ['in:letter risk in:coverage ', 'and(or(in:letter, in:coverage), risk)'],
    ['in:letter has:note ', 'and(in:letter, has:note)'],
    ['risk -in:letter -in:notes ', 'and(risk, not(in:letter), not(in:notes))'],
    ['tag:a AND tag:b ', 'and(tag:a, tag:b)'],
    ['tag:a AND tag:b tag:c ', 'and(tag:a, or(tag:b, tag:c))'],
    ['risk AND tag:a tag:b ', 'and(risk, or(tag:a, tag:b))'],
    ['(tag:a AND tag:b) risk ', 'and(tag:a, tag:b, risk)'],
    ['tag:a OR risk tag:b ', 'and(or(tag:a, risk), tag:b)'],
  ])('of several filters, where those of one name mean either: %j', (text, expected) => {
    expect(read(parseQuery(text).root)).toBe(expected)
  })

  test.each([
    ['儿童保护网络安全 ', 'and(儿 童, 保 护, 网 络, 安 全)'],
    ['儿童、保护 ', 'and(儿 童, 保 护)'],
    ['Meta儿童保护', 'and(meta, 儿 童, 保 护…)'],
    ['x OR 儿童保护 ', 'or(x, and(儿 童, 保 护))'],
    ['"儿童保护" ', '=儿 童 保 护'],
    ['x -儿童保护 ', 'and(x, not(儿 童 保 护))'],
    ['儿童保护 ~near 网络安全 ', 'near10(儿 童 保 护, 网 络 安 全)'],
    ['ความปลอดภัยของเด็ก ', 'and(ค ว า ม, ป ล อ ด ภั ย, ข อ ง, เ ด็ ก)'],
  ])('in a script without spaces is cut into words: %j', (text, expected) => {
    expect(read(parseQuery(text).root)).toBe(expected)
  })

  test('keeps words as they were written, and not as they cannot be read again', () => {
    const written = (text: string) =>
      allNodes(parseQuery(text).root).flatMap((node) => (node.kind === 'words' ? node.words.map((word) => word.written) : []))
    expect(written('Zuckerberg’s ÉCOLE ½ ')).toEqual(['Zuckerberg', 's', 'ÉCOLE', '1', '2'])
  })

  test('gives each part its place', () => {
    const text = ' in:letter  -"open letter" risk OR (harm, abuse*) '
    const places = allNodes(parseQuery(text).root).map(({ kind, range }) => `${kind} ${text.slice(range.start, range.end)}`)
    expect(places).toEqual([
      'and in:letter  -"open letter" risk OR (harm, abuse*',
      'filter in:letter',
      'not -"open letter"',
      'words "open letter"',
      'or risk OR (harm, abuse*',
      'words risk',
      'and harm, abuse*',
      'words harm,',
      'words abuse*',
    ])
  })
})

describe('a word is still being typed', () => {
  test.each([
    ['risk', true],
    ['risk ', false],
    ['risk,', false],
    ['"risk', true],
    ['"risk ', false],
    ['"risk"', false],
    ['risk*', false],
    ['(a OR ris', true],
    ['(a OR ris)', false],
    ['a ~near ris', true],
    ['x -ris', false],
    ['x -(a ris', false],
    ['in:ris', true],
    ['in:"ris"', false],
  ])('%j: %s', (text, expected) => {
    const typing = allNodes(parseQuery(text).root).filter((node) => node.kind === 'words' && node.typing)
    expect(typing.length).toBe(expected ? 1 : 0)
  })
})

test('a word at the end of what is read is not being typed', () => {
  const { root } = parseQuery(`${'risk '.repeat(LONGEST_QUERY / 5 - 1)}risking it all`)
  expect(allNodes(root).some((node) => node.kind === 'words' && node.typing)).toBe(false)
})

describe('a query with a fault is explained and answered', () => {
  test.each([
    ['a "risk ass', 'and(a, =risk ass…)', ['quote-not-closed "risk ass']],
    ['tag:"to do', 'tag:to do', ['quote-not-closed "to do']],
    ['(a OR b', 'or(a, b…)', ['bracket-not-closed (']],
    ['a) b ', 'and(a, b)', ['bracket-not-opened )']],
    ['a ( ) ', 'a', ['bracket-empty ( )']],
    ['OR a OR OR b OR ', 'or(a, b)', ['or-without-side OR', 'or-without-side OR', 'or-without-side OR']],
    ['AND a AND AND b AND ', 'and(a, b)', ['and-without-side AND', 'and-without-side AND', 'and-without-side AND']],
    ['~near a ~near ', 'a', ['near-without-side ~near', 'near-without-side ~near']],
    ['a ~near (b c) ', 'and(a, b, c)', ['near-without-side ~near']],
    ['a ~near b ~near c ', 'and(near10(a, b), c)', ['near-without-side ~near']],
    ['a ~near/500 b ', 'near10(a, b)', ['near-distance ~near/500']],
    ['a ~near/0 b ', 'near10(a, b)', ['near-distance ~near/0']],
    ['a ~near/x b ', 'near10(a, b)', ['near-distance ~near/x']],
    ['a - b ', 'and(a, b)', ['minus-without-word -']],
    ['a -& -b ', 'and(a, not(b))', ['minus-without-word -']],
    ['wom*n * *a ', 'and(womn, a)', ['star-inside wom*n', 'star-without-word *', 'star-without-word *']],
    ['w*m*n* 儿*童 ', 'and(wmn*, 儿, 童)', ['star-inside w*m*n*', 'star-inside 儿*童']],
    ['risk,* ', 'risk', ['star-without-word *']],
    ['"a* b" ', '=a b', ['star-inside "a* b"']],
    ['"a* b*" ', '=a b*', ['star-inside "a* b*"']],
    ['"a b *" ', '=a b', ['star-without-word *']],
    ['"*" x ', 'x', ['star-without-word *']],
    ['risk publisher: ', 'risk', ['filter-value-missing publisher:']],
    ['risk tag:"" ', 'risk', ['filter-value-missing tag:""']],
    ['in:Facebook ', 'facebook', ['filter-value-unknown in:Facebook']],
    ['date:2021-13 ', '2021 13', ['filter-value-unknown date:2021-13']],
    ['date:2021-02-29 ', '2021 02 29', ['filter-value-unknown date:2021-02-29']],
    ['date:2022..2021 ', '2022 2021', ['filter-value-unknown date:2022..2021']],
    ['country:UKX ', 'ukx', ['filter-value-unknown country:UKX']],
    ['recommendation:0 ', '0', ['filter-value-unknown recommendation:0']],
    ['-risk -in:notes', 'nothing', ['only-negative -risk -in:notes']],
    ['a OR -b ', 'a', ['only-negative -b']],
    ['& … ""', 'nothing', ['nothing-to-look-for & … ""']],
  ])('%j', (text, expected, faults) => {
    expect(read(parseQuery(text).root)).toBe(expected)
    expect(faultsOf(text)).toEqual(faults)
  })

  test('only so much of it is read', () => {
    const long = parseQuery(`${'x '.repeat(49)}${'y'.repeat(900)}👩‍🚒 and what follows`)
    expect(long.faults).toEqual([{ code: 'too-long', range: { start: 998, end: 1020 }, written: '👩‍🚒 and what follows' }])
    expect(long.text.length).toBe(1_020)
    const many = parseQuery('x '.repeat(MOST_PARTS + 3))
    expect(many.faults).toMatchObject([{ code: 'too-many-parts', range: { start: 2 * MOST_PARTS, end: 2 * MOST_PARTS + 6 } }])
    expect(allNodes(many.root).length).toBe(MOST_PARTS + 1)
    const deep = parseQuery(`${'(a OR -('.repeat(DEEPEST)}b${'))'.repeat(DEEPEST)}`)
    expect(deep.faults.map(({ code }) => code)).toContain('too-deep')
  })

  test.each([
    ...['(', ')', '"', '-', '*', 'a*', ' * ', '(a OR -', 'in:"', 'tag:""', 'a ~near/1 ', '童', '\u0301', 'OR ', '-('],
    ...['(a+)+', '\0', '\ud83d', 'a', 'in:', '-in:x '],
  ])('100 kB of %j are refused without a search for their end', (piece) => {
    const { faults, text } = parseQuery(piece.repeat(Math.ceil(100_000 / piece.length)))
    expect(text.length).toBeGreaterThanOrEqual(100_000)
    expect(faults.length).toBeLessThanOrEqual(20)
  })
})

test.each([
  ['Risk  assess', 'Risk assess'],
  ['25.7 “end-to-end”', '25-7 "end to end"'],
  ['a OR (b c) -(d e)', 'a OR (b c) -(d e)'],
  ['x -a ~near b', 'x -(a ~near/10 b)'],
  ['in:letter risk IN:coverage', 'in:letter OR in:coverage risk'],
  ['tag:a AND tag:#b', 'tag:a AND tag:b'],
  ['"wor*" wor* OR.', '"wor*" wor* .OR'],
  ['儿童保护 "儿童保护"', '儿童 保护 "儿童保护"'],
])('%j is written out as it was understood', (text, expected) => {
  const { root } = parseQuery(text)
  expect(root === null ? null : printQuery(root)).toBe(expected)
})

describe('any text', () => {
  test('is a query whose parts lie in each other, in order, in the text', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const { root, faults } = parseQuery(text)
        for (const { range } of [...faults, ...(root === null ? [] : [root])]) {
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.end).toBeGreaterThan(range.start)
          expect(range.end).toBeLessThanOrEqual(text.length)
        }
        for (const node of allNodes(root)) {
          let before = node.range.start
          for (const { range } of children(node)) {
            expect(range.end).toBeGreaterThan(range.start)
            expect(range.end).toBeLessThanOrEqual(node.range.end)
            expect(range.start).toBeGreaterThanOrEqual(before)
            before = range.start
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('is read as written out again', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const { root } = parseQuery(text)
        if (root === null) return
        const again = parseQuery(printQuery(root))
        expect(meaning(again.root)).toEqual(meaning(root))
        expect(again.faults).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('gives a query in which nothing is left out that is not beside something looked for', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const { root } = parseQuery(text)
        expect(root?.kind).not.toBe('not')
        for (const node of allNodes(root)) {
          if (node.kind === 'and' || node.kind === 'or') {
            expect(node.nodes.length).toBeGreaterThan(1)
            expect(node.nodes.every(({ kind }) => kind !== node.kind)).toBe(true)
          }
          if (node.kind === 'and') expect(node.nodes.some(({ kind }) => kind !== 'not')).toBe(true)
          if (node.kind === 'or' || node.kind === 'not') expect(children(node).every(({ kind }) => kind !== 'not')).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('without signs loses no word, and gains none', () => {
    const word = fc.oneof(
      fc.constantFrom('risk', 'ÉCOLE', 'end-to-end', '儿童保护', '25.7', 'x'),
      fc.stringMatching(/^[a-z]{1,8}$/),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), (words) => {
        const text = words.join(' ')
        const leaves = allNodes(parseQuery(text).root).filter((node): node is WordsNode => node.kind === 'words')
        const looked = leaves.flatMap((leaf) => leaf.words.map((part) => part.word))
        expect(looked).toEqual(splitWords(foldText(text).folded).map((part) => part.word))
      }),
    )
  })

  test('is cut where a grapheme ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (around, shift) => {
        const text = `${'x'.repeat(LONGEST_QUERY - shift)}${around}`
        const cut = parseQuery(text).faults.find(({ code }) => code === 'too-long')
        expect(cut === undefined).toBe(text.length <= LONGEST_QUERY)
        if (cut !== undefined) expect(isGraphemeBoundary(text, cut.range.start)).toBe(true)
      }),
    )
  })
})

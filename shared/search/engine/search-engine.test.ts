import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildEditionIndex } from '../index/build-edition-index.ts'
import { createSearchEngine } from './search-engine.ts'
import { referenceSearch } from './testing/reference-search.ts'
import { ask, DIGEST, EDITION, engineOf, found, noteOn, smallEdition, smallNote } from './testing/small-edition.ts'

const word = fc.constantFrom(
  'risk',
  'risks',
  'child',
  'children',
  'Zürich',
  'zurich',
  '1999',
  '25.7',
  'end-to-end',
  'the',
  'of',
  '子供',
)
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const part = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`) },
  word.map((each) => `-${each}`),
  fc.constantFrom('ri*', 'ch*', '1*', '"the ri*"'),
  fc.tuple(word, fc.integer({ min: 1, max: 4 }), word).map(([a, distance, b]) => `${a} ~near/${distance} ${b}`),
  fc.tuple(word, word).map(([a, b]) => `(${a} OR ${b})`),
  fc.tuple(word, word).map(([a, b]) => `${a} OR -${b}`),
)
const query = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join(' ')} `)
const edition = fc
  .array(fc.record({ title: text, blocks: fc.array(text, { maxLength: 4 }) }), { maxLength: 5 })
  .chain((sources) =>
    fc.array(text, { maxLength: 2 }).map((rows) =>
      smallEdition(
        sources,
        rows.map((row) => ({ text: row })),
      ),
    ),
  )
const notes = fc.array(text, { maxLength: 4 }).map((texts) => texts.map((each, at) => smallNote(`n${at}`, each)))

describe('a search for the words as typed', () => {
  test('finds exactly what looking through every document finds', () => {
    fc.assert(
      fc.property(edition, notes, query, (documents, written, asked) => {
        const results = ask(engineOf(documents, written), asked, { asTyped: true })
        expect([...results.hits].map(({ id }) => id).sort()).toEqual(referenceSearch(documents, written, asked))
        expect(results.total).toBe(results.hits.length)
        expect(results.exactTotal).toBe(results.total)
      }),
      { numRuns: 500 },
    )
  })

  test('gives the same hits page by page as at once', () => {
    fc.assert(
      fc.property(edition, notes, query, fc.integer({ min: 1, max: 5 }), (documents, written, asked, limit) => {
        const engine = engineOf(documents, written)
        const all = found(engine, asked)
        const pages: string[] = []
        for (let offset = 0; offset < all.length; offset += limit) pages.push(...found(engine, asked, { offset, limit }))
        expect(pages).toEqual(all)
      }),
      { numRuns: 300 },
    )
  })

  test('finds the same after notes were changed one by one as with all of them put at once', () => {
    const change = fc.record({ note: fc.integer({ min: 0, max: 5 }), text: fc.option(text, { nil: null }) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), query, (changes, asked) => {
        const engine = engineOf(smallEdition([]))
        const kept = new Map<string, string>()
        for (const { note, text: written } of changes) {
          const id = `n${note}`
          if (written === null) {
            kept.delete(id)
            engine.removeNote(smallNote(id, '').id)
          } else {
            kept.set(id, written)
            engine.putNote(smallNote(id, written))
          }
        }
        const fresh = engineOf(
          smallEdition([]),
          [...kept].map(([id, written]) => smallNote(id, written)),
        )
        expect([...found(engine, asked)].sort()).toEqual([...found(fresh, asked)].sort())
      }),
      { numRuns: 300 },
    )
  })
})

describe('words', () => {
  const engine = engineOf(
    smallEdition([
      {
        title: 'Letter to Facebook',
        blocks: ['The child was safe.', 'Two children, three children, four children.', 'Encryption of messages.', 'A letter.'],
      },
      { title: 'News', blocks: ['Messages are encrypted end to end.', 'Zuckerberg answered in 1999.', 'Zürich and Zurich'] },
      { language: 'de', blocks: ['Das Gesetz.', 'Die Gesetze.'] },
    ]),
  )

  test('are found in their other forms too, below those as they were typed', () => {
    expect(found(engine, 'child ')).toEqual(['block:s0/b1'])
    const { hits, total, exactTotal } = ask(engine, 'encryption ')
    expect(hits.map(({ id, exact }) => [id, exact])).toEqual([
      ['block:s0/b3', true],
      ['block:s1/b1', false],
    ])
    expect([total, exactTotal]).toEqual([2, 1])
    expect(found(engine, 'gesetzes ')).toEqual(['block:s2/b1', 'block:s2/b2'])
  })

  test('in quotation marks are found in this form only', () => {
    expect(found(engine, '"encryption"')).toEqual(['block:s0/b3'])
    expect(found(engine, '"messages encrypted"')).toEqual([])
    expect(found(engine, '"messages are encrypted"')).toEqual(['block:s1/b1'])
  })

  test('in the title of a source count for its passages, but bring up none by themselves', () => {
    expect(found(engine, 'facebook messages ')).toEqual(['block:s0/b3'])
    expect(found(engine, 'facebook ')).toEqual(['source:s0'])
    expect([...found(engine, 'letter ')].sort()).toEqual(['block:s0/b4', 'source:s0'])
    expect(found(engine, 'messages -facebook ')).toEqual(['block:s1/b1'])
  })

  test('are found whatever the case and the accents', () => {
    expect(found(engine, 'ZURICH ')).toEqual(['block:s1/b3'])
  })

  test('that are still being typed are completed where nothing is written so, and this is said', () => {
    const { hits, notices } = ask(engine, 'zuck')
    expect(hits.map(({ id }) => id)).toEqual(['block:s1/b2'])
    expect(notices).toEqual([{ kind: 'completed', written: 'zuck', range: { start: 0, end: 4 }, words: ['zuckerberg'], more: 0 }])
    expect(found(engine, 'zuck ')).toEqual([])
    expect(found(engine, 'child')).toEqual(['block:s0/b1'])
  })

  test('that nobody wrote are taken for those a slip away, and this is said', () => {
    const { hits, notices, exactTotal } = ask(engine, 'zukcerberg ')
    expect(hits.map(({ id }) => id)).toEqual(['block:s1/b2'])
    expect(exactTotal).toBe(0)
    expect(notices).toEqual([
      { kind: 'corrected', written: 'zukcerberg', range: { start: 0, end: 10 }, words: ['zuckerberg'], more: 0 },
    ])
    expect(ask(engine, 'zukcerberg ', { asTyped: true })).toMatchObject({ total: 0, notices: [{ kind: 'unknown' }] })
  })

  test('are taken for a slip of a far more frequent word beside what else they may be', () => {
    const often = Array.from({ length: 20 }, () => 'measures')
    const other = engineOf(smallEdition([{ blocks: [...often, 'mesuration', 'measured'] }]))
    // "mesuration" has the stem of "mesures".
    expect(ask(other, 'mesures ')).toMatchObject({ total: 21, notices: [{ kind: 'corrected', words: ['measures'] }] })
    expect(ask(other, 'mesura')).toMatchObject({ total: 1, notices: [{ kind: 'completed', words: ['mesuration'] }] })
    const rare = engineOf(smallEdition([{ blocks: [...often, 'measuresque'] }]))
    expect(ask(rare, 'measuresq').notices.map(({ kind }) => kind)).toEqual(['completed', 'corrected'])
  })

  test('that are numbers are never corrected', () => {
    expect(ask(engine, '1998 ')).toMatchObject({ total: 0, notices: [{ kind: 'unknown', written: '1998' }] })
  })
})

describe('what is offered where nothing is found', () => {
  const engine = engineOf(smallEdition([{ blocks: ['risk of harm', 'risk', 'abuse'] }]))

  test('is how many there would be without each part', () => {
    expect(ask(engine, 'risk qqqqq ').without).toEqual([{ written: 'qqqqq', range: { start: 5, end: 10 }, total: 2 }])
    expect(ask(engine, 'harm abuse ').without.map(({ written, total }) => [written, total])).toEqual([
      ['harm', 1],
      ['abuse', 1],
    ])
  })

  test('is what has some of the words, the best first and not counted as found', () => {
    const { total, some } = ask(engine, 'risk harm abuse ')
    expect(total).toBe(0)
    expect(some?.total).toBe(3)
    expect(some?.hits[0]?.id).toBe('block:s0/b1')
  })
})

describe('other words for the same thing', () => {
  const engine = engineOf(
    smallEdition([{ blocks: ['CSAM online', 'child sexual abuse material', 'material abuse of a sexual child'] }]),
  )
  const otherWords = [['CSAM', 'child sexual abuse material']]

  test('are looked for too, and this is said', () => {
    const { hits, notices } = ask(engine, 'csam ', { otherWords })
    expect([...hits].map(({ id }) => id).sort()).toEqual(['block:s0/b1', 'block:s0/b2'])
    expect(notices).toEqual([
      { kind: 'other-words', written: 'CSAM', range: { start: 0, end: 4 }, others: ['child sexual abuse material'] },
    ])
  })

  test('are met by words that stand beside each other in the query', () => {
    expect([...found(engine, 'child sexual abuse material ', { otherWords })].sort()).toEqual([
      'block:s0/b1',
      'block:s0/b2',
      'block:s0/b3',
    ])
    expect(found(engine, 'csam online ', { otherWords })).toEqual(['block:s0/b1'])
  })

  test('that stand nowhere are no slips, and nothing is said of them', () => {
    const { total, notices } = ask(engine, 'csam ', { otherWords: [['CSAM', 'child abuse materil']] })
    expect([total, notices.map(({ kind }) => kind)]).toEqual([1, ['other-words']])
  })

  test('are left alone in quotation marks and where the words are wanted as typed', () => {
    expect(found(engine, '"csam"', { otherWords })).toEqual(['block:s0/b1'])
    expect(found(engine, 'csam ', { otherWords, asTyped: true })).toEqual(['block:s0/b1'])
  })
})

describe('filters and facets', () => {
  const engine = engineOf(
    smallEdition(
      [
        {
          id: 'statement',
          kind: 'statement',
          title: 'Open letter',
          publisher: 'NSPCC',
          date: '2021-10-18',
          blocks: ['risk one', 'risk two'],
          recommendations: [2],
        },
        { id: 'article', kind: 'coverage', title: 'News', publisher: 'The Guardian', date: '2021-11', blocks: ['risk three'] },
      ],
      [
        { text: 'Ann Risk', country: 'GB' },
        { text: 'Bob', country: 'FR' },
      ],
    ),
    [
      noteOn('n1', 'statement', [2], { text: 'my risk', tags: ['Quotable'], colour: 'green' }),
      smallNote('n2', 'of another archive'),
    ],
  )

  test.each([
    ['risk in:letter', ['block:statement/b1', 'block:statement/b2']],
    ['risk in:coverage', ['block:article/b1']],
    ['in:signatories risk', ['signatory:p0']],
    ['in:notes', ['note:n1', 'note:n2']],
    ['risk in:letter in:coverage -in:notes', ['block:article/b1', 'block:statement/b1', 'block:statement/b2']],
    ['source:article', ['block:article/b1']],
    ['publisher:"the guardian"', ['block:article/b1']],
    ['country:FR', ['signatory:p1']],
    ['date:2021-11 risk', ['block:article/b1']],
    ['date:2021-10..2021-10 risk -in:signatories', ['block:statement/b1', 'block:statement/b2', 'note:n1']],
    ['date:2022', []],
    ['tag:quotable', ['block:statement/b2', 'note:n1']],
    ['colour:green in:notes', ['note:n1']],
    ['has:note', ['block:statement/b2']],
    ['recommendation:1', ['block:statement/b2']],
    ['-in:notes -in:signatories -in:letter risk', ['block:article/b1']],
  ])('%s', (asked, ids) => {
    expect([...found(engine, asked)].sort()).toEqual(ids)
  })

  test('each value has the number of hits there are with it', () => {
    const { facets } = ask(engine, 'risk ')
    for (const { values } of facets) {
      for (const { filter, count, chosen } of values) {
        if (filter.name === 'date') expect(count).toBe(ask(engine, `risk date:${filter.from}`).total)
        else expect(count).toBe(ask(engine, `risk ${filter.name}:"${filter.value}"`).total)
        expect(chosen).toBe(false)
      }
    }
    expect(facets.map(({ name }) => name)).toEqual([
      'in',
      'source',
      'publisher',
      'date',
      'country',
      'recommendation',
      'has',
      'tag',
      'colour',
    ])
  })

  test('a facet that is set still offers its other values, which would widen the search', () => {
    const places = ask(engine, 'risk in:letter').facets.find(({ name }) => name === 'in')
    expect(places?.values).toContainEqual({ filter: { name: 'in', value: 'letter' }, count: 2, chosen: true })
    expect(places?.values).toContainEqual({ filter: { name: 'in', value: 'coverage' }, count: 1, chosen: false })
  })
})

describe('what is to be marked', () => {
  const engine = engineOf(smallEdition([{ blocks: ['Encryption and encrypted words, risk of harm'] }]))

  test('is every form of what is looked for, and nothing of what is left out', () => {
    expect(ask(engine, 'encryption -cat "risk of" ').marking).toEqual([
      { kind: 'words', words: [['encryption', 'encrypted']] },
      { kind: 'words', words: [['risk'], ['of']] },
    ])
  })
})

test('a long text can be ranked by any of its words', () => {
  const engine = engineOf(smallEdition([{ blocks: ['one two three', 'three', 'four'] }]))
  const { total, hits } = engine.rank({
    text: `${'zero '.repeat(500)}one OR two -three`,
    edition: EDITION,
    offset: 0,
    limit: 10,
    otherWords: [],
    asTyped: false,
  })
  expect([total, hits.map(({ id }) => id)]).toEqual([2, ['block:s0/b1', 'block:s0/b2']])
})

describe('a search that would take too long', () => {
  test('is stopped, and its numbers are not given as totals', () => {
    const engine = createSearchEngine(10)
    engine.loadEdition(
      buildEditionIndex(smallEdition([{ blocks: Array.from({ length: 20 }, (_, at) => `risk number${at}`) }])),
      EDITION,
      DIGEST,
    )
    expect(ask(engine, 'number3 ')).toMatchObject({ total: 1, complete: true })
    expect(ask(engine, 'risk ')).toMatchObject({ complete: false })
    expect(ask(engine, 'n* ')).toMatchObject({ complete: false })
  })

  test.each([
    '('.repeat(100_000),
    '"'.repeat(100_001),
    '-'.repeat(100_000),
    `${'a* '.repeat(34_000)}`,
    '\u0000\u0007\ud800 OR',
    '(a+)+$ ~near/ ~near/999 b:',
  ])('does not come from any text: %#', (text) => {
    const engine = engineOf(smallEdition([{ blocks: ['a aa ab', 'risk'] }]))
    const { query, complete } = ask(engine, text)
    expect([query, complete]).toEqual([text, true])
  })
})

test('words that begin so are named few of many, and marked by their beginning', () => {
  const blocks = Array.from({ length: 300 }, (_, at) => `word${at} ${at === 7 ? 'word7 word8' : ''}`)
  const { total, notices, marking } = ask(engineOf(smallEdition([{ blocks: [...blocks, 'word8'] }])), 'wor')
  expect(total).toBe(301)
  expect(marking).toEqual([{ kind: 'words', words: [['wor*']] }])
  expect(notices).toMatchObject([{ kind: 'completed', words: ['word8', 'word0', 'word1', 'word10', 'word100'], more: 295 }])
})

import { describe, expect, test } from 'vitest'
import {
  archiveIdSchema,
  blockIdSchema,
  editionIdSchema,
  type SearchItemId,
  searchItemIdSchema,
  sourceIdSchema,
} from '../archive/ids.ts'
import type { SearchHit, SearchResults } from '../search/results.ts'
import { logSearch, type MadeSearch } from './log-search.ts'
import { type LogEntryFields, logEntryFieldsSchema } from './search-item.ts'
import { createSearchLog } from './search-log.ts'

const range = { start: 0, end: 4 }

function made(query: string, fields: Partial<SearchResults> = {}, more: Partial<MadeSearch> = {}): MadeSearch {
  return {
    archive: archiveIdSchema.parse('info:test'),
    asTyped: false,
    understood: query,
    editionDigest: 'a'.repeat(128),
    leftOut: [],
    program: 'Campaign Archive 1',
    ...more,
    results: {
      query,
      edition: editionIdSchema.parse('v3'),
      total: 5,
      exactTotal: 4,
      groupsTotal: 1,
      offset: 0,
      hits: [],
      groups: [],
      marking: [],
      facets: [],
      notices: [],
      faults: [],
      without: [],
      some: null,
      complete: true,
      ...fields,
    },
  }
}

function hit(number: number): SearchHit {
  return {
    id: `block:letter/b${number}`,
    kind: 'block',
    source: sourceIdSchema.parse('letter'),
    block: blockIdSchema.parse(`b${number}`),
    number,
    signatory: null,
    note: null,
    score: 1,
    exact: true,
  }
}

function open() {
  const kept = new Map<SearchItemId, Partial<LogEntryFields>>()
  const removed = new Set<SearchItemId>()
  let count = 0
  const log = createSearchLog({
    write: (item, fields) => kept.set(item, { ...kept.get(item), ...fields }),
    holds: (item) => !removed.has(item),
    now: () => new Date(1_800_000_000_000 + count),
    newId: () => {
      count += 1
      return searchItemIdSchema.parse(`00000000-0000-4000-8000-${String(count).padStart(12, '0')}`)
    },
  })
  return { log, removed, kept, entries: () => [...kept.values()] }
}

describe('the search log', () => {
  test('has one entry for a search, however often it comes to rest in a session', () => {
    const { log, entries } = open()
    log.settled(made('risk'))
    log.settled(made('risk '))
    log.settled(made('risk', { total: 9 }))
    expect(entries()).toMatchObject([{ query: 'risk', total: 5, opened: [] }])
    log.settled(made('response', { total: 0 }))
    log.settled(made('risk', {}, { asTyped: true }))
    log.settled(made('risk', { edition: editionIdSchema.parse('v2') }))
    expect(entries()).toHaveLength(4)
  })

  test('adds the hits that were opened, each passage once', () => {
    const { log, entries } = open()
    log.opened(made('risk'), hit(4))
    log.opened(made('risk'), hit(2))
    log.opened(made('risk'), hit(4))
    expect(entries()).toHaveLength(1)
    expect(entries()[0]?.opened?.map(({ number }) => number)).toEqual([4, 2])
  })

  test('writes a search anew once its entry was removed', () => {
    const { log, removed, kept, entries } = open()
    log.opened(made('risk'), hit(4))
    for (const item of kept.keys()) removed.add(item)
    log.settled(made('risk'))
    expect(entries().map((entry) => entry.opened?.length)).toEqual([1, 0])
  })

  test('leaves out a search without words', () => {
    const { log, entries } = open()
    log.settled(made('  '))
    log.opened(made(''), hit(1))
    expect(entries()).toEqual([])
  })

  test('says what the search took beside the words as they were typed', () => {
    const words = Array.from({ length: 60 }, (_, n) => `risk${n}`)
    const fields = logSearch(
      made('risk', {
        notices: [
          { kind: 'completed', written: 'risk', range, words, more: 5 },
          { kind: 'unknown', written: 'xyz', range },
          { kind: 'other-words', written: 'CSAM', range, others: ['child sexual abuse material'] },
        ],
      }),
      new Date(0),
    )
    expect(fields.beyond).toEqual([
      { kind: 'completed', written: 'risk', words: words.slice(0, 50), more: 15 },
      { kind: 'other-words', written: 'CSAM', words: ['child sexual abuse material'], more: 0 },
    ])
  })

  test.each([
    [[], null],
    [[{ name: 'in' as const, values: [] }], 0],
    [
      [{ name: 'in' as const, values: [{ filter: { name: 'in' as const, value: 'notes' as const }, count: 2, chosen: false }] }],
      2,
    ],
  ])('counts the hits in notes where the search did (%#)', (facets, inNotes) => {
    expect(logSearch(made('risk', { facets }), new Date(0)).inNotes).toBe(inNotes)
    expect(logSearch(made('risk', { facets, total: 0 }), new Date(0)).inNotes).toBe(0)
  })

  test('always makes an entry that can be saved', () => {
    const long = made('x'.repeat(5_000), {
      notices: Array.from({ length: 500 }, () => ({ kind: 'corrected', written: 'a', range, words: ['b'], more: 0 }) as const),
    })
    expect(logEntryFieldsSchema.safeParse(logSearch({ ...long, understood: 'y'.repeat(50_000) }, new Date(0))).success).toBe(true)
    const { log, entries } = open()
    for (let number = 1; number <= 300; number++) log.opened(made('risk'), hit(number))
    expect(logEntryFieldsSchema.safeParse(entries()[0]).success).toBe(true)
  })
})

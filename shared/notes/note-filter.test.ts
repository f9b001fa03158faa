import { describe, expect, test } from 'vitest'
import {
  archiveIdSchema,
  editionIdSchema,
  noteIdSchema,
  recommendationIdSchema,
  signatoryIdSchema,
  sourceIdSchema,
} from '../archive/ids.ts'
import type { Note, NotedRecord } from './note.ts'
import { allTags, countFacets, filterNotes, type NoteFilter, sortNotes } from './note-filter.ts'
import { recordKey } from './note-target.ts'

const letter = sourceIdSchema.parse('letter')
const coverage = sourceIdSchema.parse('coverage')

function note(
  number: number,
  fields: Partial<Note> & { readonly at?: number; readonly exact?: string; readonly source?: typeof letter },
): Note {
  const { at = number, exact = 'risk', source = letter, ...rest } = fields
  return {
    id: noteIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    target: {
      source,
      archive: archiveIdSchema.parse('info:test'),
      edition: editionIdSchema.parse('v1'),
      textSha512: 'a'.repeat(128),
      exact,
      prefix: '',
      suffix: '',
      start: at,
      end: at + exact.length,
    },
    body: '',
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: `2026-01-0${number}T00:00:00Z`,
    modifiedAt: `2026-01-0${number}T00:00:00Z`,
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
    ...rest,
  }
}

const notes = [
  note(1, { at: 90, body: 'Ask École about it', tags: ['figure', 'check'] }),
  note(2, { at: 5, colour: 'blue', exact: 'children’s mental health', tags: ['Études'] }),
  note(3, { at: 7, source: coverage, author: 'Ana', tags: ['figure'] }),
  note(4, { at: 5, trashedAt: '2026-02-01T00:00:00Z' }),
]
const archive = archiveIdSchema.parse('info:test')
const edition = editionIdSchema.parse('v1')
const about = (name: string, record: NotedRecord): Pick<Note, 'target'> => ({ target: { archive, edition, about: record, name } })
const ana = signatoryIdSchema.parse('ana')
const r2 = recommendationIdSchema.parse('r2')

/** Beside those above: on the letter as a whole, on two signatories and on a recommendation. */
const withRecords = [
  ...notes,
  note(5, about('Zoe', { kind: 'signatory', id: signatoryIdSchema.parse('zoe') })),
  note(6, { ...about('Ana', { kind: 'signatory', id: ana }), status: 'checked', tags: ['figure'], author: 'Ana' }),
  note(7, about('The letter', { kind: 'source', id: letter })),
  note(8, { ...about('Share the research', { kind: 'recommendation', id: r2 }), colour: 'blue' }),
]
const numbers = (list: readonly Note[]) => list.map(({ id }) => Number(id.slice(-2)))

describe('filterNotes', () => {
  test.each([
    [{}, [1, 2, 3]],
    [{ source: letter }, [1, 2]],
    [{ colour: 'blue' as const }, [2]],
    [{ tag: 'figure' }, [1, 3]],
    [{ tag: 'figure', source: coverage }, [3]],
    [{ text: 'ECOLE ask' }, [1]],
    [{ text: "children's" }, [2]],
    [{ text: 'ana' }, [3]],
    [{ text: 'etudes' }, [2]],
    [{ text: 'ask nobody' }, []],
    [{ text: '  ' }, [1, 2, 3]],
    [{ trashed: true }, [4]],
    [{ trashed: false }, [1, 2, 3]],
  ])('%j', (filter, expected) => {
    expect(numbers(filterNotes(notes, filter))).toEqual(expected)
  })

  test.each<[NoteFilter, number[]]>([
    [{ record: 'signatory' }, [5, 6]],
    [{ record: { kind: 'signatory', id: ana } }, [6]],
    [{ record: 'source' }, [7]],
    [{ source: letter }, [1, 2, 7]],
    [{ record: 'claim' }, []],
    [{ text: 'share RESEARCH' }, [8]],
    [{ status: 'checked' }, [6]],
    [{ author: 'Ana' }, [3, 6]],
    [{ author: '' }, [1, 2, 5, 7, 8]],
  ])('of notes on passages and on records, %j', (filter, expected) => {
    expect(numbers(filterNotes(withRecords, filter))).toEqual(expected)
  })

  test('asks for private notes, and for those that are not', () => {
    const [first, ...others] = notes.map((each, index) => (index === 0 ? { ...each, private: true } : each))
    if (first === undefined) throw new Error('there is no note')
    const all = [first, ...others]
    expect(numbers(filterNotes(all, { private: true }))).toEqual([1])
    expect(numbers(filterNotes(all, { private: false }))).toEqual([2, 3])
    expect(countFacets(all, { private: true }).private).toEqual(
      new Map([
        [true, 1],
        [false, 2],
      ]),
    )
  })

  test('asks for notes with a paragraph that is still to be decided', () => {
    const conflicts = [{ start: 0, end: 3, variants: [] }]
    const [first, second, ...others] = notes
    if (first === undefined || second === undefined) throw new Error('there are no notes')
    const all = [{ ...first, conflicts }, { ...second, conflicts: [] }, ...others]
    expect(numbers(filterNotes(all, { undecided: true }))).toEqual([1])
    expect(numbers(filterNotes(all, { undecided: false }))).toEqual([2, 3])
    expect(countFacets(all, { undecided: true }).undecided).toEqual(
      new Map([
        [true, 1],
        [false, 2],
      ]),
    )
  })

  test('finds the new words of a note that was changed', () => {
    const [first] = notes
    if (first === undefined) throw new Error('there is no note')
    expect(filterNotes([first], { text: 'school' })).toEqual([])
    expect(filterNotes([{ ...first, body: 'Ask the school' }], { text: 'school' })).toHaveLength(1)
  })
})

test.each<NoteFilter>([
  {},
  { tag: 'figure' },
  { source: letter, colour: 'yellow' },
  { record: 'signatory', author: 'Ana' },
  { text: 'ana', status: 'open' },
  { trashed: true },
])('countFacets says how many notes each value would leave beside %j', (filter) => {
  const facets = countFacets(withRecords, filter)
  const left = (part: NoteFilter) => filterNotes(withRecords, { ...filter, ...part }).length
  const place = { source: undefined, record: undefined }
  for (const source of [letter, coverage]) expect(facets.source.get(source) ?? 0).toBe(left({ ...place, source }))
  for (const record of ['signatory', 'source', 'claim'] as const) {
    expect(facets.record.get(record) ?? 0).toBe(left({ ...place, record }))
  }
  for (const record of [{ kind: 'signatory', id: ana } as const, { kind: 'recommendation', id: r2 } as const]) {
    expect(facets.record.get(recordKey(record)) ?? 0).toBe(left({ ...place, record }))
  }
  for (const colour of ['yellow', 'blue', 'pink'] as const) expect(facets.colour.get(colour) ?? 0).toBe(left({ colour }))
  for (const status of ['open', 'checked', 'done'] as const) expect(facets.status.get(status) ?? 0).toBe(left({ status }))
  for (const author of ['', 'Ana']) expect(facets.author.get(author) ?? 0).toBe(left({ author }))
  for (const tag of ['figure', 'check', 'Études']) expect(facets.tag.get(tag) ?? 0).toBe(left({ tag }))
})

describe('sortNotes', () => {
  test('by place, source by source in the given order', () => {
    expect(numbers(sortNotes(notes, 'place'))).toEqual([3, 4, 2, 1])
    expect(numbers(sortNotes(notes, 'place', [letter, coverage]))).toEqual([4, 2, 1, 3])
  })

  test('newest first, also where one time is written with fractions', () => {
    const close = [note(1, { createdAt: '2026-01-01T00:00:00Z' }), note(2, { createdAt: '2026-01-01T00:00:00.500Z' })]
    expect(numbers(sortNotes(close, 'newest'))).toEqual([2, 1])
    expect(numbers(sortNotes(notes, 'newest'))).toEqual([4, 3, 2, 1])
  })

  test('changed last, first', () => {
    const changed = [note(1, { modifiedAt: '2026-03-01T00:00:00Z' }), note(2, {}), note(3, {})]
    expect(numbers(sortNotes(changed, 'changed'))).toEqual([1, 3, 2])
  })

  test('notes on a source as a whole before those on its passages, other records last by kind and name', () => {
    expect(numbers(sortNotes(withRecords, 'place', [letter, coverage]))).toEqual([7, 4, 2, 1, 3, 8, 6, 5])
  })

  test('leaves the given list as it is', () => {
    sortNotes(notes, 'newest')
    expect(numbers(notes)).toEqual([1, 2, 3, 4])
  })
})

test('allTags counts notes, in the order of the alphabet', () => {
  const doubled = [...notes, note(5, { tags: ['figure', 'figure'] })]
  expect(allTags(doubled)).toEqual([
    { tag: 'check', count: 1 },
    { tag: 'Études', count: 1 },
    { tag: 'figure', count: 3 },
  ])
})

import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import type { Note } from './note.ts'
import { allTags, filterNotes, sortNotes } from './note-filter.ts'

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
    ...rest,
  }
}

const notes = [
  note(1, { at: 90, body: 'Ask École about it', tags: ['figure', 'check'] }),
  note(2, { at: 5, colour: 'blue', exact: 'children’s mental health', tags: ['Études'] }),
  note(3, { at: 7, source: coverage, author: 'Ana', tags: ['figure'] }),
  note(4, { at: 5, trashedAt: '2026-02-01T00:00:00Z' }),
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

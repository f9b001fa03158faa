import { describe, expect, test } from 'vitest'
import { archiveIdSchema, searchItemIdSchema } from '../archive/ids.ts'
import { OTHER_WORDS_LIMITS } from './other-words-limits.ts'
import type { WordGroup } from './search-item.ts'
import { checkWordGroup, otherWordsOf, readWords, wordGroupsOf } from './word-groups.ts'

const bundled = archiveIdSchema.parse('info:campaign-archive/child-safety-open-letter-2021')
const other = archiveIdSchema.parse('info:other')

function group(number: number, fields: Partial<WordGroup> = {}): WordGroup {
  return {
    kind: 'words',
    id: searchItemIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    archive: bundled,
    words: [`word ${number}`, `phrase ${number}`],
    on: true,
    createdAt: `2026-01-01T00:00:${String(number).padStart(2, '0')}Z`,
    removedAt: null,
    ...fields,
  }
}

describe('wordGroupsOf', () => {
  test('starts with the words of the campaign, and with none for another', () => {
    expect(otherWordsOf(wordGroupsOf(bundled, []))).toEqual([
      ['CSAM', 'child sexual abuse material'],
      ['E2EE', 'end-to-end encryption'],
    ])
    expect(wordGroupsOf(other, [])).toEqual([])
  })

  test('shows what a person made of the words it starts with, and their own after them', () => {
    const [first, second] = wordGroupsOf(bundled, [])
    if (first === undefined || second === undefined) throw new Error('there are two groups at the start')
    const items = [
      group(2),
      group(1, { on: false }),
      group(3, { archive: other }),
      { ...first, removedAt: '2026-01-01T00:00:00Z' },
    ]
    const groups = wordGroupsOf(bundled, [...items, { ...second, words: ['E2EE', 'E2E'] }])
    expect(groups.map(({ words }) => words)).toEqual([
      ['E2EE', 'E2E'],
      ['word 1', 'phrase 1'],
      ['word 2', 'phrase 2'],
    ])
    expect(otherWordsOf(groups)).toEqual([
      ['E2EE', 'E2E'],
      ['word 2', 'phrase 2'],
    ])
  })
})

describe('checkWordGroup', () => {
  test('takes two words or more', () => {
    expect(checkWordGroup(['CSAM', 'child sexual abuse material'], [group(1)])).toBeNull()
  })

  test.each([
    [['CSAM'], { code: 'single' }],
    [[], { code: 'single' }],
    [['CSAM', ' '], { code: 'empty' }],
    [['CSAM', '—'], { code: 'nothing-to-look-for', word: '—' }],
    [['E2EE', 'e2ee'], { code: 'twice', word: 'e2ee' }],
    [['end-to-end', 'End to end'], { code: 'twice', word: 'End to end' }],
    [['new', 'WORD 1'], { code: 'in-other-group', word: 'WORD 1', group: ['word 1', 'phrase 1'] }],
    [['a', 'b'.repeat(201)], { code: 'too-long', word: 'b'.repeat(201) }],
    [Array.from({ length: OTHER_WORDS_LIMITS.words + 1 }, (_, n) => `w${n}`), { code: 'too-many-words' }],
  ])('refuses %j', (words, fault) => {
    expect(checkWordGroup(words, [group(1)])).toEqual(fault)
  })

  test('refuses a group too many', () => {
    const full = Array.from({ length: OTHER_WORDS_LIMITS.groups }, (_, n) => group(n))
    expect(checkWordGroup(['a', 'b'], full)).toEqual({ code: 'too-many-groups' })
    expect(checkWordGroup(['a', 'b'], full.slice(1))).toBeNull()
  })
})

test('readWords takes words apart, and keeps an empty place between two so that it can be refused', () => {
  expect(readWords(' CSAM ; child sexual abuse material;\n')).toEqual(['CSAM', 'child sexual abuse material'])
  expect(readWords('CSAM;;x')).toEqual(['CSAM', '', 'x'])
  expect(readWords('')).toEqual([])
})

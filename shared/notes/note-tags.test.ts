import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteIdSchema } from '../archive/ids.ts'
import { exportedNote } from '../briefing/testing/exported-note.ts'
import type { Note } from './note.ts'
import { almostSameTag, changeTags, nearDoubles, renameTag, type TagEdit } from './note-tags.ts'

function tagged(...lists: readonly (readonly string[])[]): Note[] {
  return lists.map((tags, index) => ({
    ...exportedNote('words', { tags: [...tags] }).note,
    id: noteIdSchema.parse(`00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`),
  }))
}

function tagsAfter(notes: readonly Note[], edits: readonly TagEdit[]): (readonly string[])[] {
  return notes.map((note) => edits.find((edit) => edit.note === note)?.fields.tags ?? note.tags)
}

describe('changeTags', () => {
  test('adds behind what is there and takes away, and names only the notes that change', () => {
    const notes = tagged(['figure'], ['check', 'figure'], ['quotable'])
    const edits = changeTags(notes, ['quotable'], ['check'])
    expect(tagsAfter(notes, edits)).toEqual([['figure', 'quotable'], ['figure', 'quotable'], ['quotable']])
    expect(edits.map(({ note }) => note)).toEqual(notes.slice(0, 2))
  })
})

describe('renameTag', () => {
  test('keeps the place of the tag, and makes one of two where the note has the other name already', () => {
    const notes = tagged(['Figure', 'check'], ['figure', 'check', 'Figure'], ['check'])
    expect(tagsAfter(notes, renameTag(notes, 'Figure', 'figure'))).toEqual([['figure', 'check'], ['figure', 'check'], ['check']])
  })

  const tags = fc.uniqueArray(fc.constantFrom<string>('a', 'A', 'b', 'c', 'é'), { maxLength: 5 })
  test('leaves the old name nowhere, every other tag where it was, and no tag twice', () => {
    fc.assert(
      fc.property(fc.array(tags, { maxLength: 6 }), fc.constantFrom('a', 'b'), fc.constantFrom('A', 'new'), (lists, from, to) => {
        const notes = tagged(...lists)
        tagsAfter(notes, renameTag(notes, from, to)).forEach((now, index) => {
          const before = lists[index] ?? []
          expect(now).not.toContain(from)
          expect(now.includes(to)).toBe(before.includes(from) || before.includes(to))
          expect(new Set(now).size).toBe(now.length)
          const others = (list: readonly string[]) => list.filter((tag) => tag !== from && tag !== to)
          expect(others(now)).toEqual(others(before))
        })
      }),
    )
  })
})

test('tags that differ in case or accents alone are near-doubles of each other', () => {
  expect([...nearDoubles(['Figure', 'figure', 'Études', 'etudes', 'figures', 'FIGURE'])]).toEqual([
    ['Figure', ['figure', 'FIGURE']],
    ['figure', ['Figure', 'FIGURE']],
    ['FIGURE', ['Figure', 'figure']],
    ['Études', ['etudes']],
    ['etudes', ['Études']],
  ])
  expect(almostSameTag('FIGURE', ['check', 'figure'])).toBe('figure')
  expect(almostSameTag('figure', ['check', 'figure'])).toBeNull()
})

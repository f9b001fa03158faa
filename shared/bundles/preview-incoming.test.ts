import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, GoneId } from '../notes/change.ts'
import { previewIncoming } from './preview-incoming.ts'
import { clockOf, deviceNamed, goneLine, histories, newNote, noteChange, noteNumber, START } from './testing/small-notes.ts'

const mine = deviceNamed('a')
const theirs = deviceNamed('b')
const note = noteNumber(1)

describe('previewIncoming', () => {
  test('tells new, same and changed notes apart, and which fields change', () => {
    const made = newNote(note, clockOf(mine, START))
    const other = newNote(noteNumber(2), clockOf(theirs, START))
    const known = newNote(noteNumber(3), clockOf(mine, START))
    const edit = noteChange(note, clockOf(theirs, START + 5), {
      colour: 'blue',
      tags: ['law'],
      modifiedAt: '2026-02-02T00:00:00Z',
    })
    const { notes, counts, fresh } = previewIncoming([made, known], [made, edit, other, known])
    expect(notes).toMatchObject([
      {
        id: note,
        state: 'changed',
        fields: ['colour', 'tags'],
        before: { colour: 'yellow' },
        after: { colour: 'blue' },
        changes: 1,
      },
      { id: noteNumber(2), state: 'new', before: null, changes: 1 },
      { id: noteNumber(3), state: 'same', changes: 0 },
    ])
    expect(counts).toEqual({ new: 1, same: 1, changed: 1, conflicting: 0, gone: 0, incomplete: 0 })
    expect(fresh).toEqual([edit, other])
  })

  test('takes older versions in, though the note says the same afterwards', () => {
    const changes = [newNote(note, clockOf(mine, START)), noteChange(note, clockOf(mine, START + 9), { colour: 'pink' })]
    const older = noteChange(note, clockOf(theirs, START + 3), { colour: 'blue' })
    const { counts, fresh } = previewIncoming(changes, [older])
    expect(counts).toMatchObject({ same: 1, changed: 0 })
    expect(fresh).toEqual([older])
  })

  test('leaves to a person what both have written into the same paragraph, and merges what each has into another', () => {
    const made = { ...newNote(note, clockOf(mine, START), { body: 'one\n\ntwo\n\nthree' }) }
    const parents = [made.clock]
    const ours = { ...noteChange(note, clockOf(mine, START + 5), { body: 'one\n\nours\n\nthree' }), parents }
    const same = { ...noteChange(note, clockOf(theirs, START + 6), { body: 'one\n\ntheirs\n\nthree' }), parents }
    const other = { ...noteChange(note, clockOf(theirs, START + 7), { body: 'one\n\ntwo\n\nfour' }), parents }
    const apart = previewIncoming([made, ours], [made, same])
    expect(apart.notes).toMatchObject([{ state: 'conflicting', fields: ['body'] }])
    const merged = previewIncoming([made, ours], [other])
    expect(merged.notes).toMatchObject([{ state: 'changed', after: { body: 'one\n\nours\n\nfour' } }])
    expect(previewIncoming([made, ours, same], [made, same]).counts).toMatchObject({ same: 1, conflicting: 0 })
  })

  test('takes nothing of a note that was removed for good here', () => {
    const { counts, fresh } = previewIncoming([goneLine(note, clockOf(mine, START))], [newNote(note, clockOf(theirs, START))])
    expect(counts.gone).toBe(1)
    expect(fresh).toEqual([])
  })

  test('takes no version of a note that was removed for good here by itself, and the others', () => {
    const made = newNote(note, clockOf(mine, START))
    const buried = noteChange(note, clockOf(mine, START + 1), { tags: ['secret'] })
    const edit = noteChange(note, clockOf(theirs, START + 2), { colour: 'blue' })
    const line: Change = { ...goneLine(note, clockOf(mine, START + 9)), item: buried.id as GoneId } as Change
    const { notes, fresh } = previewIncoming([made, line], [made, buried, edit])
    expect(fresh).toEqual([edit])
    expect(notes).toMatchObject([{ id: note, state: 'changed', fields: ['colour'], after: { tags: [] }, changes: 1 }])
  })

  test('keeps a change whose note has not come yet', () => {
    const { counts, fresh } = previewIncoming([], [noteChange(note, clockOf(theirs, START), { body: 'x' })])
    expect(counts.incomplete).toBe(1)
    expect(fresh).toHaveLength(1)
  })

  test('has the same answer in any order, and nothing to do once the changes were taken in', () => {
    fc.assert(
      fc.property(histories, fc.nat(20), fc.infiniteStream(fc.nat(1_000)), (changes, cut, keys) => {
        const here = changes.slice(0, cut)
        const shuffled = [...changes].map((change) => ({ change, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key)
        const straight = previewIncoming(here, changes)
        const mixed = previewIncoming(
          [...here].reverse(),
          [...shuffled, ...shuffled].map(({ change }) => change),
        )
        expect(mixed.counts).toEqual(straight.counts)
        const byId = (notes: typeof straight.notes) => [...notes].sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(byId(mixed.notes)).toEqual(byId(straight.notes))
        const again = previewIncoming([...here, ...straight.fresh], changes)
        expect(again.fresh).toEqual([])
        expect(again.counts).toMatchObject({ new: 0, changed: 0, conflicting: 0 })
      }),
    )
  })
})

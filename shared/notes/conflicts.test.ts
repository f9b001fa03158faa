import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportedNote } from '../briefing/testing/exported-note.ts'
import type { NoteChange } from './change.ts'
import { decideConflicts, firstWith } from './conflicts.ts'
import { noteFromChanges } from './note-from-changes.ts'

const { id: note, ...made } = exportedNote('', {}).note
const at = (count: number, device: string) => `1760000000000-${String(count).padStart(6, '0')}-${device}`
const root = at(1, '0a1b2c3d')

function change(clock: string, fields: NoteChange['fields'], parents: readonly string[] = []): NoteChange {
  const id = `6f2cf7f0-6b7f-4b52-9d54-00000000${clock.slice(16, 20)}`
  return { format: 1, id, clock, note, fields, ...(parents.length === 0 ? {} : { parents: [...parents] }) }
}

function apart(base: string, ana: string, ben: string) {
  const changes = [
    change(root, { ...made, body: base }),
    change(at(2, 'aaaaaaaa'), { body: ana }, [root]),
    change(at(3, 'bbbbbbbb'), { body: ben }, [root]),
  ]
  const record = noteFromChanges(changes)
  return { changes, body: record?.fields.body ?? '', conflicts: record?.conflicts ?? [] }
}

describe('decideConflicts', () => {
  const { body, conflicts } = apart('one\n\ntwo\n\nthree', 'Ana 1\n\ntwo\n\nAna 3', 'Ben 1\n\ntwo')

  test('puts the chosen paragraphs where both stood', () => {
    expect(conflicts).toHaveLength(2)
    expect(decideConflicts(body, conflicts, [0, 0])).toBe('Ana 1\n\ntwo\n\nAna 3')
    expect(decideConflicts(body, conflicts, [1, 1])).toBe('Ben 1\n\ntwo')
  })

  test('keeps all of what is not decided', () => {
    expect(decideConflicts(body, conflicts, [null])).toBe(body)
    expect(decideConflicts(body, conflicts, [null, 1])).toBe('Ana 1\n\nBen 1\n\ntwo')
  })

  test('leaves no empty lines where a paragraph in the middle goes', () => {
    const middle = apart('one\n\ntwo\n\nthree', 'one\n\nAna\n\nthree', 'one\n\nthree')
    expect(decideConflicts(middle.body, middle.conflicts, [1])).toBe('one\n\nthree')
  })

  test('refuses a variant that there is not', () => {
    expect(() => decideConflicts(body, conflicts, [2])).toThrow('conflict 1 has 2 variants, and none of them is 3')
  })

  test('gives the words of one side when that side is taken everywhere and only paragraphs in conflict differ', () => {
    const line = fc.constantFrom('one', 'two', 'three')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 6 }), (list) => {
        const text = (by: string) => list.map(([word, both], index) => `${word} ${index}${both ? ` ${by}` : ''}`).join('\n\n')
        const merged = apart(text('before'), text('Ana'), text('Ben'))
        const sides = [0, 1].map((side) =>
          decideConflicts(
            merged.body,
            merged.conflicts,
            merged.conflicts.map(() => side),
          ),
        )
        expect(sides).toEqual([text('Ana'), text('Ben')])
      }),
    )
  })
})

test('a variant is told to be of the one who wrote it first, not of who wrote beside it last', () => {
  const { changes } = apart('one\n\ntwo', 'Ana\n\ntwo', 'Ben\n\ntwo')
  const later = change(at(4, 'cccccccc'), { body: 'Ana\n\ntwo\n\nmore' }, [at(2, 'aaaaaaaa')])
  const conflicts = noteFromChanges([...changes, later])?.conflicts ?? []
  const variants = conflicts[0]?.variants ?? []
  expect(variants.map((variant) => firstWith([...changes, later], variant))).toEqual([at(3, 'bbbbbbbb'), at(2, 'aaaaaaaa')])
})

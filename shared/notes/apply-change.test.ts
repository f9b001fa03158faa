import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { applyChange, applyNewest, type NoteRecord, toNote } from './apply-change.ts'
import type { NoteChange } from './change.ts'
import type { NoteFields } from './note.ts'

const note = noteIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01')
const clock = (count: number) => `1760000000000-${String(count).padStart(6, '0')}-0a1b2c3d`
const whole: NoteFields = {
  target: {
    source: sourceIdSchema.parse('the-letter'),
    archive: archiveIdSchema.parse('info:test'),
    edition: editionIdSchema.parse('v1'),
    textSha512: 'a'.repeat(128),
    exact: 'risk',
    prefix: 'the ',
    suffix: ' assessment',
    start: 4,
    end: 8,
  },
  body: 'first',
  colour: 'yellow',
  tags: ['figure'],
  author: null,
  createdAt: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-01-01T00:00:00Z',
  trashedAt: null,
  status: 'open',
  formerTargets: [],
  staysFor: [],
}

function change(count: number, fields: NoteChange['fields'], id = '6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a02'): NoteChange {
  return { format: 1, id, clock: clock(count), note, fields }
}

function applyAll(changes: readonly NoteChange[]): NoteRecord | undefined {
  return changes.reduce<NoteRecord | undefined>((record, one) => applyChange(record, one) ?? applyNewest(record, one), undefined)
}

describe('applyChange', () => {
  test('makes a note and keeps the newest value of each field', () => {
    const record = applyAll([
      change(1, whole),
      change(3, { body: 'third', tags: [] }),
      change(2, { body: 'second', colour: 'blue' }),
    ])
    expect(record && toNote(record)).toEqual({ id: note, ...whole, body: 'third', tags: [], colour: 'blue' })
  })

  test('takes null for a value: a note comes back out of the trash', () => {
    const record = applyAll([change(1, whole), change(2, { trashedAt: '2026-01-02T00:00:00Z' }), change(3, { trashedAt: null })])
    expect(record && toNote(record)?.trashedAt).toBeNull()
  })

  test('has no note to show before the change that made it has come', () => {
    const early = applyChange(undefined, change(2, { body: 'second' }))
    expect(early && toNote(early)).toBeNull()
    expect(toNote(applyNewest(early ?? undefined, change(1, whole)))).toEqual({ id: note, ...whole, body: 'second' })
    const { status: _, formerTargets: __, staysFor: ___, ...needed } = whole
    for (const name of Object.keys(needed)) {
      expect(toNote(applyNewest(undefined, change(1, { ...whole, [name]: undefined })))).toBeNull()
    }
  })

  test('takes a note of an older version as open, never taken to another edition', () => {
    const { status: _, formerTargets: __, staysFor: ___, ...older } = whole
    expect(toNote(applyNewest(undefined, change(1, older)))).toEqual({ id: note, ...whole })
  })

  test('keeps what another program wrote, and takes it away again', () => {
    const foreign = '{"rights": "https://licence.test/by"}'
    expect(applyAll([change(1, { ...whole, foreign })])?.fields.foreign).toBe(foreign)
    expect(toNote(applyNewest(undefined, change(1, { ...whole, foreign })))).toEqual({ id: note, ...whole, foreign })
    const record = applyAll([change(1, { ...whole, foreign }), change(2, { foreign: null })])
    expect(record && toNote(record)).toEqual({ id: note, ...whole })
  })

  test('refuses a change of another note', () => {
    const record = applyNewest(undefined, change(1, whole))
    const other = { ...change(2, {}), note: noteIdSchema.parse('00000000-0000-4000-8000-000000000000') }
    expect(() => applyChange(record, other)).toThrow('belongs to note 00000000-0000-4000-8000-000000000000')
  })

  const changes = fc.array(
    fc
      .tuple(
        fc.nat(5),
        fc.record(
          {
            body: fc.constantFrom('a', 'b', 'c'),
            colour: fc.constantFrom('yellow' as const, 'blue' as const),
            tags: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
            author: fc.constantFrom(null, 'Ana'),
            target: fc.constantFrom(whole.target, { ...whole.target, exact: 'other' }),
          },
          { requiredKeys: [] },
        ),
      )
      .map(([count, fields]) => change(count, fields)),
    { maxLength: 8 },
  )

  test('gives the same note for the same changes in any order, however often they come', () => {
    fc.assert(
      fc.property(changes, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const shuffled = [...list, ...list]
          .map((each) => ({ each, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(applyAll(shuffled)).toEqual(applyAll(list))
      }),
      { numRuns: 500 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveIdSchema, briefingIdSchema, editionIdSchema, searchItemIdSchema } from '../archive/ids.ts'
import { briefingFieldsSchema, briefingPartFieldsSchema } from '../briefing/outline/briefing.ts'
import { briefingTemplateFieldsSchema } from '../briefing/outline/briefing-template.ts'
import { changeSchema, type ItemChange } from '../notes/change.ts'
import { colourMeaningFieldsSchema } from '../notes/colour-meaning.ts'
import { keptSearchFieldsSchema, logEntryFieldsSchema, wordGroupFieldsSchema } from '../searches/search-item.ts'
import { applyItemChange, applyNewestItem, type ItemRecord, toKeptItem } from './apply-item-change.ts'
import type { KeptItemFields } from './kept-item.ts'

const item = searchItemIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01')
const archive = archiveIdSchema.parse('info:test')
const edition = editionIdSchema.parse('v1')
const at = '2026-01-01T00:00:00Z'

const whole: KeptItemFields = {
  kept: { archive, name: 'Risk', query: 'risk', asTyped: false, edition, createdAt: at, lastRun: null, removedAt: null },
  log: {
    archive,
    query: 'risk',
    understood: 'risk',
    asTyped: false,
    beyond: [],
    edition,
    editionDigest: 'a'.repeat(128),
    at,
    total: 1,
    exactTotal: 1,
    inNotes: 0,
    complete: true,
    leftOut: [],
    opened: [],
    program: 'Campaign Archive 1',
    removedAt: null,
  },
  words: { archive, words: ['E2EE', 'end-to-end encryption'], on: true, createdAt: at, removedAt: null },
  colour: { meaning: 'figure' },
  briefing: {
    archive,
    title: 'What the letter asks',
    author: null,
    profile: 'plain',
    citations: 'short',
    createdAt: at,
    modifiedAt: at,
    removedAt: null,
    shared: false,
  },
  part: {
    briefing: briefingIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a02'),
    type: 'text',
    order: 'V',
    text: 'In *short*',
    level: 1,
    note: null,
    form: 'quotation',
    removedAt: null,
  },
  template: { name: 'House style', text: '{{ title }}', createdAt: at, modifiedAt: at, removedAt: null },
}

function change(count: number, part: Pick<ItemChange, 'kind' | 'fields'>): ItemChange {
  const clock = `1760000000000-${String(count).padStart(6, '0')}-0a1b2c3d`
  const named = part.kind === 'colour' ? 'green' : item
  return {
    format: 2,
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    clock,
    item: named,
    ...part,
  } as ItemChange
}

function applyAll(changes: readonly ItemChange[]): ItemRecord | undefined {
  return changes.reduce<ItemRecord | undefined>(applyNewestItem, undefined)
}

describe('applyItemChange', () => {
  test.each(['kept', 'log', 'words', 'colour', 'briefing', 'part', 'template'] as const)(
    'makes an item of kind %s once all of its fields are known',
    (kind) => {
      const record = applyAll([change(1, { kind, fields: whole[kind] })])
      expect(record && toKeptItem(record)).toEqual({ kind, id: kind === 'colour' ? 'green' : item, ...whole[kind] })
      for (const name of Object.keys(whole[kind])) {
        const early = applyAll([change(1, { kind, fields: { ...whole[kind], [name]: undefined } })])
        if (name === 'shared') expect(early && toKeptItem(early)).toMatchObject({ kind, title: 'What the letter asks' })
        else expect(early && toKeptItem(early)).toBeNull()
      }
    },
  )

  test('knows every field of the schemas', () => {
    for (const [kind, schema] of [
      ['kept', keptSearchFieldsSchema],
      ['log', logEntryFieldsSchema],
      ['words', wordGroupFieldsSchema],
      ['colour', colourMeaningFieldsSchema],
      ['briefing', briefingFieldsSchema],
      ['part', briefingPartFieldsSchema],
      ['template', briefingTemplateFieldsSchema],
    ] as const)
      expect(Object.keys(whole[kind]).sort()).toEqual(Object.keys(schema.shape).sort())
  })

  test('refuses a change of another item or of another kind', () => {
    const record = applyAll([change(1, { kind: 'words', fields: whole.words })])
    expect(() => applyItemChange(record, change(2, { kind: 'kept', fields: {} }))).toThrow('belongs to kept')
    const other = searchItemIdSchema.parse('00000000-0000-4000-8000-000000000000')
    const ofOther = change(2, { kind: 'words', fields: {} })
    expect(() => applyItemChange(record, { ...ofOther, item: other } as ItemChange)).toThrow(other)
  })

  test('takes the meaning of one of the six colours, and of nothing else', () => {
    const line = change(1, { kind: 'colour', fields: { meaning: 'figure' } })
    expect(changeSchema.parse(line)).toEqual(line)
    expect(changeSchema.safeParse({ ...line, item: 'grey' }).success).toBe(false)
    expect(changeSchema.safeParse({ ...line, item }).success).toBe(false)
    expect(changeSchema.safeParse({ ...line, fields: { meaning: 'x'.repeat(41) } }).success).toBe(false)
  })

  test('comes to the same whatever the order of the changes, and however often they come', () => {
    const names = fc.constantFrom('a', 'b', 'c')
    const changes = fc
      .array(fc.record({ name: names, query: names }, { requiredKeys: [] }), { minLength: 1, maxLength: 8 })
      .map((list) => list.map((fields, index) => change(index + 1, { kind: 'kept', fields })))
    fc.assert(
      fc.property(
        changes.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
        ),
        ([list, shuffled]) => {
          expect(applyAll(shuffled)).toEqual(applyAll(list))
        },
      ),
    )
  })
})

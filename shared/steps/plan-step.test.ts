import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  archiveIdSchema,
  type BriefingPartId,
  editionIdSchema,
  noteIdSchema,
  searchItemIdSchema,
  sourceIdSchema,
} from '../archive/ids.ts'
import type { KeptItem } from '../items/kept-item.ts'
import { COLOURS } from '../notes/colours.ts'
import type { Note, NoteFields } from '../notes/note.ts'
import { untouchedFields } from '../notes/testing/untouched-fields.ts'
import { fieldsNow } from './fields-now.ts'
import { type Present, planStep, withoutGone } from './plan-step.ts'
import { kindOfEdits, type Step } from './step.ts'

const ids = [1, 2, 3].map((n) => noteIdSchema.parse(`6f2cf7f0-6b7f-4b52-9d54-00000000000${n}`))
const at = '2026-11-22T10:00:00.000Z'
const target: Note['target'] = {
  archive: archiveIdSchema.parse('info:test'),
  edition: editionIdSchema.parse('v1'),
  about: { kind: 'source', id: sourceIdSchema.parse('letter') },
  name: 'Letter',
}
const startNotes = (): Map<Note['id'], Note> => new Map(ids.map((id) => [id, { id, ...untouchedFields, target }]))

const stepOf = (note: Note, after: Partial<NoteFields>): Step => {
  const notes = [{ note: note.id, before: fieldsNow(note, after), after }]
  return { what: { kind: kindOfEdits(notes), count: 1 }, notes, items: [] }
}
const presentOf = (notes: ReadonlyMap<Note['id'], Note>, items: readonly KeptItem[] = []): Present => ({
  note: (id) => notes.get(id),
  item: (id) => items.find((item) => item.id === id),
})
function set(notes: Map<Note['id'], Note>, id: Note['id'], fields: Partial<NoteFields>): void {
  const note = notes.get(id)
  if (note !== undefined) notes.set(id, { ...note, ...fields })
}
/** Without when it was changed, which undoing changes too, and as what is absent reads. */
const said = (notes: ReadonlyMap<Note['id'], Note>) =>
  [...notes.values()].map(({ modifiedAt: _, private: isPrivate = false, foreign = null, trashedAt, ...note }) => ({
    ...note,
    isPrivate,
    foreign,
    trashed: trashedAt !== null,
  }))

const change: fc.Arbitrary<Partial<NoteFields>> = fc
  .record(
    {
      body: fc.string({ maxLength: 5 }),
      tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      colour: fc.constantFrom(...COLOURS),
      private: fc.boolean(),
      trashedAt: fc.constantFrom(null, at),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)
const deed = fc.record({ id: fc.constantFrom(...ids), fields: change, mine: fc.boolean() })

describe('planStep', () => {
  test('undoes all steps to where they began, and does them again to where they ended', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const notes = startNotes()
        const steps = deeds.map(({ id, fields }) => {
          const note = notes.get(id)
          if (note === undefined) throw new Error('no such note')
          const step = stepOf(note, fields)
          set(notes, id, fields)
          return step
        })
        const end = said(notes)
        const run = (step: Step, way: 'undo' | 'redo') => {
          const plan = planStep(step, way, presentOf(notes), at)
          expect(plan.left).toBe(0)
          for (const { note, fields } of plan.notes) set(notes, note, fields)
        }
        for (const step of [...steps].reverse()) run(step, 'undo')
        expect(said(notes)).toEqual(said(startNotes()))
        for (const step of steps) run(step, 'redo')
        expect(said(notes)).toEqual(end)
      }),
    )
  })

  test('never sets a field that something else has set since', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), (deeds) => {
        const notes = startNotes()
        const steps: Step[] = []
        /** By note and field, what was set last by something else. */
        const others = new Map<string, unknown>()
        for (const { id, fields, mine } of deeds) {
          const note = notes.get(id)
          if (note === undefined) throw new Error('no such note')
          if (mine) steps.push(stepOf(note, fields))
          for (const [name, value] of Object.entries(fields)) {
            if (mine) others.delete(`${id} ${name}`)
            else others.set(`${id} ${name}`, value)
          }
          set(notes, id, fields)
        }
        const last = steps.at(-1)
        if (last === undefined) return
        for (const { note, fields } of planStep(last, 'undo', presentOf(notes), at).notes) {
          for (const [name, value] of Object.entries(fields)) {
            const key = `${note} ${name}`
            // Set to the very value that the step had set, it cannot be told apart.
            if (others.has(key))
              expect(JSON.stringify(others.get(key))).toBe(JSON.stringify(last.notes[0]?.after[name as 'body']))
            expect(value).not.toBeUndefined()
          }
        }
      }),
    )
  })

  test('leaves newer words, sets the rest, and says that something was left', () => {
    const notes = startNotes()
    const [id] = ids
    const note = id === undefined ? undefined : notes.get(id)
    if (note === undefined) throw new Error('there is no note')
    const step = stepOf(note, { body: 'mine', colour: 'blue' })
    const present = presentOf(new Map([[note.id, { ...note, body: 'newer', colour: 'blue' }]]))
    expect(planStep(step, 'undo', present, at)).toEqual({
      notes: [{ note: note.id, fields: { colour: 'yellow', modifiedAt: at } }],
      items: [],
      left: 1,
    })
    expect(planStep(step, 'undo', presentOf(new Map()), at)).toEqual({ notes: [], items: [], left: 1 })
  })

  test('counts the time in the trash from the undoing', () => {
    const notes = startNotes()
    const [id] = ids
    const note = id === undefined ? undefined : notes.get(id)
    if (note === undefined) throw new Error('there is no note')
    const step: Step = {
      what: { kind: 'notes-made', count: 1 },
      notes: [{ note: note.id, before: { trashedAt: '2020-01-01T00:00:00.000Z' }, after: { trashedAt: null } }],
      items: [],
    }
    expect(planStep(step, 'undo', presentOf(notes), at).notes).toEqual([
      { note: note.id, fields: { trashedAt: at, modifiedAt: at } },
    ])
  })

  test('sets back what is kept of searching', () => {
    const item = searchItemIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-000000000009')
    const step: Step = {
      what: { kind: 'search-renamed', count: 1 },
      notes: [],
      items: [{ kind: 'kept', item, before: { name: 'old' }, after: { name: 'new' } }],
    }
    const named = (name: string) => presentOf(new Map(), [{ kind: 'kept', id: item, name } as unknown as KeptItem])
    expect(planStep(step, 'undo', named('new'), at)).toEqual({
      notes: [],
      items: [{ kind: 'kept', item, fields: { name: 'old' } }],
      left: 0,
    })
    expect(planStep(step, 'undo', named('newest'), at)).toMatchObject({ items: [], left: 1 })
  })
})

test('withoutGone takes the words of removed notes out of a step, and gives null where nothing is left', () => {
  const [one, two] = [...startNotes().values()]
  if (one === undefined || two === undefined) throw new Error('there are no notes')
  const both: Step = {
    ...stepOf(one, { body: 'secret' }),
    what: { kind: 'notes-written', count: 2 },
    notes: [...stepOf(one, { body: 'secret' }).notes, ...stepOf(two, { body: 'open' }).notes],
  }
  const rest = withoutGone(both, new Set([one.id]))
  expect(JSON.stringify(rest)).not.toContain('secret')
  expect(rest).toMatchObject({ what: { count: 1 }, notes: [{ note: two.id }] })
  expect(withoutGone(both, new Set([one.id, two.id]))).toBeNull()
  expect(withoutGone(both, new Set())).toBe(both)
})

test('withoutGone takes the words of removed parts of briefings out of a step, and leaves its notes', () => {
  const [one] = [...startNotes().values()]
  if (one === undefined) throw new Error('there are no notes')
  const part = '33333333-3333-4333-8333-000000000001' as BriefingPartId
  const written = { kind: 'part', item: part, before: { text: 'secret' }, after: { text: 'secret, too' } } as const
  const step: Step = { ...stepOf(one, { body: 'open' }), what: { kind: 'backup-restored', count: 2 }, items: [written] }
  const rest = withoutGone(step, new Set([part]))
  expect(JSON.stringify(rest)).not.toContain('secret')
  expect(rest).toMatchObject({ what: { count: 1 }, notes: [{ note: one.id }], items: [] })
  expect(withoutGone({ ...step, notes: [] }, new Set([part]))).toBeNull()
})

test('kindOfEdits names what was done', () => {
  const kind = (after: Partial<NoteFields>) => kindOfEdits([{ after }])
  expect(kind({ body: 'x' })).toBe('notes-written')
  expect(kind({ trashedAt: at })).toBe('notes-deleted')
  expect(kind({ trashedAt: null })).toBe('notes-restored')
  expect(kind({ target, formerTargets: [], staysFor: [] })).toBe('notes-moved')
  expect(kind({ colour: 'blue', tags: [] })).toBe('notes-changed')
})

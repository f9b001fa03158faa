import { beforeEach, describe, expect, test } from 'vitest'
import type { ArchiveId, BriefingId, NoteId } from '#shared/archive/ids.ts'
import { headingPart, type NewPart, textPart } from '#shared/briefing/outline/start-briefing.ts'
import { planStep } from '#shared/steps/plan-step.ts'
import type { Step } from '#shared/steps/step.ts'
import type { KeptItemChange } from '../data/note-store.ts'
import { type BriefingActions, briefingActions } from './briefing-actions.ts'
import { briefingIn } from './briefings.ts'
import { type MemoryNotes, memoryNotes } from './testing/memory-notes.ts'

const archive = 'info:test' as ArchiveId
const fields = { title: 'For the committee', author: null, profile: 'plain', citations: 'short' } as const
const note = 'c0c0c0c0-0000-4000-8000-000000000001' as NoteId
const onNote: NewPart = { type: 'note', text: '', level: 1, note, form: 'quotation' }

let store: MemoryNotes
let steps: Step[]
let actions: BriefingActions
let briefing: BriefingId

beforeEach(() => {
  let number = 0
  let time = Date.parse('2026-11-30T10:00:00Z')
  store = memoryNotes([])
  steps = []
  actions = briefingActions({
    notes: store,
    history: { record: (step) => steps.push(step) },
    archive,
    now: () => {
      time += 1_000
      return new Date(time).toISOString()
    },
    newId: () => {
      number += 1
      return `d0d0d0d0-0000-4000-8000-${String(number).padStart(12, '0')}`
    },
  })
  briefing = actions.make(fields, [headingPart('A', 1), textPart('b'), onNote, textPart('d')])
})

function parts() {
  return briefingIn(store.snapshot().items, briefing)?.parts ?? []
}
function outline(): string {
  return parts()
    .map(({ type, text }) => (type === 'note' ? '*' : text))
    .join('')
}
const ids = (letters: string) =>
  new Set(parts().flatMap(({ id, type, text }) => (letters.includes(type === 'note' ? '*' : text) ? id : [])))

function undo(): void {
  const step = steps.pop()
  if (step === undefined) throw new Error('there is nothing to undo')
  const plan = planStep(step, 'undo', { note: store.note, item: store.item }, '2026-11-30T12:00:00Z')
  expect(plan.left).toBe(0)
  store.changeItems(plan.items as readonly KeptItemChange[])
}

describe('a briefing', () => {
  test('is made with its parts, in one step that takes it away again', () => {
    expect(outline()).toBe('Ab*d')
    expect(steps).toHaveLength(1)
    undo()
    expect(briefingIn(store.snapshot().items, briefing)?.briefing.removedAt).not.toBeNull()
  })

  test('takes parts at a place, and at its end', () => {
    actions.addParts(briefing, [textPart('x'), textPart('y')], 1)
    expect(outline()).toBe('Axyb*d')
    actions.addParts(briefing, [textPart('z')])
    expect(outline()).toBe('Axyb*dz')
    undo()
    undo()
    expect(outline()).toBe('Ab*d')
  })

  test.each([
    ['d', 0, 'dAb*'],
    ['A', 4, 'b*dA'],
    ['A', 2, 'bA*d'],
    ['A*', 3, 'bA*d'],
    ['b*', 0, 'b*Ad'],
  ])('moves %s before place %i', (letters, place, expected) => {
    actions.moveParts(briefing, ids(letters), place)
    expect(outline()).toBe(expected)
    undo()
    expect(outline()).toBe('Ab*d')
  })

  test('makes no step where nothing moves', () => {
    actions.moveParts(briefing, ids('b'), 1)
    actions.moveParts(briefing, ids('b'), 2)
    expect(steps).toHaveLength(1)
  })

  test('puts parts between two that another window has given the same key, and keeps the order of all others', () => {
    const [, b, star] = parts()
    if (b === undefined || star === undefined) throw new Error('parts are missing')
    store.changeItems([{ kind: 'part', item: star.id, fields: { order: b.order } }])
    const before = outline()
    actions.addParts(briefing, [textPart('x')], 2)
    expect(outline()).toBe(`${before.slice(0, 2)}x${before.slice(2)}`)
    undo()
    expect(outline()).toBe(before)
    actions.moveParts(briefing, ids('d'), 2)
    expect(outline()).toBe(`${before.slice(0, 2)}d${before.slice(2, 3)}`)
    undo()
    expect(outline()).toBe(before)
  })

  test('writes, changes the form and takes out, each as a step of its own', () => {
    const [, b, star] = parts()
    if (b === undefined || star === undefined) throw new Error('parts are missing')
    actions.changePart(b, { text: 'B' })
    actions.changePart(star, { form: 'reference' })
    actions.removeParts(briefing, ids('Ad'))
    expect(steps.slice(1).map(({ what }) => what)).toEqual([
      { kind: 'part-written', count: 1 },
      { kind: 'part-changed', count: 1 },
      { kind: 'parts-removed', count: 2 },
    ])
    expect(outline()).toBe('B*')
    for (let n = 0; n < 3; n += 1) undo()
    expect(outline()).toBe('Ab*d')
    expect(parts()[2]?.form).toBe('quotation')
  })

  test('is copied with parts of its own, on the same notes', () => {
    const copy = actions.duplicate(briefing, 'A copy')
    const found = copy === null ? null : briefingIn(store.snapshot().items, copy)
    expect(found?.briefing.title).toBe('A copy')
    expect(found?.parts.map(({ note: of }) => of)).toEqual([null, null, note, null])
    expect(found?.parts.some(({ id }) => parts().some((part) => part.id === id))).toBe(false)
  })

  test('says when it was changed last, also where only a part was', () => {
    const modified = () => briefingIn(store.snapshot().items, briefing)?.briefing.modifiedAt ?? ''
    const first = modified()
    actions.addParts(briefing, [textPart('x')])
    expect(modified() > first).toBe(true)
  })

  test('a part in which nothing changed stays the same list for those who show it', () => {
    const before = parts()
    actions.change(briefingIn(store.snapshot().items, briefing)?.briefing ?? never(), { title: 'Other' })
    expect(briefingIn(store.snapshot().items, briefing)?.briefing.title).toBe('Other')
    expect(parts()).toBe(before)
  })
})

function never(): never {
  throw new Error('there is no briefing')
}

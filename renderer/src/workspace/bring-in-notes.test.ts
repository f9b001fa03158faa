import { expect, test } from 'vitest'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { planStep } from '#shared/steps/plan-step.ts'
import type { Step } from '#shared/steps/step.ts'
import { bringInNotes } from './bring-in-notes.ts'
import { memoryNotes } from './testing/memory-notes.ts'

const note: Note = {
  id: '6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01' as NoteId,
  target: {
    archive: 'info:test' as ArchiveId,
    edition: 'v1' as EditionId,
    about: { kind: 'source', id: 'letter' as SourceId },
    name: 'Letter',
  },
  body: 'first',
  colour: 'yellow',
  tags: [],
  author: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  modifiedAt: '2026-01-01T00:00:00.000Z',
  trashedAt: null,
  status: 'open',
  formerTargets: [],
  staysFor: [],
}

const other: Note = { ...note, id: '6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a02' as NoteId, foreign: '{}' }

test('what is brought in is one step, and undone it leaves every note as it was', () => {
  const store = memoryNotes([note])
  const steps: Step[] = []
  const record = (step: Step) => steps.push(step)
  const replaced = { ...note, body: 'second', foreign: '{}', modifiedAt: '2026-02-01T00:00:00.000Z' }
  bringInNotes(store, { record }, { fresh: [other], replaced: [{ before: note, after: replaced }] })
  expect(store.note(other.id)).toEqual({ ...other, private: false })
  expect(store.note(note.id)).toEqual({ ...replaced, private: false })
  const [step] = steps
  if (step === undefined) throw new Error('no step was recorded')
  expect(steps).toHaveLength(1)
  expect(step.what).toEqual({ kind: 'notes-brought-in', count: 2 })
  const at = '2026-03-01T00:00:00.000Z'
  const undoing = planStep(step, 'undo', store, at)
  expect(undoing.left).toBe(0)
  store.changeAll(undoing.notes)
  expect(store.note(other.id)?.trashedAt).toBe(at)
  expect(store.note(note.id)).toEqual({ ...note, foreign: null, private: false })
  store.changeAll(planStep(step, 'redo', store, at).notes)
  expect(store.note(other.id)?.trashedAt).toBeNull()
  expect(store.note(note.id)).toEqual({ ...replaced, private: false })
})

test('nothing brought in is no step', () => {
  const store = { changeAll: () => expect.unreachable() }
  bringInNotes(store, { record: () => expect.unreachable() }, { fresh: [], replaced: [] })
})

import { expect, test } from 'vitest'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Note } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import { createUnfinishedRemoval, removeDue, removeForGood } from './remove-for-good.ts'
import { memoryNotes } from './testing/memory-notes.ts'

const noteOf = (n: number, trashedAt: string | null): Note => ({
  id: `6f2cf7f0-6b7f-4b52-9d54-${String(n).padStart(12, '0')}` as NoteId,
  ...untouchedFields,
  target: {
    archive: 'info:test' as ArchiveId,
    edition: 'v1' as EditionId,
    about: { kind: 'source', id: 'letter' as SourceId },
    name: 'Letter',
  },
  trashedAt,
})
const old = noteOf(1, '2026-11-21T10:00:00.000Z')
const young = noteOf(2, '2027-01-20T10:00:00.000Z')
const live = noteOf(3, null)

function storageInMemory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage
}

function parts(refuses: { now: boolean } = { now: false }) {
  const forgotten: (readonly NoteId[])[] = []
  const fromSteps: (readonly NoteId[])[] = []
  const { snapshot } = memoryNotes([old, young, live])
  const storage = storageInMemory()
  return {
    forgotten,
    fromSteps,
    storage,
    store: {
      snapshot,
      forget(notes: readonly NoteId[]) {
        forgotten.push(notes)
        return Promise.resolve(refuses.now ? fail('disk-full', 'the disk is full') : succeed({ removed: notes.length }))
      },
    },
    history: {
      forget(notes: readonly NoteId[]) {
        fromSteps.push(notes)
        return Promise.resolve()
      },
    },
    unfinished: createUnfinishedRemoval(storage, 'p'),
  }
}

test('removes what has lain in the trash long enough, and nothing else', async () => {
  const given = parts()
  expect(await removeDue(given, '90', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed(1))
  expect(given.forgotten).toEqual([[old.id]])
  expect(given.fromSteps).toEqual([[old.id]])
  expect(await removeDue(given, 'always', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed(0))
  expect(given.forgotten).toHaveLength(1)
})

test('what could not be removed is removed at the next start, though it is in no list any more', async () => {
  const refuses = { now: true }
  const given = parts(refuses)
  expect(await removeForGood(given, [young.id])).toEqual(fail('disk-full', 'the disk is full'))
  refuses.now = false
  const unfinished = createUnfinishedRemoval(given.storage, 'p')
  const next = { store: given.store, history: given.history, unfinished }
  expect(await removeDue(next, 'always', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed(0))
  expect(given.forgotten).toEqual([[young.id], [young.id]])
  await removeDue(next, 'always', new Date('2027-02-20T00:00:00Z'))
  expect(given.forgotten).toHaveLength(2)
})

test('a list of unfinished removals that cannot be read is none', () => {
  const storage = storageInMemory()
  storage.setItem('campaign-archive-removal-p', '{')
  expect(createUnfinishedRemoval(storage, 'p').read()).toEqual([])
})

import { expect, test } from 'vitest'
import type { ArchiveId, BriefingId, BriefingPartId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { Briefing, BriefingPart } from '#shared/briefing/outline/briefing.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { GoneId } from '#shared/notes/change.ts'
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

const briefingOf = (n: number, removedAt: string | null): Briefing => ({
  kind: 'briefing',
  id: `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}` as BriefingId,
  archive: 'info:test' as ArchiveId,
  title: `Briefing ${n}`,
  author: null,
  profile: 'plain',
  citations: 'short',
  createdAt: '2026-11-01T10:00:00.000Z',
  modifiedAt: '2026-11-01T10:00:00.000Z',
  removedAt,
})
const partOf = (n: number, { id: briefing }: Briefing, removedAt: string | null): BriefingPart => ({
  kind: 'part',
  id: `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}` as BriefingPartId,
  briefing,
  type: 'text',
  order: 'V',
  text: '',
  level: 1,
  note: null,
  form: 'quotation',
  removedAt,
})

function parts(refuses: { now: boolean } = { now: false }, items: readonly KeptItem[] = []) {
  const forgotten: (readonly GoneId[])[] = []
  const fromSteps: (readonly string[])[] = []
  const { snapshot } = memoryNotes([old, young, live], items)
  const storage = storageInMemory()
  return {
    forgotten,
    fromSteps,
    storage,
    store: {
      snapshot,
      forget(notes: readonly GoneId[]) {
        forgotten.push(notes)
        return Promise.resolve(refuses.now ? fail('disk-full', 'the disk is full') : succeed({ removed: notes.length }))
      },
    },
    history: {
      forget(notes: readonly string[]) {
        fromSteps.push(notes)
        return Promise.resolve()
      },
    },
    unfinished: createUnfinishedRemoval(storage, 'p'),
  }
}

test('removes what has lain in the trash long enough, and nothing else', async () => {
  const given = parts()
  expect(await removeDue(given, '90', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed({ notes: 1, briefings: 0, parts: 0 }))
  expect(given.forgotten).toEqual([[old.id]])
  expect(given.fromSteps).toEqual([[old.id]])
  expect(await removeDue(given, 'always', new Date('2027-02-20T00:00:00Z'))).toEqual(
    succeed({ notes: 0, briefings: 0, parts: 0 }),
  )
  expect(given.forgotten).toHaveLength(1)
})

test('removes a briefing that has lain in the trash long enough with all its parts, and parts that were taken out of others long ago', async () => {
  const gone = briefingOf(1, '2026-11-21T10:00:00.000Z')
  const fresh = briefingOf(2, '2027-01-20T10:00:00.000Z')
  const kept = briefingOf(3, null)
  const long = '2026-11-21T09:00:00.000Z'
  const items = [
    ...[gone, fresh, kept],
    ...[partOf(1, gone, null), partOf(2, gone, long), partOf(3, fresh, null), partOf(4, kept, null), partOf(5, kept, long)],
    partOf(6, kept, '2027-02-01T10:00:00.000Z'),
  ]
  const given = parts({ now: false }, items)
  const counts = { notes: 1, briefings: 1, parts: 1 }
  expect(await removeDue(given, '90', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed(counts))
  const ids = [old.id, gone.id, partOf(1, gone, null).id, partOf(2, gone, null).id, partOf(5, kept, null).id]
  expect(given.forgotten).toEqual([ids])
  expect(given.fromSteps).toEqual([ids])
})

test('what could not be removed is removed at the next start, though it is in no list any more', async () => {
  const refuses = { now: true }
  const given = parts(refuses)
  expect(await removeForGood(given, [young.id])).toEqual(fail('disk-full', 'the disk is full'))
  refuses.now = false
  const unfinished = createUnfinishedRemoval(given.storage, 'p')
  const next = { store: given.store, history: given.history, unfinished }
  expect(await removeDue(next, 'always', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed({ notes: 0, briefings: 0, parts: 0 }))
  expect(given.forgotten).toEqual([[young.id], [young.id]])
  await removeDue(next, 'always', new Date('2027-02-20T00:00:00Z'))
  expect(given.forgotten).toHaveLength(2)
})

test('a list of unfinished removals that cannot be read is none', () => {
  const storage = storageInMemory()
  storage.setItem('campaign-archive-removal-p', '{')
  expect(createUnfinishedRemoval(storage, 'p').read()).toEqual([])
})

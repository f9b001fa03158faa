import { expect, test } from 'vitest'
import type {
  ArchiveId,
  BriefingId,
  BriefingPartId,
  BriefingTemplateId,
  EditionId,
  NoteId,
  SearchItemId,
  SourceId,
} from '#shared/archive/ids.ts'
import type { Briefing, BriefingPart } from '#shared/briefing/outline/briefing.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import { type Change, changeSchema, type GoneId } from '#shared/notes/change.ts'
import type { Note } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import type { Redactor } from '../data/note-store.ts'
import { createUnfinishedRemoval, namesOfColour, removeDue, removeForGood, removeWords, tagOfNotes } from './remove-for-good.ts'
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

function parts(
  refuses: { now: boolean; later?: boolean } = { now: false },
  items: readonly KeptItem[] = [],
  changes: readonly Change[] = [],
) {
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
      redact(instead: Redactor, onBuried: (ids: readonly GoneId[]) => void) {
        const ids = changes.filter((change) => instead(change) !== undefined).map(({ id }) => id as GoneId)
        if (refuses.now) return Promise.resolve(fail('disk-full', 'the disk is full'))
        onBuried(ids)
        return Promise.resolve(refuses.later ? fail('disk-full', 'the disk is full') : succeed({ removed: ids.length }))
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
  expect(await removeDue(given, '90', new Date('2027-02-20T00:00:00Z'))).toEqual(
    succeed({ notes: 1, briefings: 0, parts: 0, others: 0 }),
  )
  expect(given.forgotten).toEqual([[old.id]])
  expect(given.fromSteps).toEqual([[old.id]])
  expect(await removeDue(given, 'always', new Date('2027-02-20T00:00:00Z'))).toEqual(
    succeed({ notes: 0, briefings: 0, parts: 0, others: 0 }),
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
  const counts = { notes: 1, briefings: 1, parts: 1, others: 0 }
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
  expect(await removeDue(next, 'always', new Date('2027-02-20T00:00:00Z'))).toEqual(
    succeed({ notes: 0, briefings: 0, parts: 0, others: 0 }),
  )
  expect(given.forgotten).toEqual([[young.id], [young.id]])
  await removeDue(next, 'always', new Date('2027-02-20T00:00:00Z'))
  expect(given.forgotten).toHaveLength(2)
})

test('a list of unfinished removals that cannot be read is none', () => {
  const storage = storageInMemory()
  storage.setItem('campaign-archive-removal-p', '{')
  expect(createUnfinishedRemoval(storage, 'p').read()).toEqual([])
})

test('removes searches, log entries, own words and templates that were removed long enough ago, and no group that the archive starts with', async () => {
  const archive = 'info:test' as ArchiveId
  const at = '2026-11-01T10:00:00.000Z'
  const long = '2026-11-21T10:00:00.000Z'
  const id = (n: number) => `c0000000-0000-4000-8000-${String(n).padStart(12, '0')}` as SearchItemId
  const words = { kind: 'words' as const, archive, words: ['a', 'b'], on: true, createdAt: at }
  const template = { kind: 'template' as const, name: 'House', text: '', createdAt: at, modifiedAt: at }
  const items: readonly KeptItem[] = [
    { ...words, id: id(1), removedAt: long },
    { ...words, id: id(2), removedAt: null },
    { ...words, id: 'f56f9d0d-bd2f-4cd3-a72a-46dd5a3e8ec8' as SearchItemId, removedAt: long },
    { ...template, id: id(3) as string as BriefingTemplateId, removedAt: long },
    { ...template, id: id(4) as string as BriefingTemplateId, removedAt: null },
    { kind: 'colour', id: 'green', meaning: '' },
  ]
  const given = parts({ now: false }, items)
  const counts = { notes: 1, briefings: 0, parts: 0, others: 2 }
  expect(await removeDue(given, '90', new Date('2027-02-20T00:00:00Z'))).toEqual(succeed(counts))
  expect(given.forgotten).toEqual([[old.id, id(1), id(3)]])
})

const named = (n: number, meaning: string) =>
  changeSchema.parse({
    format: 2,
    id: `d0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    clock: `1760000000000-${String(n).padStart(6, '0')}-0a1b2c3d`,
    kind: 'colour',
    item: 'green',
    fields: { meaning },
  })

test('the names of a colour go by their changes; what is cut off once it is on the disk is finished at the next start, and nothing before', async () => {
  const changes = [named(1, 'figure'), named(2, 'person'), named(3, '')]
  const refuses = { now: true, later: true }
  const given = parts(refuses, [], changes)
  const remove = () => removeWords(given, () => ['green'], namesOfColour('green'))
  expect(await remove()).toMatchObject({ ok: false })
  expect(given.unfinished.read()).toEqual([])
  refuses.now = false
  expect(await remove()).toMatchObject({ ok: false })
  expect(given.unfinished.read()).toEqual([changes[0]?.id, changes[1]?.id])
  refuses.later = false
  expect(await remove()).toEqual(succeed(2))
  expect(given.unfinished.read()).toEqual([])
  expect(given.fromSteps.at(-1)).toEqual(['green'])
})

test('a tag goes from each version that has it, and nothing else of the version does', () => {
  const found = new Set<NoteId>()
  const instead = tagOfNotes('secret', found)
  const change = (fields: object) =>
    changeSchema.parse({
      format: 1,
      id: 'd0000000-0000-4000-8000-000000000009',
      clock: '1760000000000-000009-0a1b2c3d',
      note: old.id,
      fields,
      parents: ['1760000000000-000001-0a1b2c3d'],
    })
  expect(instead(change({ body: 'on the secret', tags: ['secrets', 'Secret'] }))).toBeUndefined()
  expect(instead(change({ body: 'secret' }))).toBeUndefined()
  expect([...found]).toEqual([])
  expect(instead(change({ body: 'b', tags: ['a', 'secret', 'z'] }))).toEqual(change({ body: 'b', tags: ['a', 'z'] }))
  expect([...found]).toEqual([old.id])
})

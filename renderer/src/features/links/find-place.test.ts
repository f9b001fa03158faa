import { expect, test } from 'vitest'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { ArchiveId, BlockId, EditionId, NoteId, SignatoryId, SourceId } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { LinkTarget } from '#shared/links/deep-link.ts'
import type { Note, Target } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { ArchiveReader, OpenText } from '../../workspace/archive-reader.ts'
import { findPlace } from './find-place.ts'

const archive = 'info:a' as ArchiveId
const letter = 'letter' as SourceId
const [v1, v2, v3] = ['v1', 'v2', 'v3'] as [EditionId, EditionId, EditionId]

/** The same letter in three editions: a sentence is put before it, and then its words are changed. */
const texts: Readonly<Record<string, string>> = {
  v1: 'Fifty organisations signed the letter. It was sent on Monday.',
  v2: 'A letter was made public. Fifty organisations signed the letter. It was sent on Monday.',
  v3: 'A letter was made public. Sixty organisations signed the letter. It was sent on Monday.',
}

/** Editions, as far as links look at them: one source, one signatory, and one source that cannot be read. */
const reader: ArchiveReader = {
  edition: async (id) =>
    texts[id] === undefined
      ? fail('edition-unknown', `there is no edition ${id}`)
      : succeed({
          sources: [{ id: letter }],
          unreadable: [{ source: 'broken' }],
          signatories: { signatories: [{ id: 'kidscape' }] },
          recommendations: [],
          claims: null,
        } as unknown as EditionCatalogue),
  editionNow: () => null,
  text: async (edition, source) => {
    const text = texts[edition]
    if (text === undefined || source !== letter) return fail('source-unknown', 'not there')
    const blocks = [{ id: 'b1', start: 0, end: text.length }]
    return succeed({
      source,
      edition,
      text,
      sha512: edition.slice(1).repeat(128),
      offsets: createOffsetMap(text),
      blocks,
      record: { blocks },
    } as unknown as OpenText)
  },
}

function note(target: Target, fields: Partial<Note> = {}): Note {
  return {
    id: '6f0f4a52-58ee-4c9f-9a0d-6d2a3a2f1c11' as NoteId,
    target,
    ...untouchedFields,
    ...fields,
  }
}

const text = texts['v1'] ?? ''
const words = 'Fifty organisations signed'
const onPassage = note(
  createTarget({
    archive,
    source: letter,
    edition: v1,
    text,
    textSha512: '1'.repeat(128),
    range: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
  }),
)

function find(to: LinkTarget, { reading = v3, notes = [] as readonly Note[] } = {}) {
  const editions = [v1, v2, v3].map((id) => ({ id })) as unknown as Parameters<typeof findPlace>[1]['edition']['editions']
  return findPlace({ archive, to }, { archive: reader, edition: { archive, id: reading, editions }, notes })
}

const toNote: LinkTarget = { kind: 'note', note: onPassage.id }

test('a block is found with all of its text as the passage to mark, and a passage as it is', async () => {
  expect(await find({ kind: 'block', edition: v1, source: letter, block: 'b1' as BlockId })).toEqual({
    state: 'found',
    path: `/v1/source/letter?at=b1&passage=0-${text.length}`,
  })
  expect(await find({ kind: 'passage', edition: v1, source: letter, start: 3, end: text.length })).toEqual({
    state: 'found',
    path: `/v1/source/letter?passage=3-${text.length}`,
  })
})

test('a note is opened in the edition being read where its words stand there for it, and else in its own', async () => {
  const notes = [onPassage]
  const inOwn = `/v1/source/letter?note=${onPassage.id}`
  expect(await find(toNote, { notes, reading: v1 })).toEqual({ state: 'found', path: inOwn })
  expect(await find(toNote, { notes, reading: v2 })).toEqual({ state: 'found', path: inOwn.replace('v1', 'v2') })
  expect(await find(toNote, { notes, reading: v3 })).toEqual({ state: 'found', path: inOwn })
})

test('a note on a record is opened at the record', async () => {
  const about = { kind: 'signatory', id: 'kidscape' as SignatoryId } as const
  const notes = [note({ archive, edition: v1, about, name: 'Kidscape' })]
  expect(await find(toNote, { notes, reading: v2 })).toEqual({
    state: 'found',
    path: `/v2/signatories?row=kidscape&note=${onPassage.id}`,
  })
})

test('a note that is in the trash, of another archive or not there is not opened', async () => {
  const trashed = { ...onPassage, trashedAt: '2026-11-21T11:00:00Z' }
  expect(await find(toNote, { notes: [trashed] })).toEqual({ state: 'in-trash', note: trashed })
  const other = 'info:b' as ArchiveId
  expect(await find(toNote, { notes: [note({ ...onPassage.target, archive: other })] })).toEqual({
    state: 'other-archive',
    archive: other,
  })
  expect(await find(toNote)).toEqual({ state: 'no-note' })
})

test('what is not there is named', async () => {
  const b9 = { kind: 'block', edition: v1, source: letter, block: 'b9' as BlockId } as const
  const beyond = { kind: 'passage', edition: v1, source: letter, start: 3, end: text.length + 1 } as const
  const nobody = { kind: 'signatory', edition: v2, id: 'nobody' as SignatoryId } as const
  expect(await find({ kind: 'source', edition: 'v9' as EditionId, source: letter })).toEqual({
    state: 'no-edition',
    edition: 'v9',
  })
  expect(await find({ kind: 'source', edition: v2, source: 'annex' as SourceId })).toEqual({
    state: 'no-source',
    edition: v2,
    source: 'annex',
  })
  expect(await find(b9)).toEqual({ state: 'no-block', edition: v1, source: { id: letter }, to: b9 })
  expect(await find(beyond)).toEqual({ state: 'no-passage', edition: v1, source: { id: letter }, to: beyond })
  expect(await find(nobody)).toEqual({ state: 'no-record', edition: v2, of: nobody })
})

test('a source that cannot be read is opened all the same: its page says why', async () => {
  const broken = 'broken' as SourceId
  expect(await find({ kind: 'block', edition: v1, source: broken, block: 'b1' as BlockId })).toEqual({
    state: 'found',
    path: '/v1/source/broken',
  })
})

import { beforeEach, expect, test } from 'vitest'
import { recommendationIdSchema } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { RecordNote } from '#shared/notes/note.ts'
import type { ArchiveReader } from './archive-reader.ts'
import { gatherNotes } from './gather-notes.ts'
import { archiveId, letter, noteOn, type SmallArchive, smallArchive, v1, v2 } from './testing/small-archive.ts'

const passages = ['Dear Sir,', 'we ask for a risk assessment', 'of encryption']
const r1 = recommendationIdSchema.parse('r1')

let small: SmallArchive
let archive: ArchiveReader
beforeEach(async () => {
  small = await smallArchive({ letter: passages }, { letter: passages })
  const text = await small.reader.text(v1, letter)
  if (!text.ok) throw new Error(text.error.message)
  const { blocks } = text.value.record
  const span = { source: letter, start: 10, end: 38, exact: 'we ask for a risk assessment' }
  archive = {
    ...(small.reader as ArchiveReader),
    // Only the first edition has the recommendation.
    async edition(edition) {
      const answer = await small.reader.edition(edition)
      if (!answer.ok || edition !== v1) return answer
      const recommendations = [{ id: r1, number: 1, heading: span, passages: [{ relation: 'states' as const, span }] }]
      return succeed({ ...answer.value, recommendations, blocks: [{ source: letter, blocks: [...blocks] }] })
    },
  }
})

async function noteOnRecord(about: RecordNote['target']['about'], archiveOfNote = archiveId): Promise<RecordNote> {
  const text = await small.reader.text(v1, letter)
  if (!text.ok) throw new Error(text.error.message)
  const { target: _, ...rest } = noteOn(text.value, 'risk', 'who assesses?')
  return { ...rest, target: { archive: archiveOfNote, edition: v1, about, name: 'its name' } }
}

async function gatherIn(edition: typeof v1, notes: readonly RecordNote[]) {
  const catalogue = await archive.edition(edition)
  if (!catalogue.ok) throw new Error(catalogue.error.message)
  return await gatherNotes(archive, { archive: archiveId, catalogue: catalogue.value }, notes)
}

test('a note on a record is placed in the edition being read, with the blocks that have the record', async () => {
  const onSource = await noteOnRecord({ kind: 'source', id: letter })
  const onRecommendation = await noteOnRecord({ kind: 'recommendation', id: r1 })
  const { notes, fromOtherEdition, leftOut } = await gatherIn(v1, [onSource, onRecommendation])
  expect(
    notes.map(({ note, edition, source, blocks }) => [note, edition, source.id, blocks.map(({ number }) => number)]),
  ).toEqual([
    [onSource, v1, letter, []],
    [onRecommendation, v1, letter, [2]],
  ])
  expect([fromOtherEdition, leftOut]).toEqual([0, []])
})

test('where the edition being read does not have the record, the note is placed in its own', async () => {
  const { notes, fromOtherEdition } = await gatherIn(v2, [await noteOnRecord({ kind: 'recommendation', id: r1 })])
  expect(notes.map(({ edition }) => edition)).toEqual([v1])
  expect(fromOtherEdition).toBe(1)
})

test('a note of another archive is left out, and never looked up in this one', async () => {
  const other = await noteOnRecord({ kind: 'source', id: letter }, 'info:test/other' as typeof archiveId)
  const { notes, leftOut } = await gatherIn(v1, [other])
  expect([notes, leftOut]).toEqual([[], [other]])
})

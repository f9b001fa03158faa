import { beforeEach, describe, expect, test } from 'vitest'
import { recommendationIdSchema } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { NoteDocument } from '#shared/search/documents.ts'
import { noteDocument } from './note-documents.ts'
import { createSearchedNotes } from './searched-notes.ts'
import { archiveId, letter, noteOn, type SmallArchive, smallArchive, v1, v2 } from './testing/small-archive.ts'

const first = ['Dear Sir,', 'we ask for a risk assessment', 'of end-to-end encryption']
const second = ['Dear Sir,', 'and Madam,', 'we ask for a risk assessment', 'of encryption']

let archive: SmallArchive
beforeEach(async () => {
  archive = await smallArchive({ letter: first }, { letter: second })
})

async function openLetter() {
  const open = await archive.reader.text(v1, letter)
  if (!open.ok) throw new Error(open.error.message)
  return open.value
}

describe('a note in the search', () => {
  test('has its place in each edition: where its words are, wherever they moved', async () => {
    const note = noteOn(await openLetter(), 'risk assessment\nof end-to-end', 'who assesses?')
    const words = noteOn(await openLetter(), 'we ask for a risk assessment', 'who assesses?', 2)
    expect(await noteDocument(words, archiveId, [v1, v2], archive.reader)).toEqual({
      id: words.id,
      text: 'who assesses?\n#follow-up\nwe ask for a risk assessment',
      language: 'en',
      tags: ['follow-up'],
      colour: 'yellow',
      source: letter,
      places: [
        { edition: v1, blocks: ['b2'] },
        { edition: v2, blocks: ['b3'] },
      ],
    })
    // Its words do not stand in the second edition, so that there is no certain place.
    expect((await noteDocument(note, archiveId, [v1, v2], archive.reader)).places).toEqual([
      { edition: v1, blocks: ['b2', 'b3'] },
      { edition: v2, blocks: [] },
    ])
  })

  test('of another archive, or on a source that is not there, has no place', async () => {
    const note = noteOn(await openLetter(), 'risk', 'x')
    const other = { ...note, target: { ...note.target, archive: 'info:test/other' as typeof archiveId } }
    expect(await noteDocument(other, archiveId, [v1], archive.reader)).toMatchObject({ source: null, places: [] })
    const gone = { ...note, target: { ...note.target, source: 'gone' as typeof letter } }
    expect(await noteDocument(gone, archiveId, [v1], archive.reader)).toMatchObject({ source: 'gone', places: [] })
  })
})

describe('a note on a record', () => {
  test('of a source as a whole is found with the source, and with no passage of it', async () => {
    const { target, ...rest } = noteOn(await openLetter(), 'risk', 'who assesses?')
    const whole = {
      ...rest,
      target: { archive: archiveId, edition: v1, about: { kind: 'source', id: letter }, name: 'The letter' },
    } as const
    expect(await noteDocument(whole, archiveId, [v1, v2], archive.reader)).toMatchObject({
      text: 'who assesses?\n#follow-up\nThe letter',
      source: letter,
      places: [
        { edition: v1, blocks: [] },
        { edition: v2, blocks: [] },
      ],
    })
  })

  test('is found with the passage that has the record, in the editions that have it', async () => {
    const { target, ...rest } = noteOn(await openLetter(), 'risk', 'who assesses?')
    const id = recommendationIdSchema.parse('r1')
    const note = {
      ...rest,
      target: { archive: archiveId, edition: v1, about: { kind: 'recommendation', id }, name: 'Assess it' },
    } as const
    const open = await openLetter()
    const reader = {
      text: archive.reader.text,
      edition: async (edition: typeof v1): ReturnType<SmallArchive['reader']['edition']> => {
        const answer = await archive.reader.edition(edition)
        if (!answer.ok || edition !== v1) return answer
        const span = { source: letter, start: 10, end: 38, exact: 'we ask for a risk assessment' }
        const recommendations = [{ id, number: 1, heading: span, passages: [{ relation: 'states' as const, span }] }]
        const blocks = [{ source: letter, blocks: [...open.record.blocks] }]
        return succeed({ ...answer.value, blocks, recommendations })
      },
    }
    expect(await noteDocument(note, archiveId, [v1, v2], reader)).toMatchObject({
      source: letter,
      // The second edition has no such recommendation; the note is then found by its words alone.
      places: [
        { edition: v1, blocks: ['b2'] },
        { edition: v2, blocks: [] },
      ],
    })
  })
})

describe('the notes of the search', () => {
  function watched() {
    const done: string[] = []
    let changes = 0
    const notes = createSearchedNotes(
      {
        putNotes: async (all: readonly NoteDocument[]) => void done.push(`all ${all.length}`),
        putNote: async ({ text }) => void done.push(`put ${text.split('\n')[0]}`),
        removeNote: async (id) => void done.push(`remove ${id.at(-1)}`),
      },
      archive.reader,
      () => {
        changes += 1
      },
    )
    return { notes, done, changes: () => changes }
  }

  test('change one by one: what did not change is not put again', async () => {
    const open = await openLetter()
    const { notes, done, changes } = watched()
    const [a, b, c] = [1, 2, 3].map((number) => noteOn(open, 'risk', `note ${number}`, number)) as [
      ReturnType<typeof noteOn>,
      ReturnType<typeof noteOn>,
      ReturnType<typeof noteOn>,
    ]
    notes.setEditions([v1])
    notes.set([a, b, c], archiveId)
    await notes.settled()
    expect(done.splice(0).sort()).toEqual(['put note 1', 'put note 2', 'put note 3'])
    const changed = { ...b, body: 'note 2, changed' }
    notes.set([a, changed], archiveId)
    await notes.settled()
    expect(done.splice(0)).toEqual(['put note 2, changed', 'remove 3'])
    expect(changes()).toBe(2)
    expect(notes.find(b.id)).toBe(changed)
    notes.set([a, changed], archiveId)
    await notes.settled()
    expect([done, changes()]).toEqual([[], 2])
  })

  test('are put anew when another edition is searched, and many at once', async () => {
    const open = await openLetter()
    const { notes, done } = watched()
    const many = Array.from({ length: 60 }, (_, at) => noteOn(open, 'risk', `note ${at}`, at))
    notes.set(many, archiveId)
    notes.setEditions([v1])
    await notes.settled()
    notes.setEditions([v1, v2])
    await notes.settled()
    expect(done.at(-1)).toBe('all 60')
  })

  test('that the search did not take are put again when they are asked for', async () => {
    const open = await openLetter()
    let fails = true
    const notes = createSearchedNotes(
      {
        putNotes: async () => undefined,
        putNote: () => (fails ? Promise.reject(new Error('broken')) : Promise.resolve()),
        removeNote: async () => undefined,
      },
      archive.reader,
      () => undefined,
    )
    notes.set([noteOn(open, 'risk', 'x')], archiveId)
    await expect(notes.settled()).rejects.toThrow('broken')
    fails = false
    await notes.settled()
  })
})

import { expect, test } from 'vitest'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Note } from '#shared/notes/note.ts'
import { noteFares } from './note-fare.ts'

const old = 'A first sentence. Fifty signed. A last sentence.'

function noteOn(words: string, source: string): Note {
  const start = old.indexOf(words)
  return {
    id: `${source} ${words}` as NoteId,
    target: createTarget({
      source: source as SourceId,
      archive: 'info:a' as ArchiveId,
      edition: 'v1' as EditionId,
      text: old,
      textSha512: '0'.repeat(128),
      range: { start, end: start + words.length },
    }),
    body: '',
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: '2026-11-21T10:00:00Z',
    modifiedAt: '2026-11-21T10:00:00Z',
    trashedAt: null,
  }
}

test('each note fares as it would be shown, and a source that is gone takes its words with it', async () => {
  const texts: Readonly<Record<string, string>> = { a: 'New words. A first sentence. Sixty signed. A last sentence.', b: old }
  const notes = [
    noteOn('Fifty', 'a'),
    noteOn('A last', 'a'),
    noteOn('Fifty', 'b'),
    noteOn('Fifty', 'gone'),
    noteOn('Fifty', 'broken'),
  ]
  const fares = await noteFares(notes, async (source) => {
    const text = texts[source]
    if (text !== undefined) return succeed({ text, sha512: '1'.repeat(128) })
    return source === 'gone' ? fail('source-unknown', 'not there') : fail('file-altered', 'altered')
  })
  const ids = Object.fromEntries([...fares].map(([fare, list]) => [fare, list.map((note) => note.id)]))
  expect(ids).toEqual({ missing: ['a Fifty', 'gone Fifty'], moved: ['a A last'], exact: ['b Fifty'], unread: ['broken Fifty'] })
})

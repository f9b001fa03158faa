import { expect, test } from 'vitest'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { PassageNote } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import { noteFares } from './note-fare.ts'

const old = 'A first sentence. Fifty signed. A last sentence.'

const noOldText = async () => null

function noteOn(words: string, source: string): PassageNote {
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
    ...untouchedFields,
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
  const fares = await noteFares(
    notes,
    async (source) => {
      const text = texts[source]
      if (text !== undefined) return succeed({ text, sha512: '1'.repeat(128) })
      return source === 'gone' ? fail('source-unknown', 'not there') : fail('file-altered', 'altered')
    },
    noOldText,
  )
  const ids = Object.fromEntries([...fares].map(([fare, list]) => [fare, list.map((note) => note.id)]))
  expect(ids).toEqual({
    reworded: ['a Fifty'],
    missing: ['gone Fifty'],
    moved: ['a A last'],
    exact: ['b Fifty'],
    unread: ['broken Fifty'],
  })
})

test('the old text spares a question, and a decision that a note stays is not asked for again', async () => {
  const before = 'One. All of us signed. Two. Three and four stand here. All of us signed. Five.'
  const after = 'Nought. One. All of us signed. Two. Seven and four stand here. All of us signed. Five.'
  const start = before.lastIndexOf('All of us signed')
  const marked = {
    ...noteOn('Fifty', 'a'),
    target: createTarget({
      source: 'a' as SourceId,
      archive: 'info:a' as ArchiveId,
      edition: 'v1' as EditionId,
      text: before,
      textSha512: '0'.repeat(128),
      range: { start, end: start + 'All of us signed'.length },
    }),
  }
  const left = { ...marked, id: 'left' as NoteId, staysFor: ['1'.repeat(128)] }
  const read = async () => succeed({ text: after, sha512: '1'.repeat(128) })
  const alone = await noteFares([marked, left], read, noOldText)
  expect([...alone.keys()]).toEqual(['ambiguous', 'stays'])
  const withText = await noteFares([marked, left], read, async () => before)
  expect([...withText.keys()]).toEqual(['moved', 'stays'])
})

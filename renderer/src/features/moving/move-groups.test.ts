import { expect, test } from 'vitest'
import { anchorTarget } from '#shared/annotation/anchor-target.ts'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { PassageNote } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import type { NoteMove } from '../../workspace/note-moves.tsx'
import { nameWeightyChanges } from './change-words.ts'
import { countGroups, notesOfGroup } from './move-groups.ts'
import { surroundingsOf } from './surroundings.ts'

const before =
  'We, the 4 signatories, write to you today about children.\nThe design harms many young people every day.\nIt was shared with the board and was not published.\nThe press has reported on these matters.'
const after =
  'We, the 5 signatories, write to you today about children.\nThe design hurts many young people every day.\nIt was shared with the board and was published.'

function move(words: string): NoteMove {
  const start = before.indexOf(words)
  const target = createTarget({
    source: 'letter' as SourceId,
    archive: 'info:a' as ArchiveId,
    edition: 'v1' as EditionId,
    text: before,
    textSha512: '1'.repeat(128),
    range: { start, end: start + words.length },
  })
  const anchor = anchorTarget(after, '2'.repeat(128), target, before)
  const note: PassageNote = {
    id: words as NoteId,
    target,
    ...untouchedFields,
  }
  return { note, state: anchor.state, anchor, sha512: '2'.repeat(128) }
}

const moves = [
  move('The press has reported on these matters'),
  move('young people every day'),
  move('The design harms many'),
  move('shared with the board and was not published'),
  move('the 4 signatories'),
]

test('what may have turned the meaning of a passage comes first, then the other changes, then what was not found', () => {
  expect(notesOfGroup(moves, 'undecided', ['letter']).map(({ note }) => note.id)).toEqual([
    'the 4 signatories',
    'shared with the board and was not published',
    'The design harms many',
    'The press has reported on these matters',
  ])
  expect(notesOfGroup(moves, 'same', ['letter']).map(({ note }) => note.id)).toEqual(['young people every day'])
  expect(Object.fromEntries(countGroups(moves))).toEqual({ undecided: 4, reworded: 3, missing: 1, same: 1 })
})

test('a change that can turn a sentence is said in words, any other is only marked', () => {
  const said = moves.map(({ note, ...rest }) =>
    'anchor' in rest && rest.anchor.state === 'reworded' ? nameWeightyChanges(rest.anchor.changes, note.target.exact, after) : [],
  )
  expect(said).toEqual([[], [], [], ['A negation was taken out: “not”'], ['A number changed: “4” became “5”']])
})

test('a passage stands among the words of its paragraph, cut between words', () => {
  const text = `Another one.\n${'word '.repeat(60)}PASSAGE${' word'.repeat(60)}\nA third.`
  const start = text.indexOf('PASSAGE')
  const shown = surroundingsOf(text, { start, end: start + 7 })
  expect(shown.before).toMatch(/^… (word )+$/)
  expect(shown.after).toMatch(/^( word)+ …$/)
  expect(surroundingsOf(text, { start: 0, end: 7 })).toEqual({ before: '', after: ' one.' })
  expect(surroundingsOf('all of it', { start: 0, end: 9 })).toEqual({ before: '', after: '' })
})

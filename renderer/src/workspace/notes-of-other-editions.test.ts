import { expect, test } from 'vitest'
import type { EditionRecord } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { PassageNote, PassageTarget } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import { notesOfOtherEditions } from './notes-of-other-editions.ts'

const old = '1'.repeat(128)
const changed = '2'.repeat(128)

function targetIn(edition: string, textSha512: string, source = 'letter'): PassageTarget {
  return {
    archive: 'info:a' as ArchiveId,
    source: source as SourceId,
    edition: edition as EditionId,
    textSha512,
    exact: 'children',
    prefix: '',
    suffix: '',
    start: 0,
    end: 8,
  }
}

function note(id: string, target: PassageTarget, fields: Partial<PassageNote> = {}): PassageNote {
  return {
    id: id as NoteId,
    target,
    ...untouchedFields,
    ...fields,
  }
}

const editions = ['v1', 'v2', 'v3'].map((id) => ({ id })) as unknown as readonly EditionRecord[]
const reading = {
  archive: 'info:a' as ArchiveId,
  id: 'v2' as EditionId,
  editions,
  catalogue: {
    sources: [
      { id: 'letter' as SourceId, text: { codePoints: 100, sha512: changed } },
      { id: 'same' as SourceId, text: { codePoints: 100, sha512: old } },
    ],
    unreadable: [{ source: 'broken' as SourceId, message: 'its record is not JSON' }],
  },
}

const standings = (notes: readonly PassageNote[]) =>
  Object.fromEntries(notesOfOtherEditions(notes, reading).map(({ note: { id }, standing }) => [id, standing.state]))

test('a note of an earlier edition is asked about only where the text of its source changed', () => {
  expect(
    standings([
      note('changed', targetIn('v1', old)),
      note('same', targetIn('v1', old, 'same')),
      note('here', targetIn('v2', changed)),
      note('later', targetIn('v3', '3'.repeat(128))),
      note('unknown edition', targetIn('v1-of-a-colleague', old)),
      note('gone', targetIn('v1', old, 'report')),
      note('broken', targetIn('v1', old, 'broken')),
      note('trashed', targetIn('v1', old), { trashedAt: '2026-11-21T10:00:00Z' }),
      note('other archive', { ...targetIn('v1', old), archive: 'info:b' as ArchiveId }),
    ]),
  ).toEqual({ changed: 'to-look-up', 'unknown edition': 'to-look-up', gone: 'no-source', broken: 'unread' })
})

test('what was decided is not asked again, for that text only', () => {
  const stays = note('stays', targetIn('v1', old), { staysFor: [changed] })
  const staysElsewhere = note('stays elsewhere', targetIn('v1', old), { staysFor: ['9'.repeat(128)] })
  const taken = note('taken', targetIn('v2', changed), { formerTargets: [targetIn('v1', old)] })
  expect(standings([stays, staysElsewhere, taken])).toEqual({
    stays: 'stays',
    'stays elsewhere': 'to-look-up',
    taken: 'taken',
  })
})

test('a note that once stood on this very text is there again', () => {
  const back = note('back', targetIn('v1', old), { formerTargets: [targetIn('v1', changed)] })
  expect(standings([back])).toEqual({})
})

import { expect, test } from 'vitest'
import { changedFields } from '../bundles/preview-incoming.ts'
import type { Note } from '../notes/note.ts'
import { compareBackup, setBack } from './compare-backup.ts'
import { underNewIds } from './under-new-ids.ts'

function note(number: number, fields: Partial<Note> = {}): Note {
  const at = '2026-11-01T10:00:00Z'
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    target: {
      archive: 'info:a',
      source: 'letter',
      edition: 'v1',
      textSha512: 'a'.repeat(128),
      exact: 'w',
      prefix: '',
      suffix: '',
      start: 0,
      end: 1,
    },
    body: `note ${number}`,
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: at,
    modifiedAt: at,
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
    ...fields,
  } as Note
}
const trashed = { trashedAt: '2026-11-10T10:00:00Z' }

test('says which notes come back, which change and how, which are the same, and which were made since', () => {
  const backup = [note(1), note(2), note(3), note(4), note(5, trashed)]
  const here = [note(1), note(2, { body: 'other', tags: ['x'] }), note(3, trashed), note(5), note(6), note(7, trashed)]
  const { back, changed, same, since } = compareBackup(backup, here)
  expect(back.map(({ body }) => body)).toEqual(['note 3', 'note 4'])
  expect(changed.map(({ now, fields }) => [now.body, fields])).toEqual([
    ['other', ['body', 'tags']],
    ['note 5', ['trashedAt']],
  ])
  expect(same).toBe(1)
  expect(since.map(({ body }) => body)).toEqual(['note 6'])
})

test('that a note was looked at again, and says the same, is no change', () => {
  expect(compareBackup([note(1)], [note(1, { modifiedAt: '2026-11-20T10:00:00Z' })])).toMatchObject({ changed: [], same: 1 })
})

test('once all is set back nothing differs, and undoing it brings back what was here', () => {
  const backup = [note(1, { private: true }), note(2), note(3, trashed)]
  const here = [note(1, { body: 'other' }), note(2, { foreign: '{}', tags: ['x'] }), note(3)]
  const { steps } = setBack(backup, here)
  const apply = (notes: readonly Note[], side: 'before' | 'after') =>
    notes.map((each) => ({ ...each, ...steps.find(({ note }) => note === each.id)?.[side] }))
  const differ = (a: readonly Note[], b: readonly Note[]) =>
    a.flatMap((each, index): readonly string[] => {
      const other = b[index]
      return other === undefined ? ['missing'] : changedFields(normal(each), normal(other))
    })
  expect(differ(apply(here, 'after'), backup)).toEqual([])
  expect(differ(apply(apply(here, 'after'), 'before'), here)).toEqual([])
})

/** Absent and empty say the same. */
function normal({ foreign, private: isPrivate, ...rest }: Note): Note {
  return { ...rest, ...(foreign ? { foreign } : {}), ...(isPrivate ? { private: true } : {}) }
}

test('a note that was removed for good comes back as another note with the same words, and as the same one each time', () => {
  const { id } = note(1)
  const content = { notes: [note(1)], items: [] }
  const { notes } = underNewIds(content, new Set([id]))
  expect(setBack(notes, [])).toMatchObject({ steps: [], made: [{ note: notes[0]?.id, fields: { body: 'note 1' } }] })
  expect(notes[0]?.id).not.toBe(id)
  expect(underNewIds(content, new Set([id]))).toEqual({ notes, items: [] })
  const again = underNewIds(content, new Set([id, notes[0]?.id ?? '']))
  expect([id, notes[0]?.id]).not.toContain(again.notes[0]?.id)
})

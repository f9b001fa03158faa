import { describe, expect, test } from 'vitest'
import { exportedNote } from '../briefing/testing/exported-note.ts'
import type { NoteChange } from './change.ts'
import { fieldsAt, readClock, sittingsOf } from './sittings.ts'

const { id: note, ...whole } = exportedNote('', {}).note
const MINUTE = 60_000
const START = 1_760_000_000_000
const ANA = 'aaaaaaaa'
const BEN = 'bbbbbbbb'
const at = (minutes: number, device = ANA) => `${START + minutes * MINUTE}-000000-${device}`

function change(clock: string, fields: NoteChange['fields'], parents: readonly string[] = []): NoteChange {
  const id = `6f2cf7f0-6b7f-4b52-9d54-${clock.slice(1, 13)}`
  return { format: 1, id, clock, note, fields, ...(parents.length === 0 ? {} : { parents: [...parents] }) }
}

const made = change(at(0), { ...whole, body: '', tags: [] })

describe('sittingsOf', () => {
  test('folds what was saved while one wrote to one sitting, and begins another after a rest', () => {
    const sittings = sittingsOf([
      change(at(32), { body: 'one two three' }),
      made,
      change(at(1), { body: 'one' }),
      change(at(9), { body: 'one two' }),
      change(at(31), { body: 'one two 3' }),
    ])
    expect(sittings.map(({ from, to, made: isMade, words }) => ({ from, to, isMade, words }))).toEqual([
      { from: at(0), to: at(9), isMade: true, words: { before: '', after: 'one two' } },
      { from: at(31), to: at(32), isMade: false, words: { before: 'one two', after: 'one two three' } },
    ])
  })

  test('compares words with those they were written upon, not with those that came in between', () => {
    const sittings = sittingsOf([
      made,
      change(at(1), { body: 'one' }),
      change(at(20), { body: 'one, Ana' }, [at(1)]),
      change(at(21, BEN), { body: 'one, Ben' }, [at(1)]),
    ])
    expect(sittings.at(-1)?.words).toEqual({ before: 'one', after: 'one, Ben' })
  })

  test('tells the other fields that came out different, and leaves out what came to nothing', () => {
    const sittings = sittingsOf([
      made,
      change(at(20), { colour: 'blue', tags: ['check'], status: 'checked', modifiedAt: '2026-01-01T00:00:00Z' }),
      change(at(40), { colour: 'green' }),
      change(at(41), { colour: 'blue' }),
    ])
    expect(sittings.slice(1).map(({ fields }) => fields)).toEqual([
      {
        colour: { before: whole.colour, after: 'blue' },
        tags: { before: [], after: ['check'] },
        status: { before: 'open', after: 'checked' },
      },
    ])
  })
})

test('what an older version had otherwise is what has to be set to have it again', () => {
  const changes = [made, change(at(1), { body: 'one' }), change(at(2), { body: 'two', colour: 'blue' })]
  const now = { ...whole, body: 'two', tags: [], colour: 'blue' as const }
  expect(fieldsAt(changes, at(1), now)).toEqual({ body: 'one', colour: whole.colour })
  expect(fieldsAt(changes, at(2), now)).toEqual({})
})

test('a clock says when and at which device', () => {
  expect(readClock(at(1, BEN))).toEqual({ device: BEN, at: START + MINUTE })
})

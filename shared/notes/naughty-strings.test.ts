import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportedNote } from '../briefing/testing/exported-note.ts'
import { anyNaughty, anyNaughtyName } from '../testing/naughty-strings.ts'
import { toNote } from './apply-change.ts'
import { type Clock, type NoteChange, noteChangeSchema } from './change.ts'
import { noteFromChanges } from './note-from-changes.ts'

const { id: note, ...made } = exportedNote('words', {}).note

function clock(n: number, device = 'a'): Clock {
  return `${1_700_000_000_000 + n}-000000-${device.repeat(8)}`
}

function change(n: number, fields: NoteChange['fields'], parents?: readonly Clock[], device = 'a'): NoteChange {
  const id = `00000000-0000-4000-8000-${device.repeat(4)}${n.toString(16).padStart(8, '0')}`
  return noteChangeSchema.parse({
    format: 1,
    id,
    clock: clock(n, device),
    note,
    fields,
    ...(parents === undefined ? {} : { parents }),
  })
}

function read(changes: readonly NoteChange[]) {
  const record = noteFromChanges(changes)
  return record === undefined ? undefined : toNote(record)
}

test('the newest of several versions is shown unit for unit, whatever they hold', () => {
  fc.assert(
    fc.property(anyNaughty, anyNaughty, anyNaughtyName(100), anyNaughtyName(200), (before, body, tag, author) => {
      const changes = [change(1, { ...made, body: before }), change(2, { body, tags: [tag], author }, [clock(1)])]
      expect(read(changes)).toMatchObject({ body, tags: [tag], author })
      expect(read(changes.toReversed())).toMatchObject({ body, tags: [tag], author })
    }),
    { numRuns: 300 },
  )
})

test('what one of two wrote, while the other left the words as they were, is shown unit for unit', () => {
  fc.assert(
    fc.property(anyNaughty, anyNaughty, (before, body) => {
      const changes = [
        change(1, { ...made, body: before }),
        change(2, { body }, [clock(1)]),
        change(3, { colour: 'green' }, undefined, 'b'),
      ]
      expect(read(changes)).toMatchObject({ body, colour: 'green' })
    }),
  )
})

test('of two versions written apart no word goes, in whatever order they come', () => {
  const paragraphs = (text: string) => text.split(/[\r\n]+/).map((line) => line.replace(/\s/g, ''))
  fc.assert(
    fc.property(anyNaughty, anyNaughty, (mine, theirs) => {
      const changes = [
        change(1, { ...made, body: '' }),
        change(2, { body: mine }, [clock(1)]),
        change(3, { body: theirs }, [clock(1)], 'b'),
      ]
      const body = read(changes)?.body ?? ''
      expect(read(changes.toReversed())?.body).toBe(body)
      for (const line of [...paragraphs(mine), ...paragraphs(theirs)]) expect(body.replace(/\s/g, '')).toContain(line)
    }),
    { numRuns: 300 },
  )
})

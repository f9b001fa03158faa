import fc from 'fast-check'
import { archiveIdSchema, editionIdSchema, type NoteId, noteIdSchema, sourceIdSchema } from '../../archive/ids.ts'
import type { Change, NoteChange } from '../../notes/change.ts'
import type { NoteFields } from '../../notes/note.ts'

/** A UUID that says a number. */
export function numbered(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function noteNumber(number: number): NoteId {
  return noteIdSchema.parse(numbered(1, number))
}

/** A device by one of the hexadecimal digits. */
export function deviceNamed(digit: string): string {
  return digit.repeat(8)
}

export const START = Date.UTC(2026, 0, 1)

export function clockOf(device: string, milliseconds: number, count = 0): string {
  return `${String(milliseconds).padStart(13, '0')}-${String(count).padStart(6, '0')}-${device}`
}

export const wholeFields: NoteFields = {
  target: {
    source: sourceIdSchema.parse('the-letter'),
    archive: archiveIdSchema.parse('info:test'),
    edition: editionIdSchema.parse('v1'),
    textSha512: 'a'.repeat(128),
    exact: 'risk',
    prefix: 'the ',
    suffix: ' assessment',
    start: 4,
    end: 8,
  },
  body: '',
  colour: 'yellow',
  tags: [],
  author: null,
  createdAt: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-01-01T00:00:00Z',
  trashedAt: null,
  status: 'open',
  formerTargets: [],
  staysFor: [],
}

let made = 0

export function noteChange(note: NoteId, clock: string, fields: Partial<NoteFields>): NoteChange {
  made += 1
  return { format: 1, id: numbered(2, made), clock, note, fields }
}

export function newNote(note: NoteId, clock: string, fields: Partial<NoteFields> = {}): NoteChange {
  return noteChange(note, clock, { ...wholeFields, ...fields })
}

export function personLine(device: string, clock: string, name: string): Change {
  made += 1
  return { format: 3, id: numbered(3, made), clock, kind: 'person', item: device, fields: { name } }
}

export function goneLine(note: NoteId, clock: string): Change {
  made += 1
  return { format: 3, id: numbered(4, made), clock, kind: 'gone', item: note, fields: { at: '2026-06-01T00:00:00Z' } }
}

const field: fc.Arbitrary<Partial<NoteFields>> = fc.oneof(
  fc.record({ body: fc.string({ unit: 'grapheme', maxLength: 40 }) }),
  fc.record({ colour: fc.constantFrom('green', 'blue', 'pink') }),
  fc.record({ tags: fc.uniqueArray(fc.constantFrom('figure', 'law', 'quote'), { maxLength: 3 }) }),
  fc.record({ trashedAt: fc.constantFrom(null, '2026-02-01T00:00:00Z') }),
)

/** Changes to three notes by three devices, each with an id and a clock of its own; the first of each note makes it. */
export const histories: fc.Arbitrary<readonly NoteChange[]> = fc
  .array(fc.record({ note: fc.nat(2), device: fc.constantFrom('a', 'b', 'c'), at: fc.nat(1_000), fields: field }), {
    maxLength: 20,
  })
  .map((steps) => {
    const seen = new Set<number>()
    return steps.map(({ note, device, at, fields }, index) => {
      const first = !seen.has(note)
      seen.add(note)
      const clock = clockOf(deviceNamed(device), START + (first ? 0 : at + 1), index)
      return {
        format: 1,
        id: numbered(5, index),
        clock,
        note: noteNumber(note),
        fields: first ? { ...wholeFields, ...fields } : fields,
      }
    })
  })

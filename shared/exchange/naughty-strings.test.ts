import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import type { Note } from '../notes/note.ts'
import { untouchedFields } from '../notes/testing/untouched-fields.ts'
import { anyNaughty, anyNaughtyName, naughtyRows } from '../testing/naughty-strings.ts'
import { noteOfAnnotation } from './note-of-annotation.ts'
import { readAnnotations } from './read-annotations.ts'
import { writeAnnotations } from './write-annotations.ts'

const id = noteIdSchema.parse('8f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01')
const facts = {
  id: 'urn:uuid:0f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a00',
  label: 'Notes',
  creator: null,
  program: { name: 'Campaign Archive', version: '1.0.0' },
  meanings: {},
  internal: false,
}

function noteWith(body: string, tags: readonly string[], author: string, words: string): Note {
  return {
    ...untouchedFields,
    id,
    target: {
      archive: archiveIdSchema.parse('info:test'),
      source: sourceIdSchema.parse('the-letter'),
      edition: editionIdSchema.parse('v2'),
      textSha512: 'a'.repeat(128),
      exact: words,
      prefix: '',
      suffix: '',
      start: 0,
      end: [...words].length,
    },
    body,
    tags: [...tags],
    author,
  }
}

/** Through a file: what is handed on is bytes of UTF-8. */
function handOn(note: Note): Note {
  const bytes = Buffer.from(writeAnnotations([note], facts, new Date('2026-11-22T05:00:00Z')), 'utf8')
  const reading = readAnnotations(bytes.toString('utf8'))
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  const read = reading.value.annotations[0]
  if (read?.stated == null) throw new Error(JSON.stringify(reading.value.faulty))
  const again = noteOfAnnotation(read, id, read.stated, '2026-12-01T00:00:00.000Z')
  if (again === null) throw new Error('too long')
  return again
}

test.each(naughtyRows)('%s are handed on and brought in unchanged: %j', (_, text) => {
  const name = text.slice(0, 100)
  const note = noteWith(text, [name], name, text)
  expect(handOn(note)).toEqual(note)
})

test('whatever a note holds is handed on and brought in unchanged', () => {
  const texts = fc.tuple(
    anyNaughty,
    fc.uniqueArray(anyNaughtyName(100), { maxLength: 3 }),
    anyNaughtyName(200),
    anyNaughtyName(300),
  )
  fc.assert(
    fc.property(texts, (given) => {
      const note = noteWith(...given)
      expect(handOn(note)).toEqual(note)
    }),
    { numRuns: 300 },
  )
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import type { Note } from '../notes/note.ts'
import { noteOfAnnotation } from './note-of-annotation.ts'
import { readAnnotations } from './read-annotations.ts'
import { writeAnnotations } from './write-annotations.ts'

const note: Note = {
  id: noteIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01'),
  target: {
    archive: archiveIdSchema.parse('info:facebook-letter'),
    source: sourceIdSchema.parse('hope-for-children-statement'),
    edition: editionIdSchema.parse('v3'),
    textSha512: '0123456789abcdef'.repeat(8),
    exact: 'Share its full research',
    prefix: 'We ask Facebook to:\n',
    suffix: ' on children’s mental health',
    start: 1480,
    end: 1503,
    occurrences: 1,
  },
  body: 'Was it **ever** shared?',
  colour: 'green',
  tags: ['research'],
  author: 'Ana Person',
  createdAt: '2026-11-22T09:00:00.000Z',
  modifiedAt: '2026-11-22T09:05:00.000Z',
  trashedAt: null,
  status: 'open',
  formerTargets: [],
  staysFor: [],
}

test('the example in the description of the format is what the program writes, and is read back', () => {
  const page = readFileSync(new URL('../../docs/exchange.md', import.meta.url), 'utf8')
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? ''
  const facts = {
    id: 'urn:uuid:0f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a00',
    label: 'Notes on the letter',
    internal: false,
    creator: 'Ana Person',
    program: { name: 'Campaign Archive', version: '1.0.0' },
    meanings: { green: 'quotable' },
  }
  expect(example).toBe(writeAnnotations([note], facts, new Date('2026-11-22T10:00:00Z')))
  const reading = readAnnotations(example)
  const [read] = reading.ok ? reading.value.annotations : []
  expect(read?.stated && noteOfAnnotation(read, note.id, read.stated, '')).toEqual(note)
})

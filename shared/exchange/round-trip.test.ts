import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { type Note, noteFieldsSchema, type Target } from '../notes/note.ts'
import { noteIdOfAddress, noteIdOfDigest } from './annotation-id.ts'
import { annotationOfNote } from './annotation-of-note.ts'
import { isObject, type Json, type JsonObject } from './json.ts'
import { contentOfNote, copyOfNote, noteOfAnnotation } from './note-of-annotation.ts'
import { readAnnotations } from './read-annotations.ts'
import { correctSamples, sample } from './testing/model-samples.ts'
import { anyNote } from './testing/note-arbitrary.ts'
import { ANNOTATION_CONTEXT } from './vocabulary.ts'
import { writeAnnotations } from './write-annotations.ts'

const facts = {
  id: 'urn:uuid:0f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a00',
  label: 'Notes',
  internal: false,
  creator: 'Ana',
  program: { name: 'Campaign Archive', version: '1.0.0' },
  meanings: { yellow: 'figure' },
}
const now = new Date('2026-11-22T05:00:00Z')
const later = '2026-12-01T00:00:00.000Z'
const write = (notes: readonly Note[]) => writeAnnotations(notes, facts, now)

const somewhere: Target = {
  archive: archiveIdSchema.parse('info:test'),
  source: sourceIdSchema.parse('the-letter'),
  edition: editionIdSchema.parse('v2'),
  textSha512: 'a'.repeat(128),
  exact: 'children',
  prefix: 'all ',
  suffix: ' are',
  start: 4,
  end: 12,
}

function idOf(address: string) {
  return noteIdOfAddress(address) ?? noteIdOfDigest(createHash('sha256').update(address).digest('hex'))
}

/** Reads a file as the program does, with the passage given for annotations that name none of ours. */
function bringIn(text: string): Note[] {
  const reading = readAnnotations(text)
  if (!reading.ok) throw new Error(reading.faults.map(({ path, reason }) => `${path} ${reason}`).join('\n'))
  expect(reading.value.faulty).toEqual([])
  return reading.value.annotations.map((read) => {
    const note = noteOfAnnotation(read, idOf(read.id), read.stated ?? somewhere, later)
    if (note === null) throw new Error(`${read.path} is too long`)
    return note
  })
}

/** Everything of `before` is in `after`, however deep; what a set of JSON-LD holds may have more beside it. */
function expectKept(before: Json, after: Json | undefined, path: string): void {
  if (Array.isArray(before)) {
    const items: readonly Json[] = Array.isArray(after) ? after : []
    for (const [index, item] of before.entries()) expectKept(item as Json, items[index], `${path}[${index}]`)
  } else if (isObject(before)) {
    for (const [name, value] of Object.entries(before))
      expectKept(value, isObject(after) ? after[name] : undefined, `${path}.${name}`)
  } else expect(after, path).toBe(before)
}

describe('notes that are handed on and brought in again', () => {
  test('are the same notes, and are written in the same bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 4 }), (notes) => {
        const text = write(notes)
        const again = bringIn(text)
        expect(again).toEqual(notes)
        expect(write(again)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  test('carry positions in code points, their text and its digest', () => {
    const note: Note = { ...(fc.sample(anyNote, 1)[0] as Note), target: somewhere, formerTargets: [] }
    expect(annotationOfNote(note)['target']).toEqual({
      type: 'SpecificResource',
      source: 'campaign-archive://open/info%3Atest/v2/source/the-letter',
      state: { type: 'ca:TextState', 'ca:textSha512': 'a'.repeat(128) },
      selector: [
        { type: 'TextQuoteSelector', exact: 'children', prefix: 'all ', suffix: ' are' },
        { type: 'TextPositionSelector', start: 4, end: 12 },
      ],
    })
  })
})

describe('annotations of other programs', () => {
  const samples = Object.entries(correctSamples)

  test.each(samples)('are given back as they came: %s', (_, annotation) => {
    const { '@context': context, ...rest } = annotation
    const [note] = bringIn(JSON.stringify(annotation))
    if (note === undefined) throw new Error('no note')
    expect(noteFieldsSchema.safeParse({ ...note, id: undefined }).error?.issues ?? []).toMatchObject([{ keys: ['id'] }])
    const written = annotationOfNote(note)
    expectKept({ ...rest, ...(context === ANNOTATION_CONTEXT ? {} : { '@context': context as Json }) }, written, '$')
    const added = Object.keys(written).filter((name) => !(name in annotation))
    expect(added.sort()).toEqual([...('created' in annotation ? [] : ['ca:broughtIn']), 'ca:standsOn'])
  })

  test.each(samples)('are given back whole after they were worked on: %s', (_, annotation) => {
    const [note] = bringIn(JSON.stringify(annotation))
    if (note === undefined) throw new Error('no note')
    const at = '2026-12-02T00:00:00.000Z'
    const changed: Note = {
      ...note,
      status: 'checked',
      colour: 'blue',
      tags: [...note.tags, 'mine'],
      modifiedAt: at,
      author: 'Ben',
    }
    const { creator: _creator, modified: _modified, bodyValue, body, ...rest } = annotation
    const written = annotationOfNote(changed)
    const { '@context': _context, ...kept } = rest
    expectKept(kept, written, '$')
    expect(written).toMatchObject({ 'ca:status': 'checked', 'ca:colour': 'blue', modified: at, creator: { name: 'Ben' } })
    const bodies = written['body'] as readonly Json[]
    expect(bodies).toContainEqual({ type: 'TextualBody', value: 'mine', purpose: 'tagging' })
    for (const before of bodyValue === undefined ? [body ?? []].flat() : []) expect(bodies).toContainEqual(before)
    if (bodyValue !== undefined) expect(bodies).toContainEqual({ type: 'TextualBody', value: bodyValue, format: 'text/plain' })
  })

  test('go out, come in and go out again in the same bytes, changed or not', () => {
    const changes: fc.Arbitrary<Partial<Note>> = fc
      .tuple(
        anyNote,
        fc.subarray([
          'body',
          'tags',
          'author',
          'colour',
          'status',
          'trashedAt',
          'formerTargets',
          'staysFor',
          'private',
          'modifiedAt',
          'target',
        ] as const),
      )
      .map(([other, names]) => Object.fromEntries(names.map((name) => [name, other[name]])))
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(correctSamples)), changes, (annotation, change) => {
        const notes = bringIn(JSON.stringify(annotation)).map((note) => ({ ...note, ...change }))
        const text = write(notes)
        const again = bringIn(text)
        expect(again.map(({ foreign: _, ...note }) => note)).toEqual(notes.map(({ foreign: _, ...note }) => note))
        expect(write(again)).toBe(text)
        expect(again.map(contentOfNote)).toEqual(notes.map(contentOfNote))
      }),
      { numRuns: 300 },
    )
  })

  test('that are private say so when they go out, and are private when they come in', () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        const text = write([{ ...note, private: true }])
        expect(bringIn(text)).toMatchObject([{ private: true }])
        const opened = write([{ ...note, private: false }])
        expect(opened).not.toContain('ca:private')
        expect(bringIn(opened)).toMatchObject([{ id: note.id }])
        expect(bringIn(opened)[0]?.private).toBeUndefined()
      }),
    )
  })

  test('say that a file is internal in its label and in itself', () => {
    const facts2 = { ...facts, internal: true }
    expect(JSON.parse(writeAnnotations([], facts2, now))).toMatchObject({ label: 'INTERNAL: Notes', 'ca:internal': true })
    expect(JSON.parse(writeAnnotations([], facts, now))).not.toHaveProperty('ca:internal')
  })

  test('say in their text what they say in HTML or plain text, as it is written', () => {
    const body = (more: JsonObject) => bringIn(JSON.stringify(sample({ body: { type: 'TextualBody', ...more } })))[0]?.body
    expect(body({ value: '<script>*x*</script>', format: 'text/html' })).toBe('\\<script>\\*x\\*\\</script>')
    expect(body({ value: 'one\n\ntwo' })).toBe('one\n\ntwo')
    expect(body({ value: '*x*', format: 'text/markdown' })).toBe('*x*')
  })

  test('may have several texts, tags, and bodies that are no text', () => {
    const [note] = bringIn(
      JSON.stringify(
        sample({
          creator: { type: 'Person', nickname: 'an' },
          body: [
            { type: 'TextualBody', value: 'First' },
            { type: 'TextualBody', value: 'figure', purpose: 'tagging' },
            'https://site.test/remark',
            { type: 'Choice', items: [{ type: 'TextualBody', value: 'Second' }, 'https://site.test/fr'] },
          ],
        }),
      ),
    )
    expect(note).toMatchObject({ body: 'First\n\nSecond', tags: ['figure'], author: 'an', colour: 'yellow', status: 'open' })
    expect(bringIn(JSON.stringify(sample({ motivation: 'tagging', bodyValue: 'a remark all the same' })))[0]?.tags).toEqual([])
  })

  test('that are too long for a note are not brought in', () => {
    const reading = readAnnotations(JSON.stringify(sample({ bodyValue: 'a'.repeat(200_001) })))
    const [read] = reading.ok ? reading.value.annotations : []
    expect(read && noteOfAnnotation(read, idOf(read.id), somewhere, later)).toBeNull()
  })
})

test('a note that was taken to another edition replaces our own target, and stands beside a foreign one', () => {
  const elsewhere: Target = { ...somewhere, edition: editionIdSchema.parse('v3'), textSha512: 'b'.repeat(128) }
  const own = { ...(fc.sample(anyNote, 1)[0] as Note), target: somewhere }
  const [withRights] = bringIn(
    JSON.stringify({ '@context': ANNOTATION_CONTEXT, ...annotationOfNote(own), rights: 'https://licence.test/by' }),
  )
  if (withRights === undefined) throw new Error('no note')
  expect(withRights.foreign).toContain('licence.test')
  const moved = annotationOfNote({ ...withRights, target: elsewhere })
  expect(moved).toMatchObject({
    rights: 'https://licence.test/by',
    target: annotationOfNote({ ...own, target: elsewhere })['target'] as object,
  })
  expect(moved).not.toHaveProperty('ca:standsOn')
})

test('a copy has an id of its own and names where it came from', () => {
  const id = noteIdSchema.parse('8f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01')
  const [note] = bringIn(JSON.stringify(sample({ via: 'https://other.test/1' })))
  if (note === undefined) throw new Error('no note')
  expect(annotationOfNote(copyOfNote(note, id))).toMatchObject({
    id: `urn:uuid:${id}`,
    via: ['https://other.test/1', 'https://site.test/a1'],
  })
  const own = fc.sample(anyNote, 1)[0] as Note
  expect(copyOfNote(own, id)).toEqual({ ...own, id })
})

describe('the id of a note', () => {
  test('is the UUID that an annotation has, however it is written', () => {
    const id = '6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01'
    expect(noteIdOfAddress(`urn:uuid:${id.toUpperCase()}`)).toBe(id)
    expect(noteIdOfAddress(`campaign-archive://open/info%3Atest/note/${id}`)).toBe(id)
    expect(noteIdOfAddress('urn:uuid:6f2cf7f0-6b7f-0b52-1d54-3f8a4c7a9a01')).toBeNull()
    expect(noteIdOfAddress(`https://site.test/${id}`)).toBeNull()
  })

  test('is made of a digest where there is none, and always the same', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        const digest = createHash('sha256').update(address).digest('hex')
        const id = noteIdOfDigest(digest)
        expect(noteIdSchema.safeParse(id).success).toBe(true)
        expect(noteIdOfDigest(digest)).toBe(id)
      }),
    )
    expect(() => noteIdOfDigest('abc')).toThrow(RangeError)
  })
})

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { campaignSchema } from '#shared/archive/campaign.ts'
import { sourceSchema } from '#shared/archive/source.ts'
import { readBundle } from '#shared/bundles/read-bundle.ts'
import { writeBundle } from '#shared/bundles/write-bundle.ts'
import { CALL_NAMES } from '#shared/contract/call-names.ts'
import { fail } from '#shared/contract/failure.ts'
import { answerCall, type Handlers } from '#shared/contract/handlers.ts'
import { annotationOfNote } from '#shared/exchange/annotation-of-note.ts'
import { readAnnotations } from '#shared/exchange/read-annotations.ts'
import { correctSamples } from '#shared/exchange/testing/model-samples.ts'
import type { Note } from '#shared/notes/note.ts'
import { parseJson } from './archive/parse-json.ts'
import { newNote } from './backups/testing/lines.ts'
import { readLine } from './journal/journal-line.ts'

const NAMES = ['__proto__', 'constructor', 'prototype', '__defineGetter__', 'hasOwnProperty', 'toString', 'then'] as const
const archive = fileURLToPath(new URL('../../resources/archive', import.meta.url))
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Every object in a value of JSON. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)]
}

/** A copy of `value` in which one of its objects has a member of a name that misleads, as JSON.parse would make it. */
function misled(value: unknown, place: number, name: string, member: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  const objects = objectsIn(copy)
  const target = objects[place % objects.length]
  if (target === undefined) throw new Error('there is no object in it')
  Object.defineProperty(target, name, { value: member, enumerable: true, configurable: true, writable: true })
  return copy
}

const misleading = fc.record({
  place: fc.nat(1_000),
  name: fc.constantFrom(...NAMES),
  member: fc.constantFrom<unknown>({ polluted: true }, { prototype: { polluted: true } }, [{ polluted: true }], 'x', null),
})

/** That nothing in `value` inherits from what came in, and no name of the kind was taken over. */
function expectHonest(value: unknown): void {
  for (const object of objectsIn(value)) {
    expect([Object.prototype, null]).toContain(Object.getPrototypeOf(object))
    expect(Object.hasOwn(object, '__proto__')).toBe(false)
    // A member of that name is data; one that comes from elsewhere is not.
    expect(Object.hasOwn(object, 'polluted') || !('polluted' in object)).toBe(true)
  }
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('polluted' in {}).toBe(false)
})

function archiveFiles(name: string): unknown[] {
  return readdirSync(archive, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => JSON.parse(readFileSync(join(entry.parentPath, name), 'utf8')) as unknown)
}

test.each([
  ['campaign.json', campaignSchema],
  ['source.json', sourceSchema],
] as const)('a %s of a pack that has such a name is refused', (file, schema) => {
  const values = archiveFiles(file)
  expect(values).not.toEqual([])
  fc.assert(
    fc.property(fc.constantFrom(...values), misleading, (value, { place, name, member }) => {
      const bytes = Buffer.from(JSON.stringify(misled(value, place, name, member)))
      expect(parseJson(bytes, schema).ok).toBe(false)
    }),
  )
  for (const value of values) expect(parseJson(Buffer.from(JSON.stringify(value)), schema).ok).toBe(true)
})

test('a line of a bundle, a shared folder or a backup that has such a name is not understood, however well its sum fits', () => {
  fc.assert(
    fc.property(misleading, ({ place, name, member }) => {
      const json = JSON.stringify(misled(newNote(1, 'Words.'), place, name, member))
      expect(readLine(`${json.slice(0, -1)},"sum":"${sha256(json)}"}`).state).toBe('unknown')
    }),
  )
})

test('the head of a bundle passes such names over', async () => {
  const about = { by: 'A', at: '2026-11-30T10:00:00Z', archive: null, program: 'P' }
  await fc.assert(
    fc.asyncProperty(misleading, async ({ name, member }) => {
      const text = writeBundle(misled(about, 0, name, member) as typeof about, [], sha256)
      const read = await readBundle(text, { readLine, sha256, pause: async () => undefined })
      expect(read).toMatchObject({ ok: true, value: { about } })
      expectHonest(read)
    }),
  )
})

test('an annotation that has such a name is refused, or it stays data', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(correctSamples)), misleading, (sample, { place, name, member }) => {
      const text = JSON.stringify(misled(sample, place, name, member))
      const read = readAnnotations(text)
      if (name === '__proto__') expect(read.ok).toBe(false)
      expectHonest(read)
    }),
  )
})

test('what another program said of a note stays data when it is given back', () => {
  const { note: id, at, fields } = newNote(1, 'Words.') as unknown as { note: string; at: string; fields: object }
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(correctSamples)), misleading, (sample, { place, name, member }) => {
      const foreign = JSON.stringify(misled(sample, place, name, member))
      const note = { id, createdAt: at, updatedAt: at, tags: [], formerTargets: [], trashedAt: null, ...fields, foreign }
      for (const object of objectsIn(annotationOfNote(note as unknown as Note))) {
        expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
        expect(Object.hasOwn(object, 'polluted') || !('polluted' in object)).toBe(true)
      }
    }),
  )
})

test('a call with such a name in it is refused, or its handler does not see the name', async () => {
  let given: unknown
  const handlers = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      async (input: unknown) => {
        given = input
        return fail('archive-missing', 'no archive')
      },
    ]),
  ) as unknown as Handlers
  const inputs: readonly unknown[] = [
    {},
    { edition: 'v1' },
    { edition: 'v1', source: 'letter' },
    { changes: [newNote(1, 'Words.')] },
    { folder: '/f', names: ['a.md'], holding: null },
    { folder: '/f', files: [{ name: 'a.md', encoding: 'text', content: '', expected: null }] },
    { folder: '/f', write: true, read: true },
    { suggestedName: 'a', text: 'b' },
    { path: '/p', folder: '/f' },
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CALL_NAMES, ...NAMES),
      fc.constantFrom(...inputs),
      misleading,
      async (call, input, { place, name, member }) => {
        given = undefined
        const answer = await answerCall(handlers, call, misled(input, place, name, member), () => undefined)
        expect(answer.ok).toBe(false)
        expect(given).toBeUndefined()
      },
    ),
    { numRuns: 500 },
  )
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import type { Note } from '../notes/note.ts'
import type { Json } from './json.ts'
import { startPlacing } from './place-annotations.ts'
import { planImport, settleImport } from './plan-import.ts'
import { readAnnotations } from './read-annotations.ts'
import { sample } from './testing/model-samples.ts'
import { writeAnnotations } from './write-annotations.ts'

const now = '2026-11-22T05:00:00.000Z'
const digest = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'))

function note(number: number, fields: Partial<Note> = {}): Note {
  return {
    id: noteIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    target: {
      source: sourceIdSchema.parse('letter'),
      archive: archiveIdSchema.parse('info:test'),
      edition: editionIdSchema.parse('v1'),
      textSha512: 'a'.repeat(128),
      exact: 'risk',
      prefix: '',
      suffix: '',
      start: 0,
      end: 4,
    },
    body: `Note ${number}`,
    colour: 'green',
    tags: [],
    author: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-02T00:00:00.000Z',
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
    ...fields,
  }
}

async function plan(text: string, existing: readonly Note[]) {
  const reading = readAnnotations(text)
  if (!reading.ok) throw new Error('the file is refused')
  const placer = startPlacing(reading.value.annotations)
  return planImport(reading.value, placer.finish({ texts: [], nameOf: () => null }), existing, { now, digest })
}

const facts = { id: 'urn:uuid:1', label: '', internal: false, creator: null, program: { name: 'P', version: '1' }, meanings: {} }
const file = (notes: readonly Note[]) => writeAnnotations(notes, facts, new Date(now))

describe('planImport', () => {
  test('tells new notes from those that are here, and from those that differ', async () => {
    const changed = note(2, { body: 'Other words', modifiedAt: '2026-01-03T00:00:00.000Z' })
    const result = await plan(file([note(1), changed, note(3)]), [note(2), note(3, { modifiedAt: '2026-02-01T00:00:00.000Z' })])
    expect(result).toMatchObject({ fresh: [note(1)], same: 1, different: [{ mine: note(2), theirs: changed }], refused: [] })
  })

  test('knows a second copy again that was brought in before', async () => {
    const text = file([note(2, { body: 'Other words' })])
    const first = await plan(text, [note(2)])
    const { fresh } = settleImport(first, 'both')
    expect(fresh).toMatchObject([{ body: 'Other words' }])
    expect(fresh[0]?.id).not.toBe(note(2).id)
    expect(await plan(text, [note(2), ...fresh])).toMatchObject({ fresh: [], same: 1, different: [] })
  })

  test('gives an annotation without an id of ours always the same id', async () => {
    const annotation = sample({ target: { id: 'campaign-archive://open/info%3Atest/v1/source/letter', label: 'The letter' } })
    const [one] = (await plan(JSON.stringify(annotation), [])).fresh
    const again = await plan(JSON.stringify(annotation), one === undefined ? [] : [one])
    expect(one).toMatchObject({ createdAt: now, foreign: expect.stringContaining('site.test/a1') })
    expect(again).toMatchObject({ fresh: [], same: 1, different: [] })
  })

  test('names each annotation that is not brought in, with the reason', async () => {
    const quoted = { source: 'https://site.test/l', selector: { type: 'TextQuoteSelector', exact: 'All\n children' } }
    const items: Json[] = [
      sample({ target: quoted }),
      sample({ id: 'https://site.test/a2', bodyValue: 'On <a> photo', target: { id: 'https://site.test/p', type: 'Image' } }),
      sample({ id: 'https://site.test/a3', target: 5 }),
    ]
    expect((await plan(JSON.stringify(items), [])).refused).toEqual([
      {
        path: '$[2]',
        name: 'https://site.test/a3',
        reason: { code: 'faulty', faults: [{ path: '$[2].target', reason: expect.any(String) }] },
      },
      { path: '$[0]', name: 'All children', reason: { code: 'words-not-found' } },
      { path: '$[1]', name: 'On <a> photo', reason: { code: 'no-text', kind: 'image' } },
    ])
  })

  test('takes the first of two with the same id, and one that is too long not at all', async () => {
    const text = file([note(1), note(1, { body: 'Again' })])
    expect(await plan(text, [])).toMatchObject({ fresh: [{ body: 'Note 1' }], refused: [{ reason: { code: 'twice' } }] })
    expect((await plan(file([note(1, { body: 'a'.repeat(200_001) })]), [])).refused).toMatchObject([
      { reason: { code: 'too-long' } },
    ])
  })
})

describe('settleImport', () => {
  const older = note(2, { body: 'Older', modifiedAt: '2026-01-01T00:00:00.000Z' })
  const newer = note(3, { body: 'Newer', modifiedAt: '2026-01-09T00:00:00.000Z' })

  test('replaces nothing, what is older, or all that differs, as was chosen', async () => {
    const decided = await plan(file([older, newer]), [note(2), note(3)])
    expect(settleImport(decided, 'mine')).toEqual({ fresh: [], replaced: [] })
    expect(settleImport(decided, 'both')).toMatchObject({ fresh: [{ body: 'Older' }, { body: 'Newer' }], replaced: [] })
    expect(settleImport(decided, 'newest')).toEqual({ fresh: [], replaced: [{ before: note(3), after: newer }] })
    expect(settleImport(decided, 'theirs').replaced.map(({ after }) => after)).toEqual([older, newer])
  })

  test('leaves a note private that is private here, whatever the file says of it', async () => {
    const decided = await plan(file([older, newer]), [note(2, { private: true }), note(3)])
    expect(settleImport(decided, 'theirs').replaced.map(({ after }) => after.private ?? false)).toEqual([true, false])
  })
})

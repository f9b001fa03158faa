import fc from 'fast-check'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../../archive/ids.ts'
import { COLOURS } from '../../notes/colours.ts'
import type { Note, PassageTarget, Target } from '../../notes/note.ts'
import { targetSchema } from '../../notes/note.ts'
import { STATUSES } from '../../notes/statuses.ts'

const text = (constraints: fc.StringConstraints) => fc.string({ unit: 'grapheme', ...constraints })
const sha512 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 128, maxLength: 128 })
const time = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const passage: fc.Arbitrary<PassageTarget> = fc
  .record(
    {
      archive: fc
        .constantFrom('info:test', 'https://site.test/archive/1?a=b#c', 'urn:nbn:λ')
        .map((id) => archiveIdSchema.parse(id)),
      source: fc.constantFrom('the-letter', 'coverage-2').map((id) => sourceIdSchema.parse(id)),
      edition: fc.constantFrom('v1', 'v12').map((id) => editionIdSchema.parse(id)),
      textSha512: sha512,
      exact: text({ minLength: 1, maxLength: 40 }),
      prefix: text({ maxLength: 40 }),
      suffix: text({ maxLength: 40 }),
      start: fc.nat(1_000_000),
      occurrences: fc.integer({ min: 1, max: 100 }),
    },
    { requiredKeys: ['archive', 'source', 'edition', 'textSha512', 'exact', 'prefix', 'suffix', 'start'] },
  )
  .map((target) => ({ ...target, end: target.start + [...target.exact].length }))

const record: fc.Arbitrary<Target> = fc
  .record({
    archive: fc.constant('info:test'),
    edition: fc.constantFrom('v1', 'v3'),
    about: fc.constantFrom(
      { kind: 'source', id: 'the-letter' },
      { kind: 'signatory', id: 'a-person' },
      { kind: 'recommendation', id: 'r4' },
      { kind: 'claim', id: 'members' },
    ),
    name: text({ minLength: 1, maxLength: 30 }),
  })
  .map((target) => targetSchema.parse(target))

/** Any note that a person can have made, in whatever script. */
export const anyNote: fc.Arbitrary<Note> = fc.record(
  {
    id: fc.uuid({ version: 4 }).map((id) => noteIdSchema.parse(id)),
    target: fc.oneof(passage, record),
    body: text({ maxLength: 60 }),
    colour: fc.constantFrom(...COLOURS),
    tags: fc.array(text({ minLength: 1, maxLength: 20 }), { maxLength: 4 }),
    author: fc.option(text({ maxLength: 20 })),
    createdAt: time,
    modifiedAt: time,
    trashedAt: fc.option(time),
    status: fc.constantFrom(...STATUSES),
    formerTargets: fc.array(passage, { maxLength: 3 }),
    staysFor: fc.array(sha512, { maxLength: 3 }),
    private: fc.constant(true),
  },
  {
    requiredKeys: [
      'id',
      'target',
      'body',
      'colour',
      'tags',
      'author',
      'createdAt',
      'modifiedAt',
      'trashedAt',
      'status',
      'formerTargets',
      'staysFor',
    ],
  },
)

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim } from './claim.ts'
import { compareEditions, isSameEdition } from './compare-editions.ts'
import type { EditionCatalogue } from './edition.ts'
import {
  claimIdSchema,
  claimSubjectIdSchema,
  editionIdSchema,
  recommendationIdSchema,
  signatoryIdSchema,
  sourceIdSchema,
} from './ids.ts'
import type { Recommendation } from './recommendation.ts'
import type { Signatory } from './signatory.ts'
import type { CataloguedSource } from './source.ts'

const letter = sourceIdSchema.parse('letter')
const span = (exact: string, start = 0) => ({ source: letter, start, end: start + exact.length, exact })

function source(id: string, text: string, title = 'Letter'): CataloguedSource {
  return {
    id: sourceIdSchema.parse(id),
    kind: 'letter',
    title: { basis: 'archivist', value: title, remark: 'x' },
    publisher: { basis: 'not-stated' },
    date: { basis: 'not-stated' },
    language: 'en',
    rights: { basis: 'not-stated' },
    capture: {
      capturedAt: null,
      receivedAt: '2021',
      fileName: 'a.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: text.length,
      sha512: text,
    },
    text: { codePoints: text.length, sha512: text },
    paragraphs: 1,
    record: `${text} ${title}`,
  }
}

function signatory(id: string, name: string, country: string | null = null): Signatory {
  return {
    ...{ id: signatoryIdSchema.parse(id), kind: 'organisation', title: null, name, honours: [], role: null, affiliation: null },
    ...{ remark: null, country, countryAsStated: country, aliases: [], span: span(`${name}${country ?? ''}`) },
  }
}

function recommendation(number: number, passages: readonly string[]): Recommendation {
  return {
    id: recommendationIdSchema.parse(`r${number}`),
    number,
    heading: span('Publish'),
    passages: passages.map((exact) => ({ relation: 'states', span: span(exact) })),
  }
}

const subject = claimSubjectIdSchema.parse('size')
function claim(id: string, number: number): Claim {
  const value = { kind: 'number', number, asStated: String(number), relation: 'exactly', qualifier: null, unit: null } as const
  return { id: claimIdSchema.parse(id), subject, value, when: null, spans: [span(String(number))] }
}

interface Parts {
  readonly sources?: readonly CataloguedSource[]
  readonly signatories?: readonly Signatory[]
  readonly recommendations?: readonly Recommendation[]
  readonly claims?: readonly Claim[] | null
  readonly title?: string
}

function edition(
  id: string,
  { sources = [], signatories = [], recommendations = [], claims = null, title = 'T' }: Parts,
): EditionCatalogue {
  return {
    edition: { id: editionIdSchema.parse(id), created: '2021-01-01T00:00:00Z', message: '', user: '', digest: 'a'.repeat(128) },
    campaign: { id: 'c', title, addressee: 'A', leadOrganisation: 'L', date: '2021', summary: [], notHeld: [] },
    sources: [...sources],
    unreadable: [],
    blocks: [],
    signatories: { statedTotals: [], signatories: [...signatories] },
    recommendations: [...recommendations],
    claims: claims === null ? null : { subjects: [{ id: subject, label: 'Size', counted: null }], claims: [...claims] },
  }
}
const compare = (before: Parts, after: Parts) => compareEditions(edition('v1', before), edition('v2', after))
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

test('sources are added, removed, and changed in their words or in what is said of them', () => {
  const found = compare(
    { sources: [source('a', '1'), source('b', '1'), source('c', '1'), source('d', '1')] },
    { sources: [source('b', '1'), source('c', '2'), source('d', '1', 'Open letter'), source('e', '1')] },
  ).sources
  expect([ids(found.added), ids(found.removed)]).toEqual([['e'], ['a']])
  expect(found.changed.map(({ after, fields }) => [after.id, ...fields])).toEqual([
    ['c', 'text', 'original'],
    ['d', 'title'],
  ])
})

test('a source whose record differs in nothing that a catalogue shows is divided otherwise', () => {
  const recorded = (record: string): CataloguedSource => ({ ...source('a', '1'), record })
  expect(compare({ sources: [recorded('x')] }, { sources: [recorded('y')] }).sources.changed.map(({ fields }) => fields)).toEqual(
    [['blocks']],
  )
  expect(compare({ sources: [recorded('x')] }, { sources: [recorded('x')] }).sources.changed).toEqual([])
})

describe('signatories', () => {
  test('join, leave, and are corrected', () => {
    const found = compare(
      { signatories: [signatory('kidscape', 'Kidscape'), signatory('nspcc', 'NSPCC', 'GB'), signatory('ceop', 'CEOP')] },
      { signatories: [signatory('nspcc', 'NSPCC', 'IE'), signatory('ceop', 'CEOP'), signatory('iwf', 'IWF')] },
    ).signatories
    expect([ids(found.joined), ids(found.left)]).toEqual([['iwf'], ['kidscape']])
    expect(found.corrected.map(({ after, fields }) => [after.id, ...fields])).toEqual([
      ['nspcc', 'country', 'countryAsStated', 'row'],
    ])
  })

  test('one whose id was corrected neither left nor joined', () => {
    const found = compare(
      { signatories: [signatory('kidscap', 'Kidscape')] },
      { signatories: [signatory('kidscape', 'KIDSCAPE')] },
    ).signatories
    expect([found.joined, found.left]).toEqual([[], []])
    expect(found.corrected.map(({ fields }) => fields)).toEqual([['id', 'name', 'row']])
  })

  test('two of one name are not taken for one another', () => {
    const found = compare(
      { signatories: [signatory('a-1', 'Ann'), signatory('a-2', 'Ann')] },
      { signatories: [signatory('a-3', 'Ann')] },
    ).signatories
    expect([ids(found.joined), ids(found.left)]).toEqual([['a-3'], ['a-1', 'a-2']])
  })

  test('a row that only stands elsewhere was not corrected', () => {
    const moved = { ...signatory('iwf', 'IWF'), span: span('IWF', 40) }
    expect(isSameEdition(compare({ signatories: [signatory('iwf', 'IWF')] }, { signatories: [moved] }))).toBe(true)
  })
})

test('recommendations gain and lose passages', () => {
  const [change] = compare(
    { recommendations: [recommendation(1, ['one', 'two'])] },
    { recommendations: [recommendation(1, ['two', 'three', 'four'])] },
  ).recommendations.changed
  expect([change?.gained.map((passage) => passage.span.exact), change?.lost.map((passage) => passage.span.exact)]).toEqual([
    ['three', 'four'],
    ['one'],
  ])
})

test('a passage that only stands elsewhere is no change', () => {
  const moved = (list: readonly Claim[]) => list.map((item) => ({ ...item, spans: item.spans.map((one) => span(one.exact, 90)) }))
  const later = recommendation(1, []).passages.concat({ relation: 'states', span: span('one', 70) })
  const found = compare(
    { recommendations: [recommendation(1, ['one'])], claims: [claim('a', 59)] },
    { recommendations: [{ ...recommendation(1, []), passages: later }], claims: moved([claim('a', 59)]) },
  )
  expect(isSameEdition(found)).toBe(true)
})

test('claims that were not recorded before are told from claims that are new', () => {
  const begun = compare({}, { claims: [claim('a', 59)] }).claims
  expect([begun.recorded, ids(begun.added)]).toEqual(['after-only', ['a']])
  const changed = compare({ claims: [claim('a', 59), claim('b', 1)] }, { claims: [claim('a', 60), claim('c', 1)] }).claims
  expect([changed.recorded, ids(changed.added), ids(changed.removed)]).toEqual(['both', ['c'], ['b']])
  expect(changed.changed.map(({ fields }) => fields)).toEqual([['value', 'spans']])
  expect(compare({}, {}).claims.recorded).toBe('neither')
  expect(isSameEdition(compare({}, { claims: [] }))).toBe(false)
})

test('facts of the campaign that changed are named', () => {
  expect(compare({ title: 'A' }, { title: 'B' }).campaign).toEqual(['title'])
})

describe('for any two editions', () => {
  const pick = fc.constantFrom('a', 'b', 'c', 'd')
  const upTo = <T>(one: fc.Arbitrary<T>, key: (item: T) => string) => fc.uniqueArray(one, { maxLength: 4, selector: key })
  const parts: fc.Arbitrary<Parts> = fc.record({
    sources: upTo(
      fc.tuple(pick, pick, pick).map(([id, text, title]) => source(id, text, title)),
      ({ id }) => id,
    ),
    signatories: upTo(
      fc.tuple(pick, pick).map(([id, name]) => signatory(id, name)),
      ({ id }) => id,
    ),
    recommendations: upTo(
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.uniqueArray(pick))
        .map(([number, passages]) => recommendation(number, passages)),
      ({ id }) => id,
    ),
    claims: fc.option<readonly Claim[], null>(
      upTo(
        fc.tuple(pick, fc.nat(3)).map(([id, value]) => claim(id, value)),
        ({ id }) => id,
      ),
      { nil: null },
    ),
    title: pick,
  })

  test('one and itself do not differ; what is added one way is removed the other way, and changes are the same', () => {
    fc.assert(
      fc.property(parts, parts, (x, y) => {
        expect(isSameEdition(compare(x, x))).toBe(true)
        const [there, back] = [compare(x, y), compare(y, x)]
        expect(isSameEdition(there)).toBe(isSameEdition(back))
        for (const list of ['sources', 'recommendations', 'claims'] as const) {
          expect(ids(there[list].added)).toEqual(ids(back[list].removed))
          expect(there[list].changed.map(({ after, fields }) => [after.id, fields]).sort()).toEqual(
            back[list].changed.map(({ before, fields }) => [before.id, fields]).sort(),
          )
        }
        expect(ids(there.signatories.joined)).toEqual(ids(back.signatories.left))
        expect(there.campaign).toEqual(back.campaign)
      }),
    )
  })

  test('each signatory of both is accounted for once: it stayed, or joined, or left', () => {
    fc.assert(
      fc.property(parts, parts, (x, y) => {
        const { joined, left } = compare(x, y).signatories
        const [was, is] = [x.signatories ?? [], y.signatories ?? []]
        expect(was.length - left.length).toBe(is.length - joined.length)
        expect(new Set(joined).size).toBe(joined.length)
      }),
    )
  })
})

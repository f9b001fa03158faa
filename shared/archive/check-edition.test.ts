import { describe, expect, test } from 'vitest'
import { createOffsetMap } from '../text/offset-map.ts'
import { checkEdition } from './check-edition.ts'
import type { Claim } from './claim.ts'
import type { EditionRecords } from './edition-records.ts'
import {
  claimIdSchema,
  claimSubjectIdSchema,
  editionIdSchema,
  recommendationIdSchema,
  signatoryIdSchema,
  sourceIdSchema,
} from './ids.ts'
import { makeBlocks } from './make-blocks.ts'
import { resolveQuote, type SourceTexts } from './quote.ts'
import { describeAsRoCrate } from './ro-crate.ts'
import type { Signatory } from './signatory.ts'
import type { Source } from './source.ts'

const source = sourceIdSchema.parse('letter')
const text =
  'Menu\nKeep children safe 👋\n1. Publish the research. Now.\nThe 2 signatories:\nDr Ann Lee, OBEChild expert\nKidscapeUnited Kingdom\n'
const texts: SourceTexts = new Map([[source, { text, offsets: createOffsetMap(text) }]])

function span(exact: string) {
  const resolution = resolveQuote(texts, { source, exact })
  if (!resolution.ok) throw new Error(resolution.reason)
  return resolution.span
}

function letter(): Source {
  const made = makeBlocks(source, { text, offsets: createOffsetMap(text) }, [
    { kind: 'furniture', passage: { exact: 'Menu' } },
    { kind: 'signatory', from: { exact: 'Dr Ann' }, to: { exact: 'Kidscape' } },
  ])
  if (!made.ok) throw new Error(made.reasons.join())
  return {
    id: source,
    kind: 'letter',
    title: { basis: 'stated', value: 'Keep children safe 👋', span: span('Keep children safe 👋') },
    publisher: { basis: 'not-stated' },
    date: { basis: 'archivist', value: '2021', remark: 'Known.' },
    language: 'en',
    rights: { basis: 'not-stated' },
    capture: {
      capturedAt: null,
      receivedAt: '2021-11-01',
      fileName: 'a.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: 1,
      sha512: 'a'.repeat(128),
    },
    text: { codePoints: [...text].length, sha512: 'a'.repeat(128) },
    blocks: [...made.blocks],
  }
}

const ann: Signatory = {
  id: signatoryIdSchema.parse('ann-lee'),
  kind: 'person',
  title: 'Dr',
  name: 'Ann Lee',
  honours: ['OBE'],
  role: 'Child expert',
  affiliation: null,
  remark: null,
  country: null,
  countryAsStated: null,
  aliases: [],
  span: span('Dr Ann Lee, OBEChild expert'),
}
const kidscape: Signatory = {
  ...ann,
  id: signatoryIdSchema.parse('kidscape'),
  kind: 'organisation',
  title: null,
  name: 'Kidscape',
  honours: [],
  role: null,
  country: 'GB',
  countryAsStated: 'United Kingdom',
  span: span('KidscapeUnited Kingdom'),
}

const subject = claimSubjectIdSchema.parse('signatories')
const figure = { kind: 'number', number: 2, asStated: '2', relation: 'exactly', qualifier: null, unit: 'signatories' } as const
const claim: Claim = { id: claimIdSchema.parse('two'), subject, value: figure, when: null, spans: [span('The 2 signatories:')] }

function good(): EditionRecords {
  return {
    campaign: {
      id: 'c',
      title: 'C',
      addressee: 'A',
      leadOrganisation: 'L',
      date: '2021',
      summary: [{ text: 'It asks for research.', spans: [span('Publish the research')] }],
      notHeld: [{ kind: 'coverage', text: 'None is held.' }],
    },
    sources: [letter()],
    signatories: { statedTotals: [{ value: 2, span: span('2 signatories') }], signatories: [ann, kidscape] },
    recommendations: [
      {
        id: recommendationIdSchema.parse('r1'),
        number: 1,
        heading: span('Publish the research'),
        passages: [{ relation: 'states', span: span('Publish the research. Now.') }],
      },
    ],
    claims: { subjects: [{ id: subject, label: 'How many signed', counted: 'signatories' }], claims: [claim] },
  }
}

function withSignatory(change: Partial<Signatory>): EditionRecords {
  return { ...good(), signatories: { ...good().signatories, signatories: [ann, { ...kidscape, ...change }] } }
}
function withSource(change: (source: Source) => Source): EditionRecords {
  return { ...good(), sources: [change(letter())] }
}
function withClaim(change: Partial<Claim>): EditionRecords {
  return { ...good(), claims: { subjects: good().claims?.subjects ?? [], claims: [{ ...claim, ...change }] } }
}
function messages(records: EditionRecords): readonly string[] {
  return checkEdition(records, texts).map(({ path, message }) => `${path}: ${message}`)
}

test('an edition whose words all stand where it says has no problem', () => {
  expect(checkEdition(good(), texts)).toEqual([])
})

test('a span that is off by one character names the file, the record, and both readings', () => {
  const { start, end } = kidscape.span
  const shifted = withSignatory({ span: { ...kidscape.span, start: start + 1, end: end + 1 } })
  expect(messages(shifted)).toContain(
    `signatories.json: signatory "kidscape": the span ${start + 1}-${end + 1} of letter reads "idscapeUnited Kingdom\n", not "KidscapeUnited Kingdom"`,
  )
})

describe('refuses', () => {
  const { start } = kidscape.span
  test.each<[string, EditionRecords, RegExp]>([
    [
      'a span beyond the text',
      withSignatory({ span: { ...kidscape.span, end: 9_999 } }),
      /signatory "kidscape": the span .* is not within/,
    ],
    [
      'a span into a source that is not held',
      withSignatory({ span: { ...kidscape.span, source: sourceIdSchema.parse('other') } }),
      /points into other, which is not/,
    ],
    ['a name that leaves words of the row out', withSignatory({ name: 'Kids' }), /no part of it holds "cape"/],
    ['a name that the row does not have', withSignatory({ name: 'Kidspace' }), /"Kidspace" does not stand in its row/],
    ['a country that is another one', withSignatory({ country: 'UA' }), /"United Kingdom" is not the country UA/],
    ['a code that no country has', withSignatory({ country: 'UK' }), /"UK" is no country code/],
    ['a country without its words', withSignatory({ country: null }), /the words without the country/],
    ['International where the row names a country', withSignatory({ country: 'International' }), /not "International"/],
    ['an alias that is not in the name', withSignatory({ aliases: ['Kids'.concat('2')] }), /alias "Kids2" is no part/],
    [
      'a signatory whose span is not a whole row',
      withSignatory({ span: { ...kidscape.span, end: start + 8, exact: 'Kidscape' } }),
      /is not a row of a list/,
    ],
    [
      'the same row twice',
      {
        ...good(),
        signatories: { ...good().signatories, signatories: [ann, kidscape, { ...kidscape, id: signatoryIdSchema.parse('k2') }] },
      },
      /its row is that of signatory "kidscape" too/,
    ],
    ['the same id twice', withSignatory({ id: ann.id }), /two signatories are called "ann-lee"/],
    [
      'a row without a signatory',
      { ...good(), signatories: { ...good().signatories, signatories: [ann] } },
      /belongs to no signatory/,
    ],
    [
      'a total that its words do not give',
      { ...good(), signatories: { ...good().signatories, statedTotals: [{ value: 59, span: span('2 signatories') }] } },
      /does not hold the number/,
    ],
    [
      'text that belongs to no block',
      withSource((s) => ({ ...s, blocks: s.blocks.slice(0, -1) })),
      /"KidscapeUnited Kingdom" at the end belongs to no block/,
    ],
    [
      'a block that is missing in the middle',
      withSource((s) => ({ ...s, blocks: s.blocks.filter((_, index) => index !== 1) })),
      /before block b3 belongs to no block/,
    ],
    [
      'blocks that overlap',
      withSource((s) => ({ ...s, blocks: s.blocks.map((b, index) => (index === 2 ? { ...b, start: b.start - 3 } : b)) })),
      /block b3 .* overlaps/,
    ],
    [
      'white space at the edge of a block',
      withSource((s) => ({ ...s, blocks: s.blocks.map((b, index) => (index === 1 ? { ...b, end: b.end + 1 } : b)) })),
      /block b2 begins or ends with white space/,
    ],
    [
      'numbers out of order',
      withSource((s) => ({ ...s, blocks: s.blocks.map((b, index) => (index === 1 ? { ...b, number: 7 } : b)) })),
      /block b2 should have the number 1, not 7/,
    ],
    [
      'page furniture with a number',
      withSource((s) => ({ ...s, blocks: s.blocks.map((b, index) => (index === 0 ? { ...b, number: 1 } : b)) })),
      /block b1 is page furniture/,
    ],
    [
      'a length that is not that of the text',
      withSource((s) => ({ ...s, text: { ...s.text, codePoints: text.length } })),
      /characters, not/,
    ],
    [
      'a title that does not stand there',
      withSource((s) => ({ ...s, title: { basis: 'stated', value: 'Keep kids safe', span: span('Keep children safe 👋') } })),
      /its title: "Keep kids safe" is not what stands there/,
    ],
    ['a source twice', { ...good(), sources: [letter(), letter()] }, /another source has the same id/],
    [
      'a summary that points at other words',
      { ...good(), campaign: { ...good().campaign, summary: [{ text: 'x', spans: [{ ...span('Now'), exact: 'Not' }] }] } },
      /campaign\.json: sentence 1 of the summary: .* reads "Now", not "Not"/,
    ],
    [
      'a letter that is held and said not to be',
      { ...good(), campaign: { ...good().campaign, notHeld: [{ kind: 'letter', text: 'x' }] } },
      /it says that no letter is held, and letter is one/,
    ],
    [
      'a heading outside its passages',
      { ...good(), recommendations: good().recommendations.map((r) => ({ ...r, heading: span('Menu') })) },
      /does not stand in a passage that states it/,
    ],
    [
      'a recommendation with another number',
      { ...good(), recommendations: good().recommendations.map((r) => ({ ...r, number: 2 })) },
      /its number should be 1, not 2/,
    ],
    [
      'a claim whose words stand elsewhere',
      withClaim({ spans: [{ ...span('The 2 signatories:'), start: 0, end: 18 }] }),
      /reads "/,
    ],
    ['a claim whose figure its words do not give', withClaim({ value: { ...figure, number: 3 } }), /"2" is not the number 3/],
    [
      'a figure that does not stand there',
      withClaim({ value: { ...figure, asStated: 'two' } }),
      /its figure "two" does not stand/,
    ],
    [
      'a figure that is part of another',
      withClaim({ value: { ...figure, number: 1, asStated: '1' }, spans: [span('1. Publish')] }),
      /its unit "signatories" does not stand/,
    ],
    ['a unit of other words', withClaim({ value: { ...figure, unit: 'groups' } }), /its unit "groups" does not stand/],
    [
      'a rounding without words for it',
      withClaim({ value: { ...figure, relation: 'around' } }),
      /is not exact and gives no words/,
    ],
    [
      'words of rounding and an exact figure',
      withClaim({ value: { ...figure, qualifier: 'The' } }),
      /it is exact and gives some/,
    ],
    ['a time that is not named', withClaim({ when: 'in 2021' }), /its time "in 2021" does not stand/],
    [
      'a statement of other words',
      withClaim({ value: { kind: 'text', text: 'They signed' } }),
      /its text "They signed" does not/,
    ],
    ['a claim about nothing', withClaim({ subject: claimSubjectIdSchema.parse('other') }), /there is no subject "other"/],
    [
      'a claim twice',
      { ...good(), claims: { subjects: good().claims?.subjects ?? [], claims: [claim, claim] } },
      /two claims are called "two"/,
    ],
    [
      'a subject without a claim',
      { ...good(), claims: { subjects: good().claims?.subjects ?? [], claims: [] } },
      /subject "signatories": no claim is about it/,
    ],
  ])('%s', (_, records, expected) => {
    expect(messages(records).join('\n')).toMatch(expected)
  })
})

test('an edition in which claims were not recorded holds too', () => {
  expect(checkEdition({ ...good(), claims: null }, texts)).toEqual([])
})

test('all problems are reported, not only the first', () => {
  const records = {
    ...withSignatory({ name: 'Kids', country: 'UA' }),
    recommendations: good().recommendations.map((r) => ({ ...r, number: 2 })),
  }
  expect(checkEdition(records, texts)).toHaveLength(3)
})

describe('the description for other tools', () => {
  const crate = describeAsRoCrate(good(), editionIdSchema.parse('v1'), '2021-11-01T00:00:00Z', 'info:test/letter')
  const graph = crate['@graph'] as readonly Record<string, unknown>[]
  const ids = new Set(graph.map((entity) => entity['@id']))

  test('has every entity that it refers to, each once', () => {
    expect(ids.size).toBe(graph.length)
    const referred = new Set<unknown>()
    const look = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(look)
      else if (typeof value === 'object' && value !== null) {
        const entries = Object.entries(value)
        if (entries.length === 1 && entries[0]?.[0] === '@id') referred.add(entries[0][1])
        else for (const [, inner] of entries) look(inner)
      }
    }
    for (const entity of graph) for (const [key, value] of Object.entries(entity)) if (key !== '@id') look(value)
    referred.delete('https://w3id.org/ro/crate/1.2')
    for (const id of referred) expect(ids).toContain(id)
  })

  test('names the file of the claims only where there is one', () => {
    expect(ids).toContain('claims.json')
    const without = describeAsRoCrate(
      { ...good(), claims: null },
      editionIdSchema.parse('v1'),
      '2021-11-01T00:00:00Z',
      'info:test/x',
    )
    expect(JSON.stringify(without)).not.toContain('claims.json')
  })

  test('has what RO-Crate 1.2 demands of the root, and leaves out what is not known', () => {
    expect(graph.find((entity) => entity['@id'] === './')).toMatchObject({
      '@type': 'Dataset',
      name: expect.any(String),
      description: expect.any(String),
      datePublished: '2021-11-01T00:00:00Z',
      license: expect.any(String),
    })
    const original = graph.find((entity) => entity['@id'] === 'sources/letter/original.txt')
    expect(original).toMatchObject({ name: 'Keep children safe 👋', encodingFormat: 'text/plain' })
    expect(original).not.toHaveProperty('publisher')
    expect(original).not.toHaveProperty('license')
  })
})

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { editionIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import { nodeDisk } from '../files/disk.ts'
import type { Archive } from './archive.ts'
import { buildArchive } from './archivist/build-archive.ts'
import { openArchive } from './open-archive.ts'
import { verifyArchive } from './verify-archive.ts'

const resources = resolve(import.meta.dirname, '../../../resources')
const bundled = join(resources, 'archive')
const v1 = editionIdSchema.parse('v1')
const v2 = editionIdSchema.parse('v2')
const v3 = editionIdSchema.parse('v3')
const statement = sourceIdSchema.parse('hope-for-children-statement')
const article = sourceIdSchema.parse('news-article-2021-10-14')

let archive: Archive
let first: EditionCatalogue
let second: EditionCatalogue
let third: EditionCatalogue

async function unwrapped<T>(outcome: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>): Promise<T> {
  const result = await outcome
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

beforeAll(async () => {
  archive = await unwrapped(openArchive(bundled))
  first = await unwrapped(archive.edition(v1))
  second = await unwrapped(archive.edition(v2))
  third = await unwrapped(archive.edition(v3))
})

test('has three editions, and every file and every statement of each holds', async () => {
  expect(archive.id).toBe('info:campaign-archive/child-safety-open-letter-2021')
  expect(archive.editions.map(({ id }) => id)).toEqual(['v1', 'v2', 'v3'])
  expect(archive.current).toBe('v3')
  expect(await verifyArchive(archive.root)).toMatchObject({ files: 13, problems: [] })
})

describe('built again from its inputs', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is the same, byte for byte, and leaves nothing beside it', async () => {
    const built = join(folder, 'archive')
    expect(await buildArchive(join(resources, 'campaign'), built, nodeDisk)).toMatchObject({ ok: true })
    const names = await filesUnder(bundled)
    expect(await filesUnder(built)).toEqual(names)
    for (const name of names) {
      expect(Buffer.compare(await readFile(join(built, name)), await readFile(join(bundled, name))), name).toBe(0)
    }
    expect(await readdir(folder)).toEqual(['archive'])
  })
})

describe('sources', () => {
  test('v1 holds the statement, v2 the article too', () => {
    expect(first.sources.map(({ id }) => id)).toEqual([statement])
    expect(second.sources.map(({ id }) => id)).toEqual([statement, article])
  })

  test.each([
    [statement, '000_c12ad3f9fb433b4c.txt', 'v1'],
    [article, '002_4f4b80cb06a6e367.txt', 'v2'],
  ])('%s is held in the bytes in which it came', async (id, file, edition) => {
    const received = await readFile(join(resources, 'campaign/originals', file))
    const held = await readFile(join(bundled, edition, 'content/sources', id, 'original.txt'))
    expect(Buffer.compare(held, received)).toBe(0)
    // These two came in canonical form, so their text is the original.
    expect((await unwrapped(archive.text(v2, id))).text).toBe(received.toString('utf8'))
  })

  test('typing errors, hard spaces and list marks stay', async () => {
    const { text } = await unwrapped(archive.text(v1, statement))
    expect(text).toContain('contribute toonline grooming')
    expect(text).toContain('\n\u00a0A full copy of the letter')
    expect(text.match(/^ {2}1\. /gm)).toHaveLength(5)
  })

  test('what a source does not say is not filled in', () => {
    const [, coverage] = second.sources
    expect(coverage).toMatchObject({
      kind: 'coverage',
      title: { basis: 'not-stated' },
      publisher: { basis: 'not-stated' },
      rights: { basis: 'not-stated' },
      date: { basis: 'stated', value: '2021-10-14', span: { exact: '2021-10-14' } },
    })
    expect(first.sources[0]).toMatchObject({
      title: { basis: 'stated' },
      publisher: { basis: 'stated', value: '“Hope For Children” CRC Policy Center' },
      date: { basis: 'archivist', value: '2021-10' },
      rights: { basis: 'not-stated' },
    })
  })

  test('the signed letter is said not to be held', () => {
    for (const { campaign, sources } of [first, second]) {
      expect(campaign.notHeld.filter(({ kind }) => kind === 'letter')).toHaveLength(1)
      expect(sources.some(({ kind }) => kind === 'letter')).toBe(false)
    }
  })
})

describe('blocks', () => {
  async function wordsByKind(catalogue: EditionCatalogue, index: number): Promise<ReadonlyMap<string, readonly string[]>> {
    const source = catalogue.sources[index]
    if (source === undefined) throw new Error('no such source')
    const { text, record } = await unwrapped(archive.text(catalogue.edition.id, source.id))
    const map = createOffsetMap(text)
    const kinds = new Map<string, string[]>()
    for (const { kind, start, end } of record.blocks) {
      kinds.set(kind, [...(kinds.get(kind) ?? []), text.slice(map.toUtf16(start), map.toUtf16(end))])
    }
    return kinds
  }

  test('the statement has its page furniture, a heading, five items and 51 rows', async () => {
    const kinds = await wordsByKind(first, 0)
    expect(kinds.get('furniture')).toEqual(['• info@uncrcpc.org', '• 1466', 'Subscribe to\nour Newsletter', 'Latest News'])
    expect(kinds.get('heading')).toHaveLength(1)
    expect(kinds.get('list-item')).toHaveLength(5)
    expect(kinds.get('paragraph')).toHaveLength(9)
    expect(kinds.get('signatory')).toHaveLength(51)
    expect(first.sources[0]?.paragraphs).toBe(66)
    expect(first.blocks.map(({ source }) => source)).toEqual([statement])
  })

  test('the article begins with a dateline', async () => {
    const kinds = await wordsByKind(second, 1)
    expect(kinds.get('dateline')).toEqual(['date 2021-10-14'])
    expect(kinds.get('paragraph')).toHaveLength(9)
    expect(kinds.get('paragraph')?.[0]).toMatch(/^A global group of more than 50/)
  })
})

describe('signatories', () => {
  test('are 51: 8 people and 43 organisations, against 59 that the statement claims', () => {
    for (const { signatories } of [first, second]) {
      expect(signatories.signatories).toHaveLength(51)
      expect(signatories.signatories.filter(({ kind }) => kind === 'person')).toHaveLength(8)
      expect(signatories.signatories.filter(({ kind }) => kind === 'organisation')).toHaveLength(43)
      expect(signatories.statedTotals).toMatchObject([{ value: 59, span: { exact: '59 signatories' } }])
    }
  })

  test('organisations have a country or are international; people have none, since their rows state none', () => {
    const counts: Record<string, number> = {}
    for (const { kind, country } of first.signatories.signatories) {
      expect(country === null).toBe(kind === 'person')
      if (country !== null) counts[country] = (counts[country] ?? 0) + 1
    }
    expect(counts).toEqual({
      ...{ International: 2, AL: 1, AT: 1, AU: 3, BE: 1, BG: 4, CA: 1, CH: 1, CO: 1, CY: 1, DE: 1, FI: 1, FR: 1, GB: 13, HK: 1 },
      ...{ IE: 1, IT: 1, MT: 1, NL: 1, PL: 1, SI: 1, TW: 1, US: 3 },
    })
  })

  test.each([
    [
      'warren-binford',
      { title: 'Professor', affiliation: 'University of Colorado', remark: 'Affiliation for Informal Purposes Only' },
    ],
    ['julia-davidson', { honours: ['OBE'], role: 'Child Protection Expert', affiliation: null }],
    ['sonia-livingstone', { honours: ['OBE', 'FBA', 'FAcSS', 'FBPS', 'FRSA'] }],
    ['child-helpline-international', { name: 'Child Helpline International', country: 'International' }],
    ['kinderschutz-schweiz', { name: 'Kinderschutz Schweiz', country: 'CH', countryAsStated: 'Switzerland' }],
    ['5rights', { name: '5Rights', country: 'GB' }],
    ['ecpat-austria', { name: 'ECPAT Austria', country: 'AT' }],
    ['webwise-irish-sic-awareness-centre', { aliases: ['Webwise', 'Irish SIC Awareness Centre'], country: 'IE' }],
    ['red-papaz', { name: 'Red PaPaz', country: 'CO' }],
  ])('%s is read from its row as it should be', (id, expected) => {
    expect(first.signatories.signatories.find((signatory) => signatory.id === id)).toMatchObject(expected)
  })
})

describe('recommendations', () => {
  test('are five, stated in the statement; the third in two places', () => {
    expect(first.recommendations.map(({ passages }) => passages.length)).toEqual([1, 1, 2, 1, 1])
    expect(first.recommendations[2]?.passages[1]?.span.exact).toMatch(/^UK regulation now requires/)
    expect(
      first.recommendations
        .flatMap(({ passages }) => passages)
        .every(({ relation, span }) => relation === 'states' && span.source === statement),
    ).toBe(true)
  })

  test('are each relayed by the article, from v2 on', () => {
    for (const { passages } of second.recommendations) {
      expect(passages.filter(({ relation, span }) => relation === 'relays' && span.source === article).length).toBeGreaterThan(0)
    }
  })
})

describe('claims', () => {
  test('are not recorded before v3, which changes nothing else', () => {
    expect([first.claims, second.claims]).toEqual([null, null])
    const { edition: _, claims: none, ...before } = second
    const { edition: __, claims, ...after } = third
    expect(after).toEqual(before)
    expect([none, claims?.claims.length]).toEqual([null, 7])
  })

  test('give the figures of both sources, as they are stated', () => {
    const figures = third.claims?.claims.map(({ value, when, spans }) => [
      spans[0]?.source,
      value.kind === 'number' ? value.number : value.text,
      value.kind === 'number' ? value.qualifier : null,
      when,
    ])
    expect(figures).toEqual([
      [statement, 60, 'Around', null],
      [statement, 59, null, null],
      [article, 50, 'more than', null],
      [statement, 5, null, null],
      [statement, 5, null, null],
      [article, 5, null, null],
      [statement, 25_700_000, null, 'Quarter 2 of 2020/21'],
    ])
  })
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { claimListSchema } from './claim.ts'
import { findRecord } from './find-record.ts'
import { claimIdSchema, recommendationIdSchema, signatoryIdSchema, sourceIdSchema } from './ids.ts'
import { recommendationsSchema } from './recommendation.ts'
import { signatoryListSchema } from './signatory.ts'

function bundled(name: string): unknown {
  const v = name === 'claims' ? 'v3' : name === 'signatories' ? 'v1' : 'v2'
  return JSON.parse(readFileSync(new URL(`../../resources/archive/${v}/content/${name}.json`, import.meta.url), 'utf8'))
}

const statement = sourceIdSchema.parse('hope-for-children-statement')
const catalogue = {
  sources: [],
  signatories: signatoryListSchema.parse(bundled('signatories')),
  recommendations: recommendationsSchema.parse(bundled('recommendations')),
  claims: claimListSchema.parse(bundled('claims')),
}

test('a signatory is found at its row, a recommendation at its heading and passages, a claim at every place that makes it', () => {
  const binford = findRecord(catalogue, { kind: 'signatory', id: signatoryIdSchema.parse('warren-binford') })
  expect(binford?.source).toBe(statement)
  expect(binford?.spans.map(({ exact }) => exact.slice(0, 24))).toEqual(['Professor Warren Binford'])
  const first = findRecord(catalogue, { kind: 'recommendation', id: recommendationIdSchema.parse('r1') })
  expect(first?.spans.map(({ source, start }) => `${source} ${start}`)).toEqual([
    'hope-for-children-statement 1879',
    'hope-for-children-statement 1879',
    'news-article-2021-10-14 287',
    'news-article-2021-10-14 1637',
  ])
  const around60 = findRecord(catalogue, { kind: 'claim', id: claimIdSchema.parse('signatories-around-60') })
  expect(around60?.spans[0]?.exact).toContain('Around 60 organisations')
})

test('what an edition does not have is not found, also where it records no claims at all', () => {
  expect(findRecord(catalogue, { kind: 'source', id: statement })).toBeNull()
  expect(findRecord(catalogue, { kind: 'signatory', id: signatoryIdSchema.parse('nobody') })).toBeNull()
  const claim = { kind: 'claim', id: claimIdSchema.parse('signatories-around-60') } as const
  expect(findRecord({ ...catalogue, claims: null }, claim)).toBeNull()
})

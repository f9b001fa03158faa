import { expect, test } from 'vitest'
import type { BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import { comparePath, parsePassage, partPath, searchPath, sourcePath } from './places.ts'

const v2 = 'v2' as EditionId
const source = 'statement' as SourceId

test('names a part of an edition', () => {
  expect(partPath(v2, 'campaign')).toBe('/v2')
  expect(partPath(v2, 'signatories')).toBe('/v2/signatories')
})

test('names a place in a source, with nothing that is not asked for', () => {
  expect(sourcePath(v2, source)).toBe('/v2/source/statement')
  expect(sourcePath(v2, source, { block: 'b4' as BlockId, query: '  ' })).toBe('/v2/source/statement?at=b4')
  expect(sourcePath(v2, source, { passage: { start: 3, end: 9 } })).toBe('/v2/source/statement?passage=3-9')
})

test('names what is compared with what', () => {
  expect(comparePath(v2, 'v1' as EditionId)).toBe('/v2/compare?with=v1')
  expect(comparePath(v2, 'v1' as EditionId, source)).toBe('/v2/compare/statement?with=v1')
})

test('carries a search whatever is in it', () => {
  const path = searchPath(v2, '"50 % & more" #1?')
  expect(new URLSearchParams(path.split('?')[1]).get('q')).toBe('"50 % & more" #1?')
})

test.each([
  ['12-40', { start: 12, end: 40 }],
  ['40-12', null],
  ['12', null],
  ['-1-4', null],
  ['1-99999999999', null],
  [null, null],
])('reads the passage %j as %j', (text, passage) => {
  expect(parsePassage(text)).toEqual(passage)
})

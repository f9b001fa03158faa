import { expect, test } from 'vitest'
import type { ArchiveId, BlockId, ClaimId, EditionId, NoteId, SignatoryId, SourceId } from '#shared/archive/ids.ts'
import { type DeepLink, readLinkPlace } from '#shared/links/deep-link.ts'
import {
  comparePath,
  compareSearchPath,
  linkPath,
  notedRecordPath,
  openPath,
  parsePassage,
  partPath,
  placeToOpen,
  readBeside,
  readSearch,
  rowPath,
  searchPath,
  sourcePath,
} from './places.ts'

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

test('names a search to be run on two editions', () => {
  const path = compareSearchPath(v2, { text: '"50 %" & more', asTyped: true }, 'v1' as EditionId)
  const address = new URLSearchParams(path.split('?')[1])
  expect(path.startsWith('/v2/searches/compare?')).toBe(true)
  expect([readSearch(address), address.get('with')]).toEqual([{ text: '"50 %" & more', asTyped: true }, 'v1'])
})

test('names the search whose hits are marked in a source, and only with it how it was meant', () => {
  expect(sourcePath(v2, source, { query: 'risk', asTyped: true, enter: 'last' })).toBe(
    '/v2/source/statement?q=risk&typed=1&enter=last',
  )
  expect(sourcePath(v2, source, { query: ' ', asTyped: true, enter: 'last' })).toBe('/v2/source/statement')
})

test.each([
  { text: '"50 % & more" #1?', asTyped: true },
  { text: '', asTyped: false },
])('reads a search back from its address: %j', (search) => {
  const path = searchPath(v2, search.text, search.asTyped)
  expect(readSearch(new URLSearchParams(path.split('?')[1]))).toEqual(search)
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

test('names the text beside another, and reads it back', () => {
  const beside = { edition: 'v1' as EditionId, source: 'news-article-2021-10-14' as SourceId, block: 'b7' as BlockId }
  const path = sourcePath(v2, source, { block: 'b4' as BlockId, beside })
  expect(path).toBe('/v2/source/statement?at=b4&beside=v1.news-article-2021-10-14&beside-at=b7')
  expect(readBeside(new URLSearchParams(path.split('?')[1]))).toEqual(beside)
})

test.each(['', 'beside=', 'beside=v1', 'beside=.statement', 'at=b4'])('reads no text beside from %j', (query) => {
  expect(readBeside(new URLSearchParams(query))).toBeNull()
})

test('names the row of a record on the page that lists it', () => {
  expect(rowPath(v2, { kind: 'claim', id: 'signatories-150' as ClaimId })).toBe('/v2/claims?row=signatories-150')
  const note = '6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01' as NoteId
  expect(notedRecordPath(v2, { kind: 'signatory', id: 'jane' as SignatoryId }, note)).toBe(
    `/v2/signatories?row=jane&note=${note}`,
  )
  expect(notedRecordPath(v2, { kind: 'source', id: source }, note)).toBe(sourcePath(v2, source, { note }))
})

test('names where a link is opened, whatever its archive is called, and reads it back from there', () => {
  const link: DeepLink = {
    archive: 'https://example.org/a?b#c%' as ArchiveId,
    to: { kind: 'block', edition: v2, source, block: 'b4' as BlockId },
  }
  for (const path of [linkPath(v2, link), openPath(link)]) {
    const { pathname, search, hash } = new URL(path, 'http://127.0.0.1')
    expect([search, hash]).toEqual(['', ''])
    expect(readLinkPlace(placeToOpen(pathname) ?? '')).toEqual(link)
  }
  expect(linkPath('v1' as EditionId, link).startsWith('/v1/open/')).toBe(true)
  expect(placeToOpen('/v2/source/open')).toBeNull()
})

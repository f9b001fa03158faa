import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArchiveId, BlockId, ClaimId, EditionId, NoteId, RecommendationId, SignatoryId, SourceId } from '../archive/ids.ts'
import { type DeepLink, type LinkTarget, readDeepLink, writeDeepLink } from './deep-link.ts'

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/)
const edition = fc.integer({ min: 1, max: 999_999 }).map((number) => `v${number}` as EditionId)
const source = slug.map((id) => id as SourceId)
const target: fc.Arbitrary<LinkTarget> = fc.oneof(
  fc.uuid().map((note) => ({ kind: 'note' as const, note: note as NoteId })),
  fc.record({ kind: fc.constant('source' as const), edition, source }),
  fc.record({
    kind: fc.constant('block' as const),
    edition,
    source,
    block: fc.integer({ min: 1, max: 9_999_999 }).map((number) => `b${number}` as BlockId),
  }),
  fc.tuple(edition, source, fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000 })).map(([inEdition, of, start, length]) => ({
    kind: 'passage' as const,
    edition: inEdition,
    source: of,
    start,
    end: start + length,
  })),
  fc.record({ kind: fc.constant('signatory' as const), edition, id: slug.map((id) => id as SignatoryId) }),
  fc.record({
    kind: fc.constant('recommendation' as const),
    edition,
    id: fc.integer({ min: 1, max: 999 }).map((number) => `r${number}` as RecommendationId),
  }),
  fc.record({ kind: fc.constant('claim' as const), edition, id: slug.map((id) => id as ClaimId) }),
)
const link: fc.Arbitrary<DeepLink> = fc.record({
  archive: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((id) => id as ArchiveId),
  to: target,
})

describe('a link', () => {
  test('reads back as what was written, whatever the archive is called', () => {
    fc.assert(
      fc.property(link, (made) => {
        expect(readDeepLink(writeDeepLink(made))).toEqual(made)
      }),
    )
  })

  test('holds nothing but ASCII without spaces, quotation marks and brackets, so that it survives a mail and Markdown', () => {
    fc.assert(
      fc.property(link, (made) => {
        expect(writeDeepLink(made)).toMatch(/^[A-Za-z0-9:/%._~-]+$/)
      }),
    )
  })

  test('looks like this', () => {
    const archive = 'info:campaign-archive/letter' as ArchiveId
    expect(
      writeDeepLink({
        archive,
        to: { kind: 'block', edition: 'v3' as EditionId, source: 'letter' as SourceId, block: 'b4' as BlockId },
      }),
    ).toBe('campaign-archive://open/info%3Acampaign-archive%2Fletter/v3/source/letter/b4')
  })

  test.each([
    '',
    'https://open/a/v1/source/letter',
    'campaign-archive://open/',
    'campaign-archive://open/a',
    'campaign-archive://open/a/v1',
    'campaign-archive://open/a/v0/source/letter',
    'campaign-archive://open/a/v1/source/Letter',
    'campaign-archive://open/a/v1/source/letter/b0',
    'campaign-archive://open/a/v1/source/letter/9-3',
    'campaign-archive://open/a/v1/source/letter/b1/b2',
    'campaign-archive://open/a/v1/source/../../x',
    'campaign-archive://open/a/v1/source/%E0%A4%A',
    'campaign-archive://open/a/v1/editor/letter',
    'campaign-archive://open/a/note/1',
    `campaign-archive://open/${'a'.repeat(301)}/v1/source/letter`,
    `campaign-archive://open/a/v1/source/${'a'.repeat(3_000)}`,
  ])('is not read from %j', (text) => {
    expect(readDeepLink(text)).toBeNull()
  })

  test('is read as it comes out of a mail: with white space around it, the scheme in capitals, a stroke at the end', () => {
    expect(readDeepLink(' CAMPAIGN-ARCHIVE://OPEN/a/v1/source/letter/\n')).toEqual({
      archive: 'a',
      to: { kind: 'source', edition: 'v1', source: 'letter' },
    })
  })
})

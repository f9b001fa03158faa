import { expect, test } from 'vitest'
import type { ClaimRelation } from './claim.ts'
import { judgeClaim } from './judge-claim.ts'

test.each<[ClaimRelation, number, number, string]>([
  ['around', 60, 51, 'differs'],
  ['around', 60, 55, 'roughly'],
  ['around', 60, 66, 'roughly'],
  ['around', 60, 67, 'differs'],
  ['exactly', 59, 51, 'differs'],
  ['exactly', 5, 5, 'fits'],
  ['more-than', 50, 51, 'fits'],
  ['more-than', 51, 51, 'differs'],
  ['at-least', 51, 51, 'fits'],
  ['at-least', 52, 51, 'differs'],
  ['less-than', 51, 51, 'differs'],
  ['less-than', 52, 51, 'fits'],
  ['at-most', 51, 51, 'fits'],
  ['at-most', 50, 51, 'differs'],
])('%s %d, of which the archive counts %d: %s', (relation, number, counted, verdict) => {
  expect(judgeClaim({ number, relation }, counted)).toBe(verdict)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EditionId } from '../archive/ids.ts'
import { compareHistories } from './compare-histories.ts'
import { packChanges } from './pack-changes.ts'

type Catalogue = Parameters<typeof packChanges>[1]

function catalogue(titles: Readonly<Record<string, string>>): Catalogue {
  const span = { source: 'a', start: 0, end: 1, exact: 'x' }
  return {
    campaign: { title: 'A campaign' },
    sources: Object.entries(titles).map(([id, title]) => ({ id, title: { basis: 'stated', value: title, span } })),
    signatories: { statedTotals: [], signatories: [] },
    recommendations: [],
  } as unknown as Catalogue
}

test('what is added, removed and changed is told by its id, and named', () => {
  const { sources } = packChanges(catalogue({ a: 'A', b: 'B', c: 'C' }), catalogue({ b: 'B', c: 'Sea', d: 'D' }))
  expect(sources).toEqual({
    added: { count: 1, names: ['D'] },
    removed: { count: 1, names: ['A'] },
    changed: { count: 1, names: ['Sea'] },
  })
})

test('of an archive that is not held everything is new, and only so many are named', () => {
  const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`s${n}`, `S${n}`]))
  const { sources, campaign } = packChanges(null, catalogue(many))
  expect(sources.added.count).toBe(250)
  expect(sources.added.names).toHaveLength(100)
  expect(campaign).toBe(false)
})

describe('histories', () => {
  const history = (digests: readonly string[]) => digests.map((digest, index) => ({ id: `v${index + 1}` as EditionId, digest }))
  const digests = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 6 })

  test('are the same, newer, older, or differ in the first edition that is not equal', () => {
    fc.assert(
      fc.property(digests, digests, (held, offered) => {
        const first = offered.findIndex((digest, index) => index < held.length && digest !== held[index])
        const answer = compareHistories(history(held), history(offered))
        if (first !== -1) expect(answer).toEqual({ relation: 'differs', edition: `v${first + 1}` })
        else if (held.length === offered.length) expect(answer).toEqual({ relation: 'same' })
        else expect(answer).toEqual({ relation: offered.length > held.length ? 'newer' : 'older' })
      }),
    )
  })
})

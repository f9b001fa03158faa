import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchSequences } from './match-sequences.ts'

function pairsOf(a: readonly number[], b: readonly number[]): readonly (readonly [number, number])[] {
  return [...matchSequences(Int32Array.from(a), Int32Array.from(b))].flatMap((j, i) => (j < 0 ? [] : [[i, j] as const]))
}

/** The length of the longest common subsequence, by the textbook. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    const next = [0]
    for (const [j, y] of b.entries()) next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

const few = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 })

test('matches only what is equal, in order in both, and as much as can be', () => {
  fc.assert(
    fc.property(few, few, (a, b) => {
      const pairs = pairsOf(a, b)
      let last = -1
      for (const [i, j] of pairs) {
        expect(a[i]).toBe(b[j])
        expect(j).toBeGreaterThan(last)
        last = j
      }
      expect(pairs).toHaveLength(longestCommon(a, b))
    }),
    { numRuns: 1_000 },
  )
})

test('stays right, if not shortest, where the two have hardly an order in common', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const a = Array.from({ length: 6_000 }, () => random(50))
  const b = Array.from({ length: 5_000 }, () => random(50))
  const pairs = pairsOf(a, b)
  expect(pairs.length).toBeGreaterThan(500)
  pairs.forEach(([i, j], index) => {
    expect(a[i]).toBe(b[j])
    const next = pairs[index + 1]
    if (next !== undefined) expect(next[0] > i && next[1] > j).toBe(true)
  })
})

test.each([
  [[], []],
  [[], [1]],
  [[1], []],
])('%j and %j have nothing to match', (a, b) => {
  expect(pairsOf(a, b)).toEqual([])
})

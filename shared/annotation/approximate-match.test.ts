import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approximateMatch } from './approximate-match.ts'

/** The table of Sellers (1980), row by row: the fewest errors with which the pattern ends at each position. */
function fewestErrors(text: string, pattern: string, anchored: boolean): readonly number[] {
  let row = Array.from({ length: text.length + 1 }, (_, at) => (anchored ? at : 0))
  for (let p = 1; p <= pattern.length; p++) {
    const next = [p]
    for (let at = 1; at <= text.length; at++) {
      const same = text[at - 1] === pattern[p - 1] ? 0 : 1
      next.push(Math.min((row[at - 1] ?? 0) + same, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return row
}

describe('approximateMatch', () => {
  test.each([
    ['four score and seven', 'annd', 'and'],
    ['We think the petition was signed by all', 'the petitoin was', 'the petition was'],
    ['abc', 'abc', 'abc'],
  ])('in "%s" the nearest to "%s" is "%s"', (text, pattern, found) => {
    const match = approximateMatch(text, 0, text.length, pattern)
    expect(match && text.slice(match.start, match.end)).toBe(found)
  })

  test('looks only where it is told to', () => {
    expect(approximateMatch('one two one', 3, 7, 'one')).toMatchObject({ errors: 2 })
    expect(approximateMatch('abc', 0, 3, 'xyz')).toBeNull()
    expect(approximateMatch('abc', 0, 3, '')).toBeNull()
  })

  test('finds as few errors as the whole table of edit distances, for patterns of one block and of several', () => {
    const unit = fc.constantFrom('a', 'b', 'c', 'é')
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 120, size: 'max' }),
        fc.string({ unit, minLength: 1, maxLength: 100, size: 'max' }),
        (text, pattern) => {
          const fewest = Math.min(...fewestErrors(text, pattern, false))
          const match = approximateMatch(text, 0, text.length, pattern)
          if (match === null) {
            expect(fewest).toBe(pattern.length)
            return
          }
          expect(match.errors).toBe(fewest)
          expect(fewestErrors(text.slice(match.start, match.end), pattern, true).at(-1)).toBe(fewest)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

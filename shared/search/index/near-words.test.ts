import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedDistance, nearWords } from './near-words.ts'
import { findWord, listedWords, packedWords, wordsBeginningWith } from './sorted-words.ts'

/** Optimal string alignment by its definition, with the whole table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  const at = (row: number, column: number) => table[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, at(row - 2, column - 2) + 1)
      const line = table[row]
      if (line !== undefined) line[column] = cost
    }
  }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ü'), maxLength: 7 })
const vocabulary = fc.uniqueArray(word, { maxLength: 60 }).map((words) => [...words].sort())

describe('nearWords', () => {
  test('gives exactly the words that are near enough', () => {
    fc.assert(
      fc.property(vocabulary, word, fc.integer({ min: 1, max: 3 }), (words, typed, most) => {
        const expected = words
          .map((each, at) => ({ word: at, distance: distance(each, typed) }))
          .filter((each) => each.distance <= most)
        expect(nearWords(listedWords(words), typed, most)).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(['zuckerberg', 'zukcerberg', 'zuckerbrg', 'zuckerbergg', 'zuckarberg'])('finds a word by %s', (typed) => {
    expect(nearWords(listedWords(['aaa', 'zuckerberg', 'zzz']), typed, allowedDistance(typed)).map((each) => each.word)).toEqual([
      1,
    ])
  })
})

describe('sorted words', () => {
  const packed = (words: readonly string[]) => {
    const starts = Uint32Array.from([0, ...words.map((_, at) => words.slice(0, at + 1).join('').length)])
    return packedWords(
      Uint16Array.from({ length: words.join('').length }, (_, at) => words.join('').charCodeAt(at)),
      starts,
    )
  }

  test('are found by their beginning, packed or listed', () => {
    fc.assert(
      fc.property(vocabulary, word, (words, beginning) => {
        for (const sorted of [listedWords(words), packed(words)]) {
          const { start, end } = wordsBeginningWith(sorted, beginning)
          expect(words.slice(start, end)).toEqual(words.filter((each) => each.startsWith(beginning)))
          expect(findWord(sorted, beginning)).toBe(words.indexOf(beginning))
        }
      }),
      { numRuns: 500 },
    )
  })
})

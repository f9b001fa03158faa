import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '../words/all-stemmers.ts'
import { Counts } from './collection.ts'
import { createLiveIndex, type LiveIndex } from './live-index.ts'
import { findWord } from './sorted-words.ts'

function amountsOf(index: LiveIndex, word: string): Record<string, number> {
  const at = findWord(index.words, word)
  if (at === -1) return {}
  const counts = new Counts(index.size)
  index.count(at, 1, counts)
  const touched = [...counts.touched.subarray(0, counts.size)]
  return Object.fromEntries(touched.map((document) => [index.keyOf(document) ?? '', counts.amounts[document] ?? 0]))
}

test('what is left of changed notes is tidied away by and by', () => {
  const index = createLiveIndex()
  for (let change = 0; change < 10; change++) index.put('a', `risk ${change}`, 'en')
  expect(amountsOf(index, 'risk')).toEqual({ a: 1 })
  expect([index.tidy(4), index.tidy(4), index.tidy(4)]).toEqual([5, 1, 0])
  const size = index.size
  for (let change = 0; change < 9; change++) index.put('a', 'risk', 'en')
  expect([index.size, amountsOf(index, 'risk')]).toEqual([size, { a: 1 }])
  for (let change = 0; change < 5_000; change++) index.put('a', 'risk', 'en')
  expect(index.size).toBeLessThan(1_100)
})

describe('the index of notes', () => {
  test('keeps a number as one word, and finds "ben" only where it is written', () => {
    const index = createLiveIndex()
    index.put('a', 'It has been in 1999', 'en')
    index.put('b', 'Ben in 19', 'en')
    expect([amountsOf(index, 'ben'), amountsOf(index, '1999'), amountsOf(index, '19')]).toEqual([{ b: 1 }, { a: 1 }, { b: 1 }])
  })

  test('takes words that are names in JavaScript, very long words, and a text without any', () => {
    const index = createLiveIndex()
    const long = 'x'.repeat(5_000)
    index.put('a', `constructor __proto__ toString against ${long}`, 'en')
    index.put('b', '…', 'en')
    for (const word of ['constructor', 'proto', 'tostring', 'against', long]) expect(amountsOf(index, word)).toEqual({ a: 1 })
    expect(index.documents).toBe(2)
  })

  test('gives more than a hundred documents of a word', () => {
    const index = createLiveIndex()
    for (let note = 0; note < 250; note++) index.put(`n${note}`, 'risk', 'en')
    expect(Object.keys(amountsOf(index, 'risk'))).toHaveLength(250)
  })

  test('counts as often as a word stands in a document, up to sixteen', () => {
    const index = createLiveIndex()
    index.put('a', 'risk '.repeat(5), 'en')
    index.put('b', 'risk '.repeat(50), 'en')
    expect(amountsOf(index, 'risk')).toEqual({ a: 5, b: 16 })
  })

  test('holds after any changes what it would hold had only the last texts been put', () => {
    const words = ['risk', 'risks', 'child', 'of', 'the']
    const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((each) => each.join(' '))
    const change = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(text, { nil: null }) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const index = createLiveIndex()
        const kept = new Map<string, string>()
        for (const [at, { key, text: put }] of changes.entries()) {
          if (put === null) {
            index.remove(key)
            kept.delete(key)
          } else {
            index.put(key, put, 'en')
            kept.set(key, put)
          }
          // Neither looking at the words nor tidying up between changes may change anything.
          if (at % 4 === 1) index.tidy(2)
          if (at % 3 === 0)
            expect(index.words.size).toBe(new Set([...kept.values()].flatMap((each) => each.match(/\w+/g) ?? [])).size)
        }
        expect(index.documents).toBe(kept.size)
        for (const word of words) {
          const expected = [...kept].map(
            ([key, each]) => [key, each.split(' ').filter((other) => other === word).length] as const,
          )
          expect(amountsOf(index, word)).toEqual(Object.fromEntries(expected.filter(([, amount]) => amount > 0)))
        }
        const length = [...kept.values()].reduce((sum, each) => sum + (each.match(/\w+/g) ?? []).length, 0)
        expect(index.averageLength).toBeCloseTo(length / Math.max(kept.size, 1))
      }),
      { numRuns: 300 },
    )
  })
})

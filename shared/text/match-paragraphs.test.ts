import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchParagraphs } from './match-paragraphs.ts'

test('leads to the same words, and between them to what stands at their place', () => {
  expect(matchParagraphs(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([0, 1, 2])
  expect(matchParagraphs(['a', 'b', 'c'], ['a', 'new', 'b', 'c'])).toEqual([0, 2, 3])
  expect(matchParagraphs(['a', 'old', 'c'], ['a', 'new', 'c'])).toEqual([0, 1, 2])
  expect(matchParagraphs(['a', 'gone', 'c'], ['a', 'c'])).toEqual([0, 0, 1])
})

test('a text that has nothing of the other is gone through as far on', () => {
  expect(matchParagraphs(['a', 'b', 'c', 'd'], ['x', 'y'])).toEqual([0, 0, 0, 1])
  expect(matchParagraphs(['a'], [])).toEqual([])
  expect(matchParagraphs([], ['x'])).toEqual([])
})

test('gives every paragraph a place in the other text, and never goes back', () => {
  const paragraphs = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 })
  fc.assert(
    fc.property(paragraphs, paragraphs, (text, other) => {
      fc.pre(other.length > 0)
      const places = matchParagraphs(text, other)
      expect(places).toHaveLength(text.length)
      places.forEach((place, index) => {
        expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? 0)
        expect(place).toBeLessThan(other.length)
      })
    }),
  )
})

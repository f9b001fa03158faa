import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createOffsetMap } from './offset-map.ts'

/** Texts rich in characters that take two units, and in lone halves of them. */
const text = fc
  .array(fc.constantFrom('a', 'é', '\n', '👋', '𐐷', '\ud83d', '\udc4b', '👩‍👧', ''), { maxLength: 60 })
  .map((parts) => parts.join(''))

describe('positions', () => {
  test('count code points as iteration over the string does', () => {
    fc.assert(
      fc.property(text, (value) => {
        const map = createOffsetMap(value)
        const characters = [...value]
        expect(map.codePoints).toBe(characters.length)
        let utf16 = 0
        characters.forEach((character, index) => {
          expect(map.toUtf16(index)).toBe(utf16)
          expect(map.toCodePoint(utf16)).toBe(index)
          utf16 += character.length
        })
        expect(map.toUtf16(characters.length)).toBe(value.length)
        expect(map.toCodePoint(value.length)).toBe(characters.length)
      }),
    )
  })

  test('come back from a round trip', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, seed) => {
        const map = createOffsetMap(value)
        const codePoint = seed % (map.codePoints + 1)
        expect(map.toCodePoint(map.toUtf16(codePoint))).toBe(codePoint)
      }),
    )
  })

  test('grow with one another', () => {
    fc.assert(
      fc.property(text, (value) => {
        const map = createOffsetMap(value)
        const all = Array.from({ length: value.length + 1 }, (_, utf16) => map.toCodePoint(utf16))
        all.forEach((codePoint, index) => {
          const before = index === 0 ? 0 : (all[index - 1] ?? 0)
          expect(codePoint - before).toBeGreaterThanOrEqual(0)
          expect(codePoint - before).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

test('a position inside a pair counts as the one before the pair', () => {
  expect(createOffsetMap('a👋b').toCodePoint(2)).toBe(1)
  expect(createOffsetMap('a👋b').toCodePoint(1)).toBe(1)
  expect(createOffsetMap('a👋b').toCodePoint(3)).toBe(2)
})

test.each([-1, 4])('position %i of a text of three code points is refused', (position) => {
  const map = createOffsetMap('a👋b')
  expect(() => map.toUtf16(position)).toThrow(/3 code points/)
  expect(() => map.toCodePoint(position === 4 ? 5 : position)).toThrow(/4 UTF-16 units/)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordAround } from './word-around.ts'

const wordAt = (text: string) => {
  const at = text.indexOf('|')
  const whole = text.replace('|', '')
  const word = wordAround(whole, at)
  return word === null ? null : whole.slice(word.start, word.end)
}

test.each([
  ['It is un|safe for children', 'unsafe'],
  ['Children’s| safety', null],
  ['It removed 25|7 items', '257'],
  ['It removed 25|.7 items', null],
  ['caf|é', 'café'],
  ['cafe|\u0301', 'cafe\u0301'],
  ['|Facebook', null],
  ['Facebook|', null],
  ['two| words', null],
  ['two |words', null],
  ['a|𝐛c', 'a𝐛c'],
  ['子供|の安全', null],
  ['เด็ก|และ', null],
])('%s', (text, word) => {
  expect(wordAt(text)).toBe(word)
})

test('a word is found from every place inside of it, and from none at its edges', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'é', 'ß', '7', '𝐛', 'e\u0301'), minLength: 1, maxLength: 20 })
  const edge = fc.constantFrom('', ' ', '. ', '“', '’')
  fc.assert(
    fc.property(edge, letters, edge, (before, word, after) => {
      const text = before + word + after
      const range = { start: before.length, end: before.length + word.length }
      expect(wordAround(text, range.start)).toBeNull()
      expect(wordAround(text, range.end)).toBeNull()
      for (const [at] of [...word].slice(1).map((_, index, all) => [range.end - all.slice(index).join('').length] as const))
        expect(wordAround(text, at)).toEqual(range)
    }),
  )
})

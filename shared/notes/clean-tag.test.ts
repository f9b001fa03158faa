import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyNaughty } from '../testing/naughty-strings.ts'
import { countHalfCharacters } from '../text/half-characters.ts'
import { cleanTag, readTags } from './clean-tag.ts'

test('reads tags as they are typed, with commas between and with or without their sign', () => {
  expect(readTags(' #open  question, research,', [])).toEqual(['open question', 'research'])
})

test('takes what is the same for one tag, and leaves out those that are there', () => {
  expect(readTags('caf\u00e9, cafe\u0301, figure', ['figure'])).toEqual(['caf\u00e9'])
})

test('finds none in signs alone', () => {
  expect(readTags(' #, ,## ', [])).toEqual([])
})

test('cuts a tag that is longer than one may be, and no character in two', () => {
  expect(readTags(`${'a'.repeat(99)}\u{1F469}`, [])).toEqual(['a'.repeat(99)])
})

test('takes whatever is typed, keeps it the same from then on, and holds no half character', () => {
  fc.assert(
    fc.property(anyNaughty, (typed) => {
      const tag = cleanTag(typed)
      expect(cleanTag(tag)).toBe(tag)
      expect(tag.length).toBeLessThanOrEqual(100)
      expect(countHalfCharacters(tag)).toBe(0)
    }),
    { numRuns: 300 },
  )
  expect(cleanTag('a\ud83d')).toBe('a\ufffd')
})

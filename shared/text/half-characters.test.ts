import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyNaughty } from '../testing/naughty-strings.ts'
import { countHalfCharacters } from './half-characters.ts'

test('counts what a file of text cannot hold, and no whole character', () => {
  expect(countHalfCharacters('a\ud83d\ude00b')).toBe(0)
  expect(countHalfCharacters('\ud83d\ud83d\ude00 \ude00')).toBe(2)
  expect(countHalfCharacters('\ufffd')).toBe(0)
})

test('is nothing exactly where a text comes back from UTF-8 unchanged', () => {
  fc.assert(
    fc.property(anyNaughty, (text) => {
      expect(countHalfCharacters(text) === 0).toBe(Buffer.from(text, 'utf8').toString('utf8') === text)
    }),
    { numRuns: 300 },
  )
})

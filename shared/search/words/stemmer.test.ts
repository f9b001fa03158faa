import { expect, test } from 'vitest'
import { isStemmerKnown, knowStemmers, stemmerOf } from './stemmer.ts'

test('a language whose algorithm was not given is an error, and not a language without forms', async () => {
  expect(isStemmerKnown('de-AT')).toBe(false)
  expect(() => stemmerOf('de-AT')).toThrow('german')
  knowStemmers(['english'], { newStemmer: () => ({ stem: () => 'stem' }) })
  expect(stemmerOf('en-GB')?.('words')).toBe('stem')
  expect(() => stemmerOf('de')).toThrow('german')

  await import('./all-stemmers.ts')
  expect(isStemmerKnown('de-AT')).toBe(true)
  expect(stemmerOf('de-AT')?.('verpflichtungen')).toBe(stemmerOf('de')?.('verpflichtung'))
})

test('a language that has no algorithm has no forms, and is known', () => {
  expect(isStemmerKnown('zh')).toBe(true)
  expect(stemmerOf('zh')).toBeNull()
})

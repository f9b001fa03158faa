import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldPlain } from '../../text/fold-text.ts'
import { listWords } from '../split-words.ts'
import { TokenStream } from './token-stream.ts'

test('a token stream holds the words that listWords gives, and counts them', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('Risk', 'risk', 'É', 'naïve', 'a1', 'ﬃ', '½', '㍿', '①', 'Ⅷ', '…', '子供', "child's", '“x”', ' '), {
        maxLength: 30,
      })
      .map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const stream = new TokenStream()
      for (const each of texts) stream.add(each)
      const words = stream.words()
      expect(new Set(words).size).toBe(words.length)
      const ends = [...stream.starts.all().slice(1), stream.tokens.length]
      const read = texts.map((_, at) =>
        [...stream.tokens.all().slice(stream.starts.at(at), ends[at])].map((token) => words[token] ?? ''),
      )
      const expected = texts.map((each) => [...listWords(foldPlain(each))])
      expect(read).toEqual(expected)
      for (const [at, word] of words.entries()) {
        expect(stream.occurrences()[at]).toBe(expected.flat().filter((each) => each === word).length)
        expect(stream.documentsWith()[at]).toBe(expected.filter((each) => each.includes(word)).length)
      }
    }),
    { numRuns: 500 },
  )
})

test('a token stream tells thousands of words apart', () => {
  const stream = new TokenStream()
  const all = Array.from({ length: 20_000 }, (_, at) => `w${at.toString(36)}`)
  stream.add(all.join(' '))
  stream.add(all.join(' '))
  expect(stream.words()).toEqual(all)
  expect(stream.documentsWith().every((documents) => documents === 2)).toBe(true)
})

test('a token stream has room for characters that give several letters', () => {
  const stream = new TokenStream()
  stream.add('ﬃ'.repeat(5_000))
  expect(stream.words()).toEqual(['ffi'.repeat(5_000)])
})

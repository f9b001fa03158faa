import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPlain } from '../text/fold-text.ts'
import { listWords, splitWords } from './split-words.ts'

describe('listWords', () => {
  test('gives the words that splitWords gives', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(text, (given) => {
        const folded = foldPlain(given)
        expect(listWords(folded)).toEqual(splitWords(folded).map(({ word }) => word))
      }),
    )
  })

  test('takes a number as one word, and the parts of a joined word as several', () => {
    expect(listWords('in 1999, end-to-end e2ee 25.7')).toEqual(['in', '1999', 'end', 'to', 'end', 'e2ee', '25', '7'])
  })
})

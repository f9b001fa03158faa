import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallEdition } from '../engine/testing/small-edition.ts'
import { buildEditionIndex } from './build-edition-index.ts'
import { Counts } from './collection.ts'
import { type EditionIndex, openEditionIndex } from './edition-index.ts'
import { INDEX_FORMAT, IndexRefused, readIndexHeading } from './index-bytes.ts'
import { findWord } from './sorted-words.ts'

const documents = smallEdition(
  [
    { id: 'letter', kind: 'statement', title: 'The letter', blocks: ['a b a', 'b c', ''], recommendations: [2] },
    { id: 'article', blocks: ['encrypted encryption'] },
  ],
  [{ text: 'Ann b', country: 'GB' }],
)

function countsOf(index: EditionIndex, word: string): readonly (readonly [number, number])[] {
  const counts = new Counts(index.size)
  index.count(findWord(index.words, word), 1, counts)
  return [...counts.touched.subarray(0, counts.size)].map((document) => [document, counts.amounts[document] ?? 0])
}

describe('the index of an edition', () => {
  const bytes = buildEditionIndex(documents)
  const index = openEditionIndex(bytes)

  test('numbers documents source by source, the title before its passages, then the signatories', () => {
    expect([...index.titles]).toEqual([0, 4, 6])
    expect([...index.blockIds]).toEqual([0, 1, 2, 3, 0, 1, 0])
    expect([...index.sourceOf]).toEqual([0, 0, 0, 0, 1, 1, 2])
    expect(Array.from(index.endOfTitle)).toEqual([4, 0, 0, 0, 6, 0, 0])
    expect(index.heading.signatories).toEqual([{ id: 'p0', source: 'letter', country: 'GB' }])
    expect(index.heading.recommendations).toEqual([{ number: 1, documents: [2] }])
  })

  test('says in which documents a word stands, how often, and where', () => {
    expect(countsOf(index, 'a')).toEqual([[1, 2]])
    expect(countsOf(index, 'b')).toEqual([
      [1, 1],
      [2, 1],
      [6, 1],
    ])
    const ordinals = new Uint32Array(index.size)
    ordinals[1] = 1
    ordinals[2] = 2
    const { starts, places } = index.places(
      [findWord(index.words, 'b'), findWord(index.words, 'a')],
      Uint32Array.of(1, 2),
      ordinals,
    )
    expect([[...starts], [...places]]).toEqual([
      [0, 3, 4],
      [0, 1, 2, 0],
    ])
  })

  test('knows the forms of a word, also of one that does not stand in it', () => {
    const forms = (word: string) => index.formsOf(word).map((form) => index.words.at(form))
    expect(forms('encryption')).toEqual(['encryption', 'encrypted'])
    expect(forms('encrypts')).toEqual(['encrypted', 'encryption'])
    expect(forms('zebra')).toEqual([])
  })

  test('is the same bytes each time it is made', () => {
    expect(Buffer.from(buildEditionIndex(documents)).equals(Buffer.from(bytes))).toBe(true)
  })

  test('tells how far its making has come, and stops when told to', () => {
    const progress: number[] = []
    buildEditionIndex(documents, (done, total) => progress.push(done / total))
    expect(progress).toEqual([0.5, 1])
    expect(() =>
      buildEditionIndex(documents, () => {
        throw new Error('stopped')
      }),
    ).toThrow('stopped')
  })

  test('can be opened wherever its bytes lie', () => {
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(openEditionIndex(shifted.subarray(3)).size).toBe(index.size)
    expect(readIndexHeading(shifted.subarray(3)).edition).toBe('v1')
  })
})

test('places of many documents and of few are those that stand in their texts', () => {
  const block = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
  const blocks = fc.array(block, { minLength: 300, maxLength: 400 })
  fc.assert(
    fc.property(blocks, fc.uniqueArray(fc.nat(299), { maxLength: 40 }), fc.subarray(['a', 'b', 'c']), (texts, chosen, words) => {
      const index = openEditionIndex(buildEditionIndex(smallEdition([{ blocks: texts.map((each) => each.join(' ')) }])))
      // The first document is the title.
      const documents = Uint32Array.from(chosen, (each) => each + 1).sort()
      const ordinals = new Uint32Array(index.size)
      for (const [at, document] of documents.entries()) ordinals[document] = at + 1
      const wanted = words.map((each) => findWord(index.words, each)).filter((each) => each !== -1)
      const { starts, places } = index.places(wanted, documents, ordinals)
      const expected = [...documents].map((document) =>
        (texts[document - 1] ?? []).flatMap((each, place) => (words.includes(each) ? [place] : [])),
      )
      expect(expected.map((_, at) => [...places.slice(starts[at], starts[at + 1])])).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

describe('bytes that are no index', () => {
  const bytes = buildEditionIndex(documents)

  test('are refused at whatever place they are cut off', () => {
    for (let length = 0; length < bytes.length; length += 7)
      expect(() => openEditionIndex(bytes.slice(0, length)), `${length} bytes`).toThrow(IndexRefused)
  })

  test('are refused where they are something else, or of another format', () => {
    expect(() => openEditionIndex(new TextEncoder().encode('{"this is": "some JSON"}'.repeat(10)))).toThrow(
      'this is no search index',
    )
    const other = bytes.slice()
    other[8] = INDEX_FORMAT + 1
    expect(() => openEditionIndex(other)).toThrow(`format ${INDEX_FORMAT + 1}`)
  })

  test('are refused where their beginning was altered, or opened to what it says', () => {
    const heading = Math.min(bytes.length, 2_000)
    for (let at = 0; at < heading; at += 3) {
      const altered = bytes.slice()
      altered[at] = (altered[at] ?? 0) ^ 0x15
      try {
        openEditionIndex(altered)
      } catch (error) {
        expect(error).toBeInstanceOf(IndexRefused)
      }
    }
  })
})

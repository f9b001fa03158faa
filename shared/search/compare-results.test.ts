import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockIdSchema, noteIdSchema, signatoryIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { compareResults, type FoundText } from './compare-results.ts'
import type { SearchHit } from './results.ts'

function block(source: string, number: number, text: string): FoundText {
  return {
    text,
    hit: {
      id: `block:${source}/b${number}`,
      kind: 'block',
      source: sourceIdSchema.parse(source),
      block: blockIdSchema.parse(`b${number}`),
      number,
      signatory: null,
      note: null,
      score: 1,
      exact: true,
    },
  }
}

function other(kind: 'source' | 'signatory' | 'note', id: string, text: string): FoundText {
  const hit: SearchHit = { ...block('letter', 1, '').hit, id: `${kind}:${id}`, kind, block: null, number: null }
  if (kind === 'signatory') return { text, hit: { ...hit, signatory: signatoryIdSchema.parse(id) } }
  if (kind === 'note') return { text, hit: { ...hit, note: noteIdSchema.parse(id) } }
  return { text, hit: { ...hit, source: sourceIdSchema.parse(id) } }
}

const ids = (list: readonly FoundText[]) => list.map(({ hit }) => hit.id)
const pairs = (list: readonly { readonly before: FoundText; readonly after: FoundText }[]) =>
  list.map(({ before, after }) => `${before.hit.id} = ${after.hit.id}`)

describe('compareResults', () => {
  test('knows a passage again by its words, though another one was put in before it', () => {
    const before = [block('letter', 1, 'a risk'), block('letter', 2, 'the risk')]
    const after = [block('letter', 1, 'a new risk'), block('letter', 2, 'a risk'), block('letter', 3, 'the risk')]
    const compared = compareResults(before, after)
    expect(pairs(compared.both)).toEqual(['block:letter/b1 = block:letter/b2', 'block:letter/b2 = block:letter/b3'])
    expect(ids(compared.onlyBefore)).toEqual([])
    expect(ids(compared.onlyAfter)).toEqual(['block:letter/b1'])
  })

  test('puts passages with the same words together by their name first, then in their order', () => {
    const before = [block('letter', 7, 'risk'), block('letter', 3, 'risk')]
    const after = [block('letter', 3, 'risk'), block('letter', 1, 'risk'), block('letter', 9, 'risk')]
    const compared = compareResults(before, after)
    expect(pairs(compared.both)).toEqual(['block:letter/b7 = block:letter/b1', 'block:letter/b3 = block:letter/b3'])
    expect(ids(compared.onlyAfter)).toEqual(['block:letter/b9'])
  })

  test('takes a reworded passage for one that is gone and one that is new', () => {
    const compared = compareResults([block('letter', 1, '50 images')], [block('letter', 1, '60 images')])
    expect([compared.both.length, compared.onlyBefore.length, compared.onlyAfter.length]).toEqual([0, 1, 1])
  })

  test('takes the same words in another source for another passage', () => {
    expect(compareResults([block('letter', 1, 'risk')], [block('article', 1, 'risk')]).both).toEqual([])
  })

  test('knows titles, rows and notes again', () => {
    const note = '00000000-0000-4000-8000-000000000001'
    const before = [other('source', 'letter', 'A risk'), other('signatory', 'ana', 'Ana'), other('note', note, 'mine')]
    const after = [other('source', 'letter', 'The risk'), other('signatory', 'ana', 'Ana'), other('note', note, 'mine, longer')]
    const compared = compareResults(before, after)
    expect(pairs(compared.both)).toEqual(['signatory:ana = signatory:ana', `note:${note} = note:${note}`])
    expect(ids(compared.onlyBefore)).toEqual(['source:letter'])
  })

  const hits = fc.uniqueArray(
    fc.record({
      source: fc.constantFrom('letter', 'article'),
      number: fc.integer({ min: 1, max: 6 }),
      text: fc.constantFrom('a', 'b'),
    }),
    { selector: ({ source, number }) => `${source} ${number}`, maxLength: 12 },
  )
  const build = (list: readonly { readonly source: string; readonly number: number; readonly text: string }[]) =>
    list.map(({ source, number, text }) => block(source, number, text))

  test('leaves no hit out, counts none twice, and joins only what has the same words in the same source', () => {
    fc.assert(
      fc.property(hits, hits, (one, two) => {
        const before = build(one)
        const after = build(two)
        const { both, onlyBefore, onlyAfter } = compareResults(before, after)
        expect([...both.map((pair) => pair.before), ...onlyBefore].map(({ hit }) => hit.id).sort()).toEqual(ids(before).sort())
        expect([...both.map((pair) => pair.after), ...onlyAfter].map(({ hit }) => hit.id).sort()).toEqual(ids(after).sort())
        for (const pair of both)
          expect([pair.before.text, pair.before.hit.source]).toEqual([pair.after.text, pair.after.hit.source])
        // What is left over on both sides has nothing in common.
        for (const left of onlyBefore)
          expect(onlyAfter.some((right) => right.text === left.text && right.hit.source === left.hit.source)).toBe(false)
      }),
    )
  })

  test('is the same the other way round, and finds nothing to tell of the same results', () => {
    fc.assert(
      fc.property(hits, hits, (one, two) => {
        const there = compareResults(build(one), build(two))
        const back = compareResults(build(two), build(one))
        expect(there.both.length).toBe(back.both.length)
        const texts = (list: readonly FoundText[]) => list.map(({ hit, text }) => `${hit.source} ${text}`).sort()
        expect(texts(there.onlyBefore)).toEqual(texts(back.onlyAfter))
        const same = compareResults(build(one), build(one))
        expect(pairs(same.both)).toEqual(build(one).map(({ hit }) => `${hit.id} = ${hit.id}`))
      }),
    )
  })
})

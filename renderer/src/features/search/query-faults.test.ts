import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOfQuery } from './query-faults.tsx'

function pieces(text: string, ...ranges: readonly (readonly [number, number])[]) {
  return piecesOfQuery(
    text,
    ranges.map(([start, end]) => ({ range: { start, end } })),
  ).map(({ text: piece, faulty }) => (faulty ? `[${piece}]` : piece))
}

test('sets the pieces at fault apart from the rest', () => {
  expect(pieces('risk ( -', [5, 6], [7, 8])).toEqual(['risk ', '[(]', ' ', '[-]'])
})

test('shows what two faults have in common once', () => {
  expect(pieces('("xx', [0, 4], [1, 4])).toEqual(['[("xx]'])
})

test('leaves out what is far from any fault', () => {
  const [before = '', fault = ''] = pieces(`${'a'.repeat(900)} (`, [901, 902])
  expect(fault).toBe('[(]')
  expect(before).toMatch(/^ … a{59} $/)
})

test('keeps every character of a short query', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ range: { start: Math.min(a, b), end: Math.max(a, b) } }))
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.array(range, { maxLength: 5 }), (text, faults) => {
      expect(
        piecesOfQuery(text, faults)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextRange } from '#shared/text/text-range.ts'
import { putInOrder, rangesIn, spanAt, touchedSpans } from './block-spans.ts'

/** Blocks of a text in order, with gaps between them or none. */
const blocks = fc
  .array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 12 }) }), { maxLength: 40 })
  .map((parts) => {
    let end = 0
    return parts.map(({ gap, length }): TextRange => {
      const start = end + gap
      end = start + length
      return { start, end }
    })
  })
const range = fc
  .record({ start: fc.nat(400), length: fc.integer({ min: 1, max: 120 }) })
  .map(({ start, length }): TextRange => ({ start, end: start + length }))

const overlap = (a: TextRange, b: TextRange) => a.start < b.end && b.start < a.end

describe('spans of blocks', () => {
  test('finds the blocks of a range as looking at each block does', () => {
    fc.assert(
      fc.property(blocks, range, (spans, wanted) => {
        expect(touchedSpans(spans, wanted)).toEqual(spans.filter((span) => overlap(span, wanted)))
      }),
    )
  })

  test('finds the block of a position as looking at each block does', () => {
    fc.assert(
      fc.property(blocks, fc.nat(500), (spans, offset) => {
        const holds = spans.find(({ start, end }) => start <= offset && offset < end)
        const endsThere = spans.find(({ end }) => end === offset)
        expect(spanAt(spans, offset)).toEqual(holds ?? endsThere ?? null)
      }),
    )
  })

  test('finds the ranges in a block as looking at each range does', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 60 }), range, (ranges, span) => {
        const inOrder = putInOrder(ranges)
        expect(rangesIn(inOrder, span)).toEqual(inOrder.ranges.filter((each) => overlap(each, span)))
        expect(inOrder.ranges).toHaveLength(ranges.length)
      }),
    )
  })

  test('a position between two blocks that touch belongs to the second', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 4, end: 9 },
    ]
    expect(spanAt(spans, 4)).toEqual({ start: 4, end: 9 })
    expect(spanAt(spans, 9)).toEqual({ start: 4, end: 9 })
    expect(spanAt(spans, 10)).toBeNull()
  })
})

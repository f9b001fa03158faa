import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, BlockKind } from '#shared/archive/source.ts'
import { chunkAt, cutChunks } from './text-chunks.ts'

const kind = fc.constantFrom<BlockKind>('heading', 'paragraph', 'list-item', 'signatory', 'furniture')
/** Runs of blocks of one kind, some of them long. */
const source = fc.array(fc.record({ kind, length: fc.integer({ min: 1, max: 200 }) }), { maxLength: 12 }).map((runs) => {
  const blocks = runs.flatMap((run) => Array.from({ length: run.length }, () => ({ kind: run.kind }) as Block))
  return { blocks, ranges: blocks.map((_, at) => ({ start: at * 10, end: at * 10 + 9 })) }
})

test('every block stands in one chunk, in order', () => {
  fc.assert(
    fc.property(source, ({ blocks, ranges }) => {
      const shown = cutChunks(blocks, ranges).flatMap(({ rows }) =>
        rows.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
      )
      expect(shown).toEqual(blocks.map((_, at) => at))
    }),
  )
})

test('a list is cut only where it is long, and says then where each part belongs', () => {
  fc.assert(
    fc.property(source, ({ blocks, ranges }) => {
      for (const { start, end, list } of cutChunks(blocks, ranges).flatMap(({ rows }) => rows)) {
        const { kind: first } = blocks[start] ?? {}
        expect(new Set(blocks.slice(start, end).map((block) => block.kind)).size).toBe(1)
        const whole = blocks[start - 1]?.kind !== first && blocks[end]?.kind !== first
        if (end - start > 1 && list === null) expect(whole).toBe(true)
        if (list !== null) expect(list.size).toBeGreaterThan(80)
      }
    }),
  )
})

test('the chunk of a block is found by its position', () => {
  fc.assert(
    fc.property(source, ({ blocks, ranges }) => {
      const chunks = cutChunks(blocks, ranges)
      ranges.forEach(({ start, end }, block) => {
        for (const position of [start, end]) {
          const chunk = chunks[chunkAt(chunks, position)]
          expect(chunk?.start).toBeLessThanOrEqual(block)
          expect(chunk?.end).toBeGreaterThan(block)
        }
      })
    }),
  )
})

test('a short text is one chunk', () => {
  const blocks = Array.from({ length: 240 }, () => ({ kind: 'signatory' }) as Block)
  const ranges = blocks.map((_, at) => ({ start: at * 10, end: at * 10 + 9 }))
  expect(cutChunks(blocks, ranges)).toHaveLength(1)
  expect(cutChunks([...blocks, ...blocks], [...ranges, ...ranges]).length).toBeGreaterThan(8)
})

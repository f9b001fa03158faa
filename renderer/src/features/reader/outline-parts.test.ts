import { expect, test } from 'vitest'
import type { BlockId } from '#shared/archive/ids.ts'
import type { BlockKind, Source } from '#shared/archive/source.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { countByPart, outlineParts, partAt } from './outline-parts.ts'

function textOf(rows: readonly (readonly [kind: BlockKind, words: string])[]): { source: Source; open: OpenText } {
  let at = 0
  const blocks = rows.map(([kind, words], index) => {
    const start = at
    at += words.length + 2
    return { id: `b${index + 1}` as BlockId, kind, number: index + 1, start, end: start + words.length }
  })
  const text = rows.map(([, words]) => words).join('\n\n')
  const source = { blocks } as unknown as Source
  return { source, open: { record: source, text, blocks } as unknown as OpenText }
}

const { source, open } = textOf([
  ['dateline', '14 October'],
  ['heading', 'What we ask'],
  ['paragraph', 'Five things.'],
  ['list-item', 'Share the research.'],
  ['heading', 'Who asks'],
  ['signatory', 'A'],
  ['signatory', 'B'],
  ['paragraph', 'and'],
  ['signatory', 'C'],
])
const words = { labels: new Map([['b4' as BlockId, 'Recommendation 1']]), signatories: (n: number) => `Signatories (${n})` }

test('lists headings, recommendations under them, and each list of signatories once', () => {
  expect(outlineParts(source, open, words).map(({ block, level, label, words: said }) => [block, level, label, said])).toEqual([
    ['b2', 1, null, 'What we ask'],
    ['b4', 2, 'Recommendation 1', 'Share the research.'],
    ['b5', 1, null, 'Who asks'],
    ['b6', 2, 'Signatories (2)', null],
    ['b9', 2, 'Signatories (1)', null],
  ])
})

test('a recommendation in a text without headings stands by itself', () => {
  const bare = textOf([['paragraph', 'Share the research.']])
  const labels = new Map([['b1' as BlockId, 'Recommendation 1']])
  expect(outlineParts(bare.source, bare.open, { ...words, labels }).map(({ level }) => level)).toEqual([1])
})

test('knows in which part one is, from its first character on', () => {
  expect([0, 9, 10, 19, 20, 500].map((offset) => partAt([10, 20], offset))).toEqual([-1, -1, 0, 0, 1, 1])
  expect(partAt([], 4)).toBe(-1)
})

test('counts what stands in each part', () => {
  expect(countByPart([10, 20, 30], [0, 10, 11, 29, 31, 90])).toEqual([2, 1, 2])
})

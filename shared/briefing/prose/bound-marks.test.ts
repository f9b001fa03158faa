import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../verify/read/read-markdown.ts'
import { boundMarks } from './bound-marks.ts'
import { readProse } from './read-prose.ts'

const signsOf = (text: string) => text.replace(/\\[\s\S]/gu, '').match(/[*_~[\]]/gu)?.length ?? 0

const PATHOLOGICAL: readonly (readonly [string, (count: number) => string])[] = [
  ['emphasis in emphasis', (count) => `${'*a '.repeat(count)}${'a* '.repeat(count)}`],
  ['strong and emphasis crossed', (count) => '**a*b '.repeat(count)],
  ['rows of stars', (count) => `${'*'.repeat(count)}a${'*'.repeat(count)}`],
  ['links in links', (count) => `${'[a'.repeat(count)}${'](b)'.repeat(count)}`],
  ['images in images', (count) => `${'!['.repeat(count)}${'](b)'.repeat(count)}`],
  ['over many lines', (count) => '[*a_\n'.repeat(count)],
]

describe('a paragraph with more signs of mark-up than a parser can take', () => {
  test.each(PATHOLOGICAL)('becomes plain text, and its lines are named: %s', (_, make) => {
    const text = `Words *before*.\n\n${make(20_000)}\n\nWords *after*.`
    const { markdown, overfull } = boundMarks(text, 'escaped')
    // What is left for the parser is the same however long the paragraph is.
    expect(signsOf(markdown)).toBe(4)
    expect(overfull).toHaveLength(1)
    expect(overfull[0]?.first).toBe(3)
    const { markdown: blanked } = boundMarks(text, 'blanked')
    expect(blanked).toHaveLength(text.length)
    expect(signsOf(blanked)).toBe(4)
  })

  test.each(PATHOLOGICAL)('is read, for verifying and for showing: %s', (_, make) => {
    const text = `${make(4_000)}\n\nWords *after*.`
    expect(readMarkdown(text).blocks.at(-1)?.text).toBe('Words after.')
    expect(readProse(text).tree.children.at(-1)).toMatchObject({ children: [{}, { type: 'emphasis' }, {}] })
  })
})

test('what people write is left as it is', () => {
  const list = '- an item with **a word** and [a link](https://example.org)\n'.repeat(2_000)
  const table = `| a | b |\n|---|---|\n${'| **a** | [b](c) |\n'.repeat(2_000)}`
  const escaped = '\\*\\[\\_'.repeat(2_000)
  const code = `\`\`\`json\n${'[["a"],\n'.repeat(2_000)}\`\`\`\n`
  for (const text of [list, table, escaped, code]) expect(boundMarks(text, 'escaped')).toEqual({ markdown: text, overfull: [] })
})

test('lines stay the lines they are', () => {
  const piece = fc.constantFrom('*', '_a', '[b](c) ', '\\*', '\n', '\n\n', '> ', '- ', 'words ', '~~', '`'.repeat(3), '\r\n')
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.constantFrom(1, 3, 700)), { maxLength: 12 }), (pieces) => {
      const text = pieces.map(([words, times]) => words.repeat(times)).join('')
      const { markdown } = boundMarks(text, 'escaped')
      expect(markdown.split('\n').length).toBe(text.split('\n').length)
      expect(boundMarks(markdown, 'escaped').overfull).toEqual([])
      expect(markdown.replaceAll('\\', '')).toBe(text.replaceAll('\\', ''))
    }),
  )
})

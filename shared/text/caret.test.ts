import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaretUnit, moveCaret, sentenceAt } from './caret.ts'
import { isGraphemeBoundary } from './segment-text.ts'

const text = 'The letter. It asks\nfor five things.\n\n  Second block, é👩‍🚒 end\n\nThird'
const blocks = ['The letter. It asks\nfor five things.', 'Second block, é👩‍🚒 end', 'Third'].map((words) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
})
const [first, second, third] = blocks as [
  { start: number; end: number },
  { start: number; end: number },
  { start: number; end: number },
]

/** The texts that a caret passes, step by step, until it stays where it is. */
function walk(from: number, unit: CaretUnit, direction: 1 | -1): string[] {
  const passed: string[] = []
  let at = from
  for (;;) {
    const to = moveCaret(text, blocks, at, unit, direction)
    if (to === at) return passed
    passed.push(text.slice(Math.min(at, to), Math.max(at, to)))
    at = to
  }
}

describe('moveCaret', () => {
  test('goes by grapheme and over the white space between blocks', () => {
    expect(walk(second.start + 14, 'character', 1)).toEqual(['é', '👩‍🚒', ' ', 'e', 'n', 'd', '\n\n', 'T', 'h', 'i', 'r', 'd'])
    expect(walk(third.start, 'character', -1).slice(0, 6)).toEqual(['\n\n', 'd', 'n', 'e', ' ', '👩‍🚒'])
  })

  test('goes to the ends of words forward and to their starts backward, with a stop after the last sign of a block', () => {
    expect(walk(first.start + 12, 'word', 1).slice(0, 7)).toEqual([
      'It',
      ' asks',
      '\nfor',
      ' five',
      ' things',
      '.',
      '\n\n  Second',
    ])
    expect(walk(second.start + 7, 'word', -1).slice(0, 4)).toEqual(['Second ', 'things.\n\n  ', 'five ', 'for '])
  })

  test('goes by sentence within a block, then on to the next block', () => {
    expect(walk(0, 'sentence', 1).slice(0, 3)).toEqual(['The letter. ', 'It asks\n', 'for five things.'])
    expect(moveCaret(text, blocks, first.end, 'sentence', 1)).toBe(second.start)
    expect(moveCaret(text, blocks, 5, 'sentence', -1)).toBe(0)
  })

  test('goes by block', () => {
    expect(moveCaret(text, blocks, 3, 'block', 1)).toBe(second.start)
    expect(moveCaret(text, blocks, second.start + 3, 'block', -1)).toBe(second.start)
    expect(moveCaret(text, blocks, second.start, 'block', -1)).toBe(first.start)
    expect(moveCaret(text, blocks, third.start, 'block', 1)).toBe(third.end)
  })

  test('brings a caret that stands between blocks to the block on its way', () => {
    expect(moveCaret(text, blocks, first.end + 1, 'word', 1)).toBe(second.start)
    expect(moveCaret(text, blocks, first.end + 1, 'word', -1)).toBe(first.end)
  })

  test('stays inside blocks, on whole graphemes, and gets through the whole text in both directions', () => {
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.constantFrom<CaretUnit>('character', 'word', 'sentence', 'block'),
        fc.constantFrom<1 | -1>(1, -1),
        (from, unit, direction) => {
          let at = from
          for (let step = 0; step <= text.length; step++) {
            const to = moveCaret(text, blocks, at, unit, direction)
            if (to === at) break
            expect((to - at) * direction).toBeGreaterThan(0)
            expect(blocks.some((block) => to >= block.start && to <= block.end)).toBe(true)
            expect(isGraphemeBoundary(text, to)).toBe(true)
            at = to
          }
          expect(at).toBe(direction === 1 ? third.end : first.start)
        },
      ),
    )
  })

  test('stays where it is in a text without blocks', () => {
    expect(moveCaret('words', [], 3, 'word', 1)).toBe(3)
  })
})

test('sentenceAt gives the sentence around a caret', () => {
  const sentence = (offset: number) => {
    const range = sentenceAt(text, blocks, offset)
    return text.slice(range.start, range.end)
  }
  expect(sentence(0)).toBe('The letter.')
  expect(sentence(11)).toBe('The letter.')
  expect(sentence(12)).toBe('It asks')
  expect(sentence(first.end)).toBe('for five things.')
  expect(sentence(first.end + 1)).toBe('Second block, é👩‍🚒 end')
  expect(sentence(text.length)).toBe('Third')
  expect(sentenceAt('', [], 0)).toEqual({ start: 0, end: 0 })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caretAfter } from './caret-after.ts'

/** The text with a bar where the caret stands. */
function moved(before: string, after: string): string {
  const caret = before.indexOf('|')
  const at = caretAfter(before.replace('|', ''), after, caret)
  return `${after.slice(0, at)}|${after.slice(at)}`
}

describe('a caret', () => {
  test.each([
    ['stays before what came in', 'Fir|st\n\nSecond', 'First\n\nSecond, theirs', 'Fir|st\n\nSecond, theirs'],
    ['moves with what came in above', 'First\n\nSec|ond', 'First, theirs\n\nSecond', 'First, theirs\n\nSec|ond'],
    [
      'stays in its line when others came above and below',
      'a\n\nmi|ne\n\nc',
      'a, theirs\n\nmine\n\nc, theirs',
      'a, theirs\n\nmi|ne\n\nc, theirs',
    ],
    ['stays at the end', 'First|', 'First, theirs', 'First|, theirs'],
    ['stays at the end of a line that was written on', 'First\nmine|', 'Theirs\nFirst\nmine', 'Theirs\nFirst\nmine|'],
    ['stays in its own of two lines that say the same', 'x\ny\nx|', 'x\ny, theirs\nx', 'x\ny, theirs\nx|'],
    ['stays in the text where its line went', 'one\ntw|o\nthree', 'one\nthree', 'one\nt|hree'],
    ['stands at the beginning of nothing', 'all of |it', '', '|'],
  ])('%s', (_, before, after, wanted) => {
    expect(moved(before, after)).toBe(wanted)
  })

  test('stands in the text, whatever came in, and where nothing did, where it stood', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' '), maxLength: 30 })
    fc.assert(
      fc.property(text, text, fc.nat(30), (before, after, place) => {
        const caret = Math.min(place, before.length)
        const at = caretAfter(before, after, caret)
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(after.length)
        expect(caretAfter(before, before, caret)).toBe(caret)
      }),
    )
  })
})

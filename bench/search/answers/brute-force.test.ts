import { describe, expect, test } from 'vitest'
import { createBruteForce } from './brute-force.ts'

const find = createBruteForce([
  { title: 'Risk and the child', body: 'The 1999 assessment of “child-safety” risks.' },
  { title: 'Café rules', body: 'Children assess 25.7 per cent; a naïve rule, in Straße 19.' },
])

describe('brute force', () => {
  test('finds a word only where it stands as a word', () => {
    expect(find({ kind: 'all', words: ['child'] })).toEqual([0])
    expect(find({ kind: 'all', words: ['19'] })).toEqual([1])
    expect(find({ kind: 'all', words: ['99'] })).toEqual([])
    expect(find({ kind: 'all', words: ['25'] })).toEqual([1])
  })

  test('finds words across title and text, and not a phrase', () => {
    expect(find({ kind: 'all', words: ['cafe', 'children'] })).toEqual([1])
    expect(find({ kind: 'phrase', words: ['rules', 'children'] })).toEqual([])
  })

  test('finds a phrase across punctuation, and not in parts of words', () => {
    expect(find({ kind: 'phrase', words: ['child', 'safety', 'risks'] })).toEqual([0])
    expect(find({ kind: 'phrase', words: ['child', 'safety', 'risk'] })).toEqual([])
    expect(find({ kind: 'phrase', words: ['safety', 'child'] })).toEqual([])
  })

  test('finds beginnings, and letters that fold to the same', () => {
    expect(find({ kind: 'prefix', start: 'assess' })).toEqual([0, 1])
    expect(find({ kind: 'all', words: ['strasse'] })).toEqual([1])
    expect(find({ kind: 'any', words: ['naive', '1999'] })).toEqual([0, 1])
  })
})

import { expect, test } from 'vitest'
import { joinNeighbours } from './use-hits.ts'

test('words that follow one another are one place to look at', () => {
  const text = 'a risk assessment, a risk'
  const marks = [
    { start: 2, end: 6 },
    { start: 7, end: 17 },
    { start: 21, end: 25 },
  ]
  expect(joinNeighbours(marks, text).map(({ start, end }) => text.slice(start, end))).toEqual(['risk assessment', 'risk'])
})

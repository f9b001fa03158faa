import { expect, test } from 'vitest'
import { findNumbers } from './numbers.ts'

test.each([
  ['Around 60 organisations', [60]],
  ['the 59 signatories', [59]],
  ['removed 25.7 million items in Quarter 2 of 2020/21', [25_700_000, 2]],
  ['25,700,000 items', [25_700_000]],
  ['a five-step response', [5]],
  ['the five recommendations', [5]],
  ['Fifty-one rows, twenty people', [51, 20]],
  ['five hundred thousand', [500_000]],
  ['3 thousand-million', [3_000_000_000]],
  ['5Rights and v2', []],
  ['someone often said so', []],
  ['0.1 million', [100_000]],
  ['from 3 to 4', [3, 4]],
])('%s holds %j', (text, values) => {
  expect(findNumbers(text).map(({ value }) => value)).toEqual(values)
})

test('says where the whole number stands', () => {
  const text = 'it removed 25.7 million items'
  const [number] = findNumbers(text)
  expect(text.slice(number?.range.start, number?.range.end)).toBe('25.7 million')
})

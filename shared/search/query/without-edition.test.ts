import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutEdition } from './without-edition.ts'

test.each([
  ['risk edition:v1', 'risk '],
  ['edition:v1 "risk  assessment" in:letter', '"risk  assessment" in:letter'],
  ['risk', 'risk'],
  ['edition:v1', ''],
  ['risk edition:v1 edition:v2', 'risk '],
  ['"edition:v1"', '"edition:v1"'],
])('of %j it leaves %j', (text, rest) => {
  expect(withoutEdition(text)).toBe(rest)
})

test('comes to an end whatever is typed, and never makes a query longer', () => {
  const unit = fc.constantFrom('edition:v1', 'edition:', ' ', '-', '(', ')', '"', 'OR', 'risk', 'in:letter')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ')
      expect(withoutEdition(text).length).toBeLessThanOrEqual(text.length)
    }),
  )
})

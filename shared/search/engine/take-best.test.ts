import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeBest } from './take-best.ts'

test('takeBest gives what sorting all of them and cutting gives', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 })
  fc.assert(
    fc.property(keys, fc.integer({ min: 0, max: 70 }), (values, many) => {
      const numbers = Uint32Array.from(values.keys())
      const sorted = [...numbers].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
      expect([...takeBest(Float64Array.from(values), numbers, many)]).toEqual(sorted.slice(0, many))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatedKeys } from './repeated-keys.ts'

test('JSON without a repeated key has none, whatever its texts hold', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(repeatedKeys(JSON.stringify(value, null, indent))).toEqual([])
    }),
  )
})

test('a key that is put in again is found, with the way to it, at any depth', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('a"b', '\\', '{', '],[', '\\"'))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 5 }), key, fc.jsonValue(), (way, name, other) => {
      const inner = `{${JSON.stringify(name)}:${JSON.stringify(other)},${JSON.stringify(name)}:1}`
      const text = way.reduceRight((inside, each) => `{${JSON.stringify(each)}: ${inside} }`, inner)
      expect(repeatedKeys(text)).toEqual([{ way, key: name }])
    }),
  )
})

test('two spellings of one key are one key, and the elements of a list are apart', () => {
  expect(repeatedKeys('{"a":1,"\\u0061":2}')).toEqual([{ way: [], key: 'a' }])
  expect(repeatedKeys('[{"a":1},{"a":2}]')).toEqual([])
  expect(repeatedKeys('{"x":[{"a":1,"a":2}]}')).toEqual([{ way: ['x', '[]'], key: 'a' }])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentSet } from './document-set.ts'

const SIZE = 150
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }))

function setOf(documents: readonly number[]): DocumentSet {
  const set = new DocumentSet(SIZE)
  for (const document of documents) set.add(document)
  return set
}

test('a set of documents does what sets do', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const inOrder = (list: readonly number[]) => [...list].sort((x, y) => x - y)
      expect([...setOf(a).list()]).toEqual(inOrder(a))
      expect(setOf(a).count()).toBe(a.length)
      expect([...setOf(a).and(setOf(b)).list()]).toEqual(inOrder(a.filter((each) => b.includes(each))))
      expect([...setOf(a).or(setOf(b)).list()]).toEqual(inOrder([...new Set([...a, ...b])]))
      expect([...setOf(a).without(setOf(b)).list()]).toEqual(inOrder(a.filter((each) => !b.includes(each))))
      expect(setOf(a).isEmpty()).toBe(a.length === 0)
    }),
  )
})

test('a range holds all from its start up to its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: SIZE }), fc.integer({ min: 0, max: SIZE }), (start, end) => {
      const set = new DocumentSet(SIZE)
      set.addRange(start, end)
      expect([...set.list()]).toEqual(Array.from({ length: Math.max(end - start, 0) }, (_, at) => start + at))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KnownIds } from './known-ids.ts'
import { Places } from './places.ts'

test('knows the ids that were added, and no others, whatever they are', () => {
  const few = fc.integer({ min: 0, max: 5_000 }).map((n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.uuid(), few), { maxLength: 4_000 }), fc.array(fc.oneof(fc.uuid(), few)), (some, others) => {
      const known = new KnownIds()
      const kept = new Set<string>()
      for (const id of some) {
        expect(known.add(id)).toBe(!kept.has(id))
        kept.add(id)
      }
      for (const id of [...some, ...others]) expect(known.has(id)).toBe(kept.has(id))
    }),
    { numRuns: 30 },
  )
})

test('knows the ids of places', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 200 }), (ids) => {
      const places = new Places()
      for (const [n, id] of ids.entries()) places.add({ id, offset: n * 10, length: 9 })
      const known = new KnownIds()
      known.addAll(new Places(places.rows()))
      expect(ids.every((id) => known.has(id))).toBe(true)
      expect(ids.map((_, row) => new Places(places.rows()).at(row))).toEqual(ids.map((_, n) => ({ offset: n * 10, length: 9 })))
    }),
  )
})

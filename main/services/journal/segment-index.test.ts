import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Places } from './places.ts'
import { decodeIndex, encodeIndex } from './segment-index.ts'
import { sampleNote } from './testing/sample-change.ts'

function sampleIndex() {
  const places = new Places()
  places.add({ id: '8f14e45f-ceea-467a-9575-1d1f9c0a3b21', offset: 0, length: 300 })
  places.add({ id: 'c9f0f895-fb98-4b91-ad2f-0123456789ab', offset: 301, length: 4_000_000_000 })
  const digest = (digit: string) => digit.repeat(64)
  const digests = { sha256: digest('a'), before: digest('b'), after: digest('c') }
  return { segment: '000001.jsonl', size: 2_000_000, modified: 1_700_000_000_000, ...digests, gone: [sampleNote(1)], places }
}

test('reads what it wrote', () => {
  const index = sampleIndex()
  const { places, ...facts } = decodeIndex(encodeIndex(index)) ?? expect.fail('not read')
  expect({ ...facts, places: places.rows() }).toEqual({ ...index, places: index.places.rows() })
})

test('does not believe an index of which any byte was changed, cut off or added', () => {
  const whole = encodeIndex(sampleIndex())
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
      const changed = Buffer.from(whole)
      changed[at] = ((changed[at] ?? 0) + difference) % 256
      expect(decodeIndex(changed)).toBeNull()
      expect(decodeIndex(whole.subarray(0, at))).toBeNull()
      expect(decodeIndex(Buffer.concat([whole, Buffer.alloc(difference)]))).toBeNull()
    }),
  )
})

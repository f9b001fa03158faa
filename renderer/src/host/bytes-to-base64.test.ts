import { expect, test } from 'vitest'
import { bytesToBase64 } from './bytes-to-base64.ts'

test('gives the bytes back, however many there are', () => {
  for (const length of [0, 1, 2, 3, 32_768, 100_001]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256)
    expect(Buffer.from(bytesToBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true)
  }
})

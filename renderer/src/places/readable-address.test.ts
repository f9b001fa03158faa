import { expect, test } from 'vitest'
import { isReadableAddress } from './readable-address.ts'

test.each(['', '#', '#/', '/v3', '#/v3/source/letter?at=b4&q=%', '#/v3/search?q=//x%0a', '#/open/info%3Aa/v1', '#/v3/ä%C3%A4'])(
  '%s is read',
  (hash) => expect(isReadableAddress(hash)).toBe(true),
)

test.each([
  '#x',
  '#//attacker.example',
  '#/\\attacker.example',
  '#%',
  '#/%',
  '#/v3/%E0%A4%A',
  '#/v3/%0a',
  '#/v3/%E2%80%A8',
  '#/a\u0000',
])('%s is not', (hash) => expect(isReadableAddress(hash)).toBe(false))

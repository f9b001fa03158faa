import { describe, expect, test } from 'vitest'
import { readJson } from './read-json.ts'

const faultOf = (text: string) => {
  const reading = readJson(text)
  return reading.ok ? null : reading.fault
}

describe('readJson', () => {
  test('reads a file with a byte order mark', () => {
    expect(readJson('\ufeff{"a": 1}')).toEqual({ ok: true, value: { a: 1 } })
  })

  test('says where a file stops being JSON', () => {
    expect(faultOf('{\n  "a": 1,\n}')).toEqual({ path: '$', reason: 'is not JSON: see line 3, character 1' })
    expect(faultOf('{"a":')?.reason).toContain('JSON')
    expect(faultOf('')?.reason).toContain('JSON')
  })

  test('refuses what is nested too deeply, without exhausting the stack', () => {
    expect(faultOf('['.repeat(200_000) + ']'.repeat(200_000))?.reason).toContain('64 levels deep')
    expect(faultOf('['.repeat(64) + ']'.repeat(64))).toBeNull()
  })

  test('refuses a name that would mislead programs, and makes nothing of it', () => {
    expect(faultOf('{"a": [{"__proto__": {"admin": true}}]}')?.path).toBe('$.a[0].__proto__')
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
    expect(readJson('{"constructor": {"prototype": 1}, "toString": 2}').ok).toBe(true)
  })

  test('refuses numbers that could not be given back as they came', () => {
    expect(faultOf('{\n"a": 12345678901234567890}')?.reason).toContain('line 2, character 6')
    expect(faultOf('[1e400]')).not.toBeNull()
    expect(faultOf('["12345678901234567890", 100000000000000000000, 0.25, -0.5e-3]')).toBeNull()
  })

  test('refuses a file that is too long', () => {
    expect(faultOf(`"${'a'.repeat(50_000_000)}"`)?.reason).toContain('50 million')
  })
})

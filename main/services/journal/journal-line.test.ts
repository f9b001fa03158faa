import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLine, writeLine } from './journal-line.ts'
import { sampleChange } from './testing/sample-change.ts'

test('a change comes back as it was written, whatever its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (body) => {
      const change = sampleChange(1, body)
      const line = writeLine(change)
      expect(line.indexOf('\n')).toBe(line.length - 1)
      expect(readLine(Buffer.from(line, 'utf8').toString('utf8').slice(0, -1))).toEqual({ state: 'change', change })
    }),
  )
})

test('keeps lone surrogates, null characters and line separators', () => {
  const change = sampleChange(1, 'a\ud800b\u0000c\u2028d\r\ne"sum":"')
  expect(readLine(writeLine(change).slice(0, -1))).toEqual({ state: 'change', change })
})

test('any one altered character is damage', () => {
  const line = writeLine(sampleChange(7)).slice(0, -1)
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.constantFrom('0', 'z', '"', ' '), (at, character) => {
      fc.pre(line[at] !== character)
      expect(readLine(line.slice(0, at) + character + line.slice(at + 1)).state).toBe('damaged')
    }),
  )
})

test('any line that was cut short is damage', () => {
  const line = writeLine(sampleChange(7)).slice(0, -1)
  for (let length = 0; length < line.length; length += 1) expect(readLine(line.slice(0, length)).state).toBe('damaged')
})

test('the sum is the SHA-256 of the JSON without it, so that it can be checked by hand', () => {
  const change = sampleChange(3)
  const { sum, ...rest } = JSON.parse(writeLine(change))
  expect(sum).toBe(createHash('sha256').update(JSON.stringify(rest)).digest('hex'))
})

test('a whole line of a later format is told from a damaged one', () => {
  const json = JSON.stringify({ ...sampleChange(1), format: 2 })
  const sum = createHash('sha256').update(json).digest('hex')
  expect(readLine(`${json.slice(0, -1)},"sum":"${sum}"}`)).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('format'),
  })
})

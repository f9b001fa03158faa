import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchItemIdSchema } from '#shared/archive/ids.ts'
import { type Change, noteChangeSchema } from '#shared/notes/change.ts'
import { readLine, writeLine } from './journal-line.ts'
import { sampleChange } from './testing/sample-change.ts'

test('a change comes back as it was written, whatever its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (body) => {
      const change = sampleChange(1, body)
      const line = writeLine(change)
      expect(line.indexOf('\n')).toBe(line.length - 1)
      expect(readLine(Buffer.from(line, 'utf8').toString('utf8').slice(0, -1))).toMatchObject({ state: 'change', change })
    }),
  )
})

test('keeps lone surrogates, null characters and line separators', () => {
  const change = sampleChange(1, 'a\ud800b\u0000c\u2028d\r\ne"sum":"')
  expect(readLine(writeLine(change).slice(0, -1))).toMatchObject({ state: 'change', change })
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
  const json = JSON.stringify({ ...sampleChange(1), format: 9 })
  const sum = createHash('sha256').update(json).digest('hex')
  expect(readLine(`${json.slice(0, -1)},"sum":"${sum}"}`)).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('format'),
  })
})

/** As the program wrote it when there were only notes. */
const OLD_LINE =
  '{"format":1,"id":"00000000-0000-4000-8000-000000000007","clock":"1700000000007-000000-0a0b0c0d","note":"11111111-1111-4111-8111-000000000007","fields":{"body":"Was “it” shared?"},"sum":"58088b44e6b1bea6ee569ab939b879ed6472a2742afccc550e74dcecb10fc4a9"}'

test('a line of the time when there were only notes is read and written unchanged', () => {
  const line = readLine(OLD_LINE)
  expect(line).toMatchObject({ state: 'change', change: sampleChange(7, 'Was “it” shared?') })
  expect(line.state === 'change' && writeLine(line.change)).toBe(`${OLD_LINE}\n`)
})

test('what is kept of searching is a line of another format, which a program that knows only notes leaves alone', () => {
  const change: Change = {
    format: 2,
    id: '00000000-0000-4000-8000-000000000001',
    clock: '1700000000007-000000-0a0b0c0d',
    kind: 'words',
    item: searchItemIdSchema.parse('22222222-2222-4222-8222-000000000001'),
    fields: { words: ['CSAM', 'child sexual abuse material'], on: true },
  }
  expect(readLine(writeLine(change).slice(0, -1))).toMatchObject({ state: 'change', change })
  expect(noteChangeSchema.safeParse(change).error?.issues[0]?.path).toEqual(['format'])
})

test('a kind that a later program keeps is left alone, and so are words that are no group', () => {
  const write = (fields: object) => {
    const json = JSON.stringify({ ...sampleItemChange, ...fields })
    return `${json.slice(0, -1)},"sum":"${createHash('sha256').update(json).digest('hex')}"}`
  }
  expect(readLine(write({}))).toMatchObject({ state: 'change' })
  expect(readLine(write({ kind: 'tour' }))).toMatchObject({ state: 'unknown', reason: expect.stringContaining('kind') })
  expect(readLine(write({ fields: { words: ['alone'] } }))).toMatchObject({ state: 'unknown' })
})

const sampleItemChange = {
  format: 2,
  id: '00000000-0000-4000-8000-000000000001',
  clock: '1700000000007-000000-0a0b0c0d',
  kind: 'words',
  item: '22222222-2222-4222-8222-000000000001',
  fields: { on: false },
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOffsetMap } from '../text/offset-map.ts'
import { sourceIdSchema } from './ids.ts'
import { resolveQuote, type SourceTexts, shorten } from './quote.ts'

const source = sourceIdSchema.parse('letter')
const textsWith = (text: string): SourceTexts => new Map([[source, { text, offsets: createOffsetMap(text) }]])

test('counts code points, not UTF-16 units', () => {
  const resolution = resolveQuote(textsWith('👋👋 stop 👩‍👧 now'), { source, exact: 'stop 👩‍👧' })
  expect(resolution).toEqual({ ok: true, span: { source, start: 3, end: 11, exact: 'stop 👩‍👧' } })
})

test('gives a span whose words are the quotation, for any passage that stands once', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' ', '👋', '𐐷', 'é', '\n'), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (characters, from, length) => {
      const whole = characters.join('')
      const start = from % characters.length
      const end = start + 1 + (length % (characters.length - start))
      const exact = characters.slice(start, end).join('')
      const resolution = resolveQuote(textsWith(whole), { source, exact })
      const once = whole.indexOf(exact) === whole.lastIndexOf(exact)
      expect(resolution.ok).toBe(once)
      if (resolution.ok) {
        expect(resolution.span).toMatchObject({ start, end })
        expect([...whole].slice(resolution.span.start, resolution.span.end).join('')).toBe(exact)
      }
    }),
  )
})

test('words around a quotation tell two places apart', () => {
  const texts = textsWith('first: child safety. second: child safety!')
  expect(resolveQuote(texts, { source, exact: 'child safety' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('more than once'),
  })
  expect(resolveQuote(texts, { source, exact: 'child safety', prefix: 'second: ' })).toMatchObject({
    ok: true,
    span: { start: 29 },
  })
  expect(resolveQuote(texts, { source, exact: 'child safety', suffix: '.' })).toMatchObject({ ok: true, span: { start: 7 } })
})

test('places that overlap are two places', () => {
  expect(resolveQuote(textsWith('aaa'), { source, exact: 'aa' })).toMatchObject({ ok: false })
})

test('a space of another kind is another text', () => {
  expect(resolveQuote(textsWith('Hany Farid\u00a0University'), { source, exact: 'Hany Farid University' })).toEqual({
    ok: false,
    reason: '"Hany Farid University" does not stand in letter',
  })
})

test('a source that does not exist is named with those that do', () => {
  const other = sourceIdSchema.parse('report')
  expect(resolveQuote(textsWith('x'), { source: other, exact: 'x' })).toEqual({
    ok: false,
    reason: 'there is no source report (there is letter)',
  })
})

test('long words are shortened between characters', () => {
  expect(shorten('👋'.repeat(61))).toBe(`${'👋'.repeat(57)}...`)
  expect(shorten('👋'.repeat(60))).toBe('👋'.repeat(60))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterAddress, afterTyping, type TypedField } from './typed-text.ts'

const begun: TypedField = { text: '', seen: '', sent: [] }

test('however late the router follows, whatever of it is passed over, and whatever it says again, the field shows what was typed last', () => {
  const step = fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.option(fc.nat({ max: 30 })))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (typed) => {
      let field = begun
      // Written one behind the other, so that each is another text, as letters that are typed are. The address holds the last at once.
      const texts = ['']
      for (const [letters, said] of typed) {
        const text = (texts.at(-1) ?? '') + letters
        texts.push(text)
        field = afterTyping(field, text)
        expect(field.text).toBe(text)
        if (said === null) continue
        field = afterAddress(field, texts[said % texts.length] ?? '', text)
        expect(field.text).toBe(text)
      }
      const last = texts.at(-1) ?? ''
      expect(afterAddress(field, last, last)).toEqual({ text: last, seen: last, sent: [] })
    }),
  )
})

test('what comes into the address from elsewhere is shown, also while something typed is on its way there', () => {
  expect(afterAddress(begun, 'from a link', 'from a link')).toEqual({ text: 'from a link', seen: 'from a link', sent: [] })
  const seen = { text: 'a', seen: 'a', sent: [] }
  const typing = afterTyping(afterTyping(seen, 'ab'), 'abc')
  expect(afterAddress(typing, '', '').text).toBe('')
  expect(afterAddress(typing, 'kind', 'kind').text).toBe('kind')
})

test('what was typed away again waits for nothing', () => {
  expect(afterTyping(afterTyping(begun, 'b'), '')).toEqual(begun)
})

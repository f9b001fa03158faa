import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterAddress, afterTyping, type TypedField } from './typed-text.ts'

const begun: TypedField = { text: '', seen: '', sent: [] }

test('however late the address follows, and whatever of it is passed over, the field shows what was typed last', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.boolean()), { maxLength: 20 }), (typed) => {
      let field = begun
      // Written one behind the other, so that each is another text, as letters that are typed are.
      let text = ''
      for (const [letters, arrives] of typed) {
        text += letters
        field = afterTyping(field, text)
        expect(field.text).toBe(text)
        const [next] = field.sent
        if (!arrives || next === undefined) continue
        field = afterAddress(field, next)
        expect(field.text).toBe(text)
      }
      expect(afterAddress(field, text)).toEqual({ text, seen: text, sent: [] })
    }),
  )
})

test('what comes into the address from elsewhere is shown, also while something typed is on its way there', () => {
  expect(afterAddress(begun, 'from a link')).toEqual({ text: 'from a link', seen: 'from a link', sent: [] })
  const typing = afterTyping(afterTyping(begun, 'b'), 'ba')
  expect(afterAddress(typing, '').text).toBe('')
  expect(afterAddress(typing, 'kind').text).toBe('kind')
})

test('what was typed away again waits for nothing', () => {
  expect(afterTyping(afterTyping(begun, 'b'), '')).toEqual(begun)
})

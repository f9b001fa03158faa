import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, isCanonical } from './canonical-text.ts'
import { decodeUtf8 } from './decode-utf8.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const anyText = fc.string({ unit: 'binary', maxLength: 300 })

function textOf(original: string): string {
  const result = canonicalText(encode(original))
  if (!result.ok) throw new Error(result.reason)
  return result.text
}

describe('what changes', () => {
  test.each([
    ['a byte order mark at the start goes', '\uFEFFLetter', 'Letter'],
    ['only one of two goes', '\uFEFF\uFEFFLetter', '\uFEFFLetter'],
    ['one inside stays', 'Let\uFEFFter', 'Let\uFEFFter'],
    ['line ends become line feeds', 'a\r\nb\rc\nd\r\r\n', 'a\nb\nc\nd\n\n'],
    ['accents are composed', 'Zu\u0308rich', 'Z\u00fcrich'],
    ['an empty original is an empty text', '', ''],
  ])('%s', (_, original, text) => {
    expect(textOf(original)).toBe(text)
  })
})

test('spaces, quotation marks, ligatures and typing errors stay as they are', () => {
  const text = '  1. \u201cHope\u201d\u00a0 contribute toonline \ufb01 \u2028 \u200b\t\n\n '
  expect(textOf(text)).toBe(text)
})

test('an original that is not UTF-8 is refused with the offset of the byte', () => {
  expect(canonicalText(new Uint8Array([0x41, 0xc3, 0xa9, 0xe9, 0x20]))).toEqual({
    ok: false,
    offset: 3,
    reason: 'the bytes from 3 on (0xE9) are not UTF-8',
  })
})

test('is the same when made again from itself', () => {
  fc.assert(
    fc.property(anyText, (original) => {
      const once = textOf(original)
      // A second mark would be taken for the mark of a file, so it is kept out of the comparison.
      fc.pre(!once.startsWith('\uFEFF'))
      expect(textOf(once)).toBe(once)
      expect(isCanonical(once)).toBe(true)
    }),
  )
})

test('differs from the original only in line ends, composition and the mark', () => {
  fc.assert(
    fc.property(anyText, (original) => {
      const plain = (text: string) =>
        text
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n')
          .normalize('NFD')
      expect(textOf(original).normalize('NFD')).toBe(plain(original))
    }),
  )
})

describe('decoding', () => {
  test('agrees with TextDecoder about every byte sequence, good or bad', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const leadHeavy = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0x90, 0x8f, 0xbf)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          leadHeavy.map((bytes) => new Uint8Array(bytes)),
          anyText.map(encode),
        ),
        (bytes) => {
          let expected: string | null
          try {
            expected = strict.decode(bytes)
          } catch {
            expected = null
          }
          const decoded = decodeUtf8(bytes)
          expect(decoded.ok ? decoded.text : null).toBe(expected)
          if (!decoded.ok) expect(() => strict.decode(bytes.subarray(0, decoded.offset))).not.toThrow()
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('takes texts longer than one call may have arguments', () => {
    const long = 'Überlange Zeile 👩‍👧 '.repeat(20_000)
    expect(decodeUtf8(encode(long))).toEqual({ ok: true, text: long })
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AddressFault, readOutsideAddress } from './outside-address.ts'

test.each([
  'https://example.org',
  'https://example.org/a/b?c=d&e=%20#f',
  'HTTPS://Example.ORG:8443/',
  'https://www.bbc.co.uk/news/technology-57017190',
  'https://пример.рф/путь',
  'https://xn--e1afmkfd.xn--p1ai/',
  'https://127.0.0.1:47811/',
  'https://intranet/page',
])('%s can be offered', (address) => {
  expect(readOutsideAddress(address)).toEqual({ ok: true, address })
})

const refused: readonly (readonly [string, AddressFault])[] = [
  ['http://example.org/', 'not-https'],
  ['file:///etc/passwd', 'not-https'],
  ['smb://server/share', 'not-https'],
  ['javascript:alert(1)', 'not-https'],
  ['data:text/html,x', 'not-https'],
  ['ms-msdt:/id', 'not-https'],
  ['search-ms:query=x', 'not-https'],
  ['//example.org/', 'not-https'],
  ['https:example.org', 'not-https'],
  ['https:/example.org', 'not-https'],
  ['https:\\\\example.org', 'not-https'],
  ['\\\\server\\share', 'not-https'],
  ['C:\\Windows\\x.exe', 'not-https'],
  ['', 'not-https'],
  [' https://example.org/', 'hidden-signs'],
  ['java\nscript:alert(1)', 'hidden-signs'],
  ['https://example.org/\u202egpj.exe', 'hidden-signs'],
  ['https://exam\u200bple.org/', 'hidden-signs'],
  ['https://example.org/\u0000', 'hidden-signs'],
  ['https://example.org/a b', 'hidden-signs'],
  ['https://example.org/\ue000', 'hidden-signs'],
  ['https://bank.example@evil.example/', 'credentials'],
  ['https://a:b@example.org/', 'credentials'],
  ['https://', 'malformed'],
  ['https:///example.org', 'malformed'],
  ['https://example.org\\@evil.example/', 'credentials'],
  ['https://example.org\\.evil.example/', 'malformed'],
  ['https://example..org/', 'malformed'],
  ['https://-example.org/', 'malformed'],
  ['https://example.org:0/', 'malformed'],
  ['https://example.org:99999/', 'malformed'],
  ['https://example.org:/', 'malformed'],
  ['https://2130706433/', 'malformed'],
  ['https://0x7f.1/', 'malformed'],
  ['https://127.1/', 'malformed'],
  ['https://0177.0.0.1/', 'malformed'],
  ['https://[::1]/', 'malformed'],
  ['https://example%2eorg/', 'malformed'],
  ['https://example.org/%zz', 'malformed'],
  ['https://example.org/<script>', 'malformed'],
  [`https://example.org/${'a'.repeat(1_000)}`, 'too-long'],
]

test.each(refused)('%j cannot: %s', (text, fault) => {
  expect(readOutsideAddress(text)).toEqual({ ok: false, fault })
})

const pieces = fc.oneof(
  fc.constantFrom(
    'https://',
    'HTTPS:',
    'http://',
    'file:',
    'javascript:',
    '/',
    '//',
    '\\',
    '@',
    ':',
    '?',
    '#',
    '.',
    '%2f',
    '%',
    '127',
    '0x7f',
    'example.org',
    'xn--',
    '[::1]',
    '\u202e',
    'é',
    'ß',
    '。',
    'ﬁ',
    '𝕖',
    '-',
    'data:',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 6 }).map((parts) => `https://${parts.join('')}`),
  fc.webUrl({ validSchemes: ['https'], withFragments: true, withQueryParameters: true }),
)

test('what is let through, a browser reads as https at the host that is seen, without a name or a password', () => {
  fc.assert(
    fc.property(texts, (text) => {
      if (!readOutsideAddress(text).ok || !URL.canParse(text)) return
      const url = new URL(text)
      expect(url.protocol).toBe('https:')
      expect([url.username, url.password]).toEqual(['', ''])
      const seen = /^https:\/\/([^/?#:]*)/i.exec(text)?.[1] ?? ''
      // A host of ASCII is the host that is opened; another is what `xn--` stands for.
      expect(url.hostname === seen.toLowerCase() || /[^\u0020-\u007e]/.test(seen)).toBe(true)
      // What the browser makes of it is let through as well, so that it is what is shown.
      if (url.href.length <= 1_000) expect(readOutsideAddress(url.href).ok).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('addresses as they are used are let through', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['https'] }), (text) => {
      fc.pre(text.length <= 1_000 && !/["<>\\^`{|}]/.test(text))
      expect(readOutsideAddress(text).ok).toBe(true)
    }),
  )
})

import { expect, test } from 'vitest'
import { parseArguments } from './parse-arguments.mjs'

const link = 'campaign-archive://open/info%3Aa/v1/source/letter'

test('a link is handed on behind all options, where Electron looks for none', () => {
  expect(parseArguments([link, '--host=desktop', '--profile=p'])).toEqual({
    ok: true,
    host: 'desktop',
    rest: ['--profile=p', link],
  })
})

test.each([link, 'CAMPAIGN-ARCHIVE:', 'http://127.0.0.1:47811/#/open/info%3Aa/v1/source/letter'])(
  'leaves it to the host to read %s',
  (text) => {
    expect(parseArguments([text])).toEqual({ ok: true, host: null, rest: [text] })
  },
)

test.each(['https://example.org/', 'campaign-archive', '--profil=x'])('refuses %s by its name', (text) => {
  expect(parseArguments([text])).toMatchObject({ ok: false, message: expect.stringContaining(`"${text}" is not known`) })
})

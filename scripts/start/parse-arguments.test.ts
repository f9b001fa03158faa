import { resolve } from 'node:path'
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

test('a file to look at is handed on by its whole path', () => {
  expect(parseArguments(['--port=5000', 'spring.zip'])).toEqual({
    ok: true,
    host: null,
    rest: ['--port=5000', resolve('spring.zip')],
  })
})

test.each(['https://example.org/', 'https://example.org/a.zip', '-a.zip', 'letter.docx', 'campaign-archive', '--profil=x'])(
  'refuses %s by its name',
  (text) => {
    expect(parseArguments([text])).toMatchObject({ ok: false, message: expect.stringContaining(`"${text}" is not known`) })
  },
)

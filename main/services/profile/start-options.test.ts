import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseStartOptions } from './start-options.ts'

const at = resolve('/somewhere')

test('reads all options, and makes folders absolute', () => {
  expect(
    parseStartOptions(['--host=browser', '--no-open', '--profile=p', '--archive=/a=b', '--port=50000', '--trace-startup'], at),
  ).toEqual({
    ok: true,
    options: {
      host: 'browser',
      open: false,
      profile: resolve(at, 'p'),
      archive: resolve('/a=b'),
      port: 50_000,
      traceStartup: true,
      link: null,
      file: null,
    },
  })
  expect(parseStartOptions([], at)).toEqual({
    ok: true,
    options: { host: null, open: true, profile: null, archive: null, port: null, traceStartup: false, link: null, file: null },
  })
})

test('takes a link, in both of its forms, and refuses one that was cut off', () => {
  const link = { archive: 'info:a', to: { kind: 'source', edition: 'v1', source: 'letter' } }
  for (const form of [
    'campaign-archive://open/info%3Aa/v1/source/letter',
    'http://127.0.0.1:4000/#/open/info%3Aa/v1/source/letter',
  ])
    expect(parseStartOptions(['--no-open', form], at)).toMatchObject({ ok: true, options: { open: false, link } })
  expect(parseStartOptions(['campaign-archive://open/info%3Aa/v1'], at)).toEqual({
    ok: false,
    message: '"campaign-archive://open/info%3Aa/v1" is not a whole link',
  })
})

test('takes a file of a kind that it opens, absolute or below the folder', () => {
  expect(parseStartOptions(['spring.zip'], at)).toMatchObject({ ok: true, options: { file: resolve(at, 'spring.zip') } })
  expect(parseStartOptions(['/media/stick/notes.JSONLD'], at)).toMatchObject({
    ok: true,
    options: { file: resolve('/media/stick/notes.JSONLD') },
  })
  expect(parseStartOptions(['--spring.zip'], at)).toMatchObject({ ok: false })
})

test.each(['--profil=x', '--no-open=yes', 'folder', '-v', '--'])('refuses %j by its name', (arg) => {
  expect(parseStartOptions([arg], at)).toMatchObject({ ok: false, message: expect.stringContaining(`"${arg}" is not known`) })
})

test.each([
  '--host=phone',
  '--host',
  '--profile',
  '--profile=',
  '--archive=',
  '--port=80',
  '--port=70000',
  '--port=1e4',
  '--port=',
])('refuses the value of %j', (arg) => {
  expect(parseStartOptions([arg], at)).toMatchObject({ ok: false, message: expect.stringContaining(arg.split('=')[0] ?? '') })
})

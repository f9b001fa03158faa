import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseStartOptions } from './start-options.ts'

const at = resolve('/somewhere')

test('reads all options, and makes folders absolute', () => {
  expect(parseStartOptions(['--host=browser', '--no-open', '--profile=p', '--archive=/a=b', '--port=50000'], at)).toEqual({
    ok: true,
    options: { host: 'browser', open: false, profile: resolve(at, 'p'), archive: resolve('/a=b'), port: 50_000 },
  })
  expect(parseStartOptions([], at)).toEqual({
    ok: true,
    options: { host: null, open: true, profile: null, archive: null, port: null },
  })
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

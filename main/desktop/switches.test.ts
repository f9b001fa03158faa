import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeSwitches } from './switches.ts'

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=0',
  '--inspect-port=1',
  '--debug-brk',
  '--js-flags=--expose-gc',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-setuid-sandbox',
  '--no-zygote',
  '--single-process',
  '--in-process-gpu',
  '--renderer-cmd-prefix=xterm',
  '--gpu-launcher=x',
  '--load-extension=/x',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '-r',
  '--require',
  '--INSPECT',
])('%s refuses the start', (arg) => {
  expect(judgeSwitches([arg], 'linux')).toEqual({ refused: [arg], dropped: [] })
})

test.each([
  ['--proxy-server=10.0.0.1:80', 'proxy-server'],
  ['--host-resolver-rules=MAP * 10.0.0.1', 'host-resolver-rules'],
  ['--user-data-dir=/tmp/x', 'user-data-dir'],
  ['--enable-logging=file', 'enable-logging'],
  ['--log-net-log=/tmp/x', 'log-net-log'],
  ['--enable-features=X', 'enable-features'],
  ['--ignore-certificate-errors', 'ignore-certificate-errors'],
])('%s is dropped', (arg, name) => {
  expect(judgeSwitches([arg], 'linux')).toEqual({ refused: [], dropped: [name] })
})

test('our own options, what draws the window, files, and what stands behind -- are left alone', () => {
  const args = [
    '--profile=/a',
    '--archive=/b',
    '--force-device-scale-factor=2',
    '--lang=el',
    '/home/a/pack.zip',
    'campaign-archive://open/x',
    '--',
    '--inspect',
  ]
  expect(judgeSwitches(args, 'linux')).toEqual({ refused: [], dropped: [] })
})

test('on Windows a slash begins a switch too', () => {
  expect(judgeSwitches(['/Remote-Debugging-Port=1', '/lang=el'], 'win32').refused).toEqual(['/Remote-Debugging-Port=1'])
})

test('whatever has the form of a switch and is not known is let through by nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), fc.boolean(), (name, hyphens) => {
      const { refused, dropped } = judgeSwitches([`${hyphens ? '--' : '-'}x${name}=1`], 'linux')
      expect(refused.length + dropped.length).toBe(1)
    }),
  )
})

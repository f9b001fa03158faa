import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listStaticFiles, type StaticFiles } from '../services/web/static-files.ts'
import { answerFromFiles } from './app-protocol.ts'

let base = ''
let files: StaticFiles
beforeEach(async () => {
  base = join(await mkdtemp(join(tmpdir(), 'protocol-')), 'window')
  await mkdir(base)
  await writeFile(join(base, 'index.html'), '<p>page')
  files = await listStaticFiles(base)
})
afterEach(() => rm(join(base, '..'), { recursive: true, force: true }))

test('answers with the file, its kind and the policy', async () => {
  const answer = await answerFromFiles(files, { method: 'GET', url: 'campaign-archive://app/#/v1' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('<p>page')
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
})

test.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('refuses %s', async (method) => {
  expect((await answerFromFiles(files, { method, url: 'campaign-archive://app/' })).status).toBe(405)
})

test.each([
  'campaign-archive://app/../../etc/passwd',
  'campaign-archive://app/%2e%2e/%2e%2e/etc/passwd',
  'campaign-archive://app/..%2f..%2fetc%2fpasswd',
  'campaign-archive://app/..%5c..%5cwindows',
  'campaign-archive://app/C:/Windows/win.ini',
  'campaign-archive://app/NUL',
  'campaign-archive://app//etc/passwd',
  'campaign-archive://other/index.html',
  'https://app/index.html',
  'nonsense',
])('finds nothing at %s', async (url) => {
  const answer = await answerFromFiles(files, { method: 'GET', url })
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a part of a file is not given: what is asked for comes whole', async () => {
  const request = new Request('campaign-archive://app/', { headers: { range: 'bytes=0-2' } })
  const answer = await answerFromFiles(files, request)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('<p>page')
})

const HOSTILE = [
  '..',
  '.',
  '%2e%2e',
  '%2E.',
  '%252e%252e',
  '..%2f',
  '..%5c',
  '\\',
  '%5c',
  '/',
  '//',
  '%2f',
  '%252f',
  '%00',
  '\0',
  '%0a',
  'index.html',
  'index.html%00.js',
  'CON',
  'con',
  'NUL.html',
  'AUX',
  'COM1',
  'LPT9.js',
  'index.html::$DATA',
  'index.html%3A%3A$DATA',
  'index.html.',
  'index.html ',
  'index.html%20',
  'INDEX.HTML',
  'secret.html',
  'linked.html',
  'assets',
  'C:',
  'C%3A',
  '~',
  'etc',
  'passwd',
  '‥',
  '．．',
  '?',
  '#',
  ';',
  '@',
  'app',
  '.git',
  '%c0%ae%c0%ae',
  '%uff0e',
]

test('whatever path is asked for, the answer is a file of the list or nothing, and nothing else is read', async () => {
  await mkdir(join(base, 'assets'))
  await writeFile(join(base, 'assets', 'a.js'), 'script')
  await writeFile(join(base, '..', 'secret.html'), 'secret')
  await symlink(join(base, '..', 'secret.html'), join(base, 'linked.html'))
  files = await listStaticFiles(base)
  const known = new Set(['<p>page', 'script'])
  const part = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 8 }))
  const address = fc.tuple(
    fc.constantFrom(
      'campaign-archive://app/',
      'campaign-archive://app',
      'campaign-archive:///',
      'campaign-archive:app/',
      'file:///',
    ),
    fc.array(part, { maxLength: 6 }),
  )
  await fc.assert(
    fc.asyncProperty(address, async ([start, parts]) => {
      const url = start + parts.join('/')
      const answer = await answerFromFiles(files, { method: 'GET', url })
      const text = await answer.text()
      if (answer.status === 200) expect(known).toContain(text)
      else expect([answer.status, text]).toEqual([404, 'there is nothing at this address'])
      // What answers stands in the list under exactly this path: nothing was decoded, folded or followed on the way.
      if (answer.status === 200) expect([...files.keys()]).toContain(new URL(url).pathname)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  'CON',
  'NUL',
  'AUX',
  'index.html::$DATA',
  'index.html.',
  'index.html%20',
  'INDEX.HTML',
  'linked.html',
  'index.html%00',
  '%2e%2e%2findex.html',
])('finds nothing under %s, which Windows or a link might take for a file', async (name) => {
  await symlink(join(base, 'index.html'), join(base, 'linked.html'))
  const answer = await answerFromFiles(await listStaticFiles(base), { method: 'GET', url: `campaign-archive://app/${name}` })
  expect(answer.status).toBe(404)
})

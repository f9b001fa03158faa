import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listStaticFiles, type StaticFiles } from '../services/web/static-files.ts'
import { answerFromFiles } from './app-protocol.ts'

let base = ''
let files: StaticFiles
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'protocol-'))
  await writeFile(join(base, 'index.html'), '<p>page')
  files = await listStaticFiles(base)
})
afterEach(() => rm(base, { recursive: true, force: true }))

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

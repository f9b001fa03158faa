import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listStaticFiles } from './static-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), 'page')
  await writeFile(join(folder, 'assets', 'index-DitVJWvb.js'), 'script')
  await writeFile(join(folder, 'assets', 'a b.css'), 'style')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('lists files by their address, with their kind and how long they may be kept', async () => {
  const files = await listStaticFiles(folder)
  expect([...files.keys()].sort()).toEqual(['/', '/assets/a%20b.css', '/assets/index-DitVJWvb.js', '/index.html'])
  expect(files.get('/')).toMatchObject({ mediaType: 'text/html; charset=utf-8', cacheControl: 'no-store' })
  expect(files.get('/assets/index-DitVJWvb.js')).toMatchObject({
    mediaType: 'text/javascript; charset=utf-8',
    cacheControl: expect.stringContaining('immutable'),
  })
  expect(files.get('/assets/a%20b.css')).toMatchObject({ mediaType: 'text/css; charset=utf-8', cacheControl: 'no-store' })
})

test('leaves out links, and files of a kind that a window has no use for', async () => {
  await writeFile(join(folder, 'run.sh'), '')
  await symlink('/etc/hostname', join(folder, 'link.txt'))
  await symlink('/etc', join(folder, 'etc'))
  expect([...(await listStaticFiles(folder)).keys()]).toHaveLength(4)
})

test('an address is found only as it was listed, whatever is written for it', async () => {
  const files = await listStaticFiles(folder)
  const inside = new Set([...files.values()].map(({ path }) => path))
  const part = fc.oneof(
    fc.constantFrom(
      ...[
        '..',
        '.',
        '',
        '%2e%2e',
        '%2E%2E',
        '..%2f',
        '..%5c',
        '..\\',
        '%252e%252e',
        '..;',
        '%00',
        '\0',
        '..%c0%af',
        '%uff0e',
        '\uff0e\uff0e',
      ],
      ...['index.html', 'INDEX.HTML', 'index.html.', 'index.html::$DATA', 'index.html%20', 'assets', 'a b.css', 'a+b.css'],
      ...['con', 'NUL', 'aux.html', 'C:', 'c$', 'etc', 'passwd', '?', '#', '__proto__', 'constructor', 'file:', 'link.txt'],
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const written = fc
    .tuple(fc.constantFrom('/', '//', '\\', '', 'http://127.0.0.1/', '/./'), fc.array(part, { maxLength: 5 }))
    .map(([start, parts]) => `${start}${parts.join('/')}`)
  await symlink('/etc/hostname', join(folder, 'link.txt'))
  fc.assert(
    fc.property(written, (address) => {
      const found = files.get(address)
      if (found === undefined) return
      expect(inside.has(found.path)).toBe(true)
      expect(['/', '/index.html', '/assets/a%20b.css', '/assets/index-DitVJWvb.js']).toContain(address)
    }),
    { numRuns: 2_000 },
  )
})

test('names that mislead are listed as they are, and lead to their own file', async () => {
  for (const name of ['%2e%2e.html', '..html', '..%2f..%2fetc.txt', 'a\\b.txt', 'a?b.txt', 'a#b.txt', 'ä.txt', '__proto__.json'])
    await writeFile(join(folder, name), name)
  const files = await listStaticFiles(folder)
  for (const [address, { path }] of files) {
    expect(address).toMatch(/^\/[\w%.()!~*'/-]*$/)
    if (address !== '/') expect(join(folder, ...address.split('/').map(decodeURIComponent))).toBe(path)
  }
  expect(files.get('/%252e%252e.html')?.path).toBe(join(folder, '%2e%2e.html'))
})

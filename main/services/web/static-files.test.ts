import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

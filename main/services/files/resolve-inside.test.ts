import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faultOfName } from './portable-name.ts'
import { resolveInside } from './resolve-inside.ts'

let base = ''
let root = ''
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'inside-')))
  root = join(base, 'root')
  await mkdir(join(root, 'sub'), { recursive: true })
  await writeFile(join(root, 'sub', 'a.txt'), 'a')
  await writeFile(join(base, 'secret.txt'), 's')
})
afterEach(() => rm(base, { recursive: true, force: true }))

test('gives the place of a file that is there and of one that is not yet there', async () => {
  expect(await resolveInside(root, 'sub/a.txt')).toEqual({ ok: true, path: join(root, 'sub', 'a.txt') })
  expect(await resolveInside(root, 'new/deeper/b.txt')).toEqual({ ok: true, path: join(root, 'new', 'deeper', 'b.txt') })
  expect(await resolveInside(root, '..hidden/...x')).toEqual({ ok: true, path: join(root, '..hidden', '...x') })
})

test.each([
  '../secret.txt',
  'sub/../../secret.txt',
  'sub/..',
  '..',
  '.',
  '',
  'sub//a.txt',
  'sub/',
  './sub/a.txt',
  '/etc/passwd',
  'C:/Windows/win.ini',
  'C:secret',
  '\\\\server\\share',
  'sub\\..\\..\\secret.txt',
  'sub/a.txt\u0000.png',
  'NUL',
  'sub/con.txt',
  'a.txt:stream',
  'trailing./x',
  'trailing /x',
])('refuses %j', async (path) => {
  const answer = await resolveInside(root, path)
  expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining('refused') })
})

describe('links', () => {
  test('one that stays inside may be used', async () => {
    await symlink('sub', join(root, 'alias'))
    expect(await resolveInside(root, 'alias/a.txt')).toMatchObject({ ok: true })
  })
  test('one that leads out is refused, at the end and on the way', async () => {
    await symlink(join(base, 'secret.txt'), join(root, 'file'))
    await symlink('..', join(root, 'up'))
    expect(await resolveInside(root, 'file')).toMatchObject({ ok: false, reason: expect.stringContaining('leads out') })
    expect(await resolveInside(root, 'up/secret.txt')).toMatchObject({ ok: false, reason: expect.stringContaining('"up"') })
    expect(await resolveInside(root, 'up/new.txt')).toMatchObject({ ok: false })
  })
  test('one that leads to a folder whose name begins like the root is refused', async () => {
    await mkdir(join(base, 'root-other'))
    await symlink(join(base, 'root-other'), join(root, 'near'))
    expect(await resolveInside(root, 'near/x')).toMatchObject({ ok: false })
  })
  test('one that leads nowhere is refused, since writing through it would make a file elsewhere', async () => {
    await symlink(join(base, 'not-yet'), join(root, 'dangling'))
    expect(await resolveInside(root, 'dangling')).toMatchObject({ ok: false, reason: expect.stringContaining('does not exist') })
  })
})

test.each(['con', 'Aux.json', 'LPT1', 'com¹.txt', 'nul .txt', 'CONIN$'])('knows the device name %j', (name) => {
  expect(faultOfName(name)).toContain('device')
})

test.each(['console', 'com10', 'null', 'auxiliary.txt', 'καλημέρα.txt', '0=ocfl_object_1.1'])('allows %j', (name) => {
  expect(faultOfName(name)).toBeNull()
})

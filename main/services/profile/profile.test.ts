import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openProfile } from './profile.ts'
import { defaultProfileFolder } from './profile-folder.ts'

let base = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'profile-'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

describe('the usual folder', () => {
  test.each([
    ['linux', {}, '/home/a', '/home/a/.local/share/campaign-archive'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/campaign-archive'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a', '/home/a/.local/share/campaign-archive'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/a', '/Users/a/Library/Application Support/Campaign Archive'],
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\a', 'D:\\Roaming\\Campaign Archive'],
    ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Roaming\\Campaign Archive'],
  ] as const)('on %s with %j', (platform, environment, home, expected) => {
    expect(defaultProfileFolder(platform, environment, home)).toBe(expected)
  })
})

describe('opening', () => {
  test('makes the folder for this account alone and gives it an id that stays', async () => {
    const folder = join(base, 'a', 'b')
    const first = await openProfile(folder)
    const second = await openProfile(folder)
    expect(first).toEqual(second)
    expect(first).toMatchObject({ ok: true, value: { folder, journal: join(folder, 'journal') } })
    if (process.platform !== 'win32') {
      expect((await stat(folder)).mode & 0o777).toBe(0o700)
      expect((await stat(join(folder, 'profile.json'))).mode & 0o777).toBe(0o600)
    }
    expect(await openProfile(join(base, 'other'))).not.toMatchObject({ value: { id: first.ok ? first.value.id : '' } })
  })

  test('leaves the mode and the files of a folder that was there alone', async () => {
    const folder = join(base, 'shared')
    await mkdir(folder, { mode: 0o755 })
    await writeFile(join(folder, 'theirs.txt'), 'x')
    const mode = (await stat(folder)).mode
    expect(await openProfile(folder)).toMatchObject({ ok: true })
    expect((await stat(folder)).mode).toBe(mode)
    expect((await readdir(folder)).sort()).toEqual(['profile.json', 'theirs.txt'])
  })

  test('makes a new id where the old one cannot be read, and keeps the old file', async () => {
    await writeFile(join(base, 'profile.json'), '{"format":1,"id":')
    expect(await openProfile(base)).toMatchObject({ ok: true })
    expect(await readFile(join(base, 'profile.json.damaged'), 'utf8')).toBe('{"format":1,"id":')
  })

  test('names the folder and the cause when a file stands in its place', async () => {
    const folder = join(base, 'file')
    await writeFile(folder, '')
    expect(await openProfile(folder)).toMatchObject({
      ok: false,
      error: { code: 'profile-unusable', message: expect.stringContaining(folder) },
    })
    expect(await openProfile(join(folder, 'below'))).toMatchObject({
      ok: false,
      error: { code: 'profile-unusable', message: expect.stringContaining('a file, not a folder') },
    })
  })
})

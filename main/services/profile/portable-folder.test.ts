import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPortableFolder, PORTABLE_MARKER } from './portable-folder.ts'

let stick = ''
beforeEach(async () => {
  stick = await mkdtemp(join(tmpdir(), 'stick-'))
})
afterEach(() => rm(stick, { recursive: true, force: true }))

function find(platform: NodeJS.Platform = 'win32', executable: string | null = 'C:\\Temp\\unpacked\\program.exe') {
  return findPortableFolder({ platform, environment: { PORTABLE_EXECUTABLE_DIR: stick }, executable })
}

test('with the folder beside the program, the data are there, and nothing is left of trying', async () => {
  await mkdir(join(stick, PORTABLE_MARKER))
  expect(find()).toEqual({ ok: true, value: join(stick, PORTABLE_MARKER) })
  expect(await readdir(join(stick, PORTABLE_MARKER))).toEqual([])
})

test('without it, on another system, or from a copy of the repository, they are not', async () => {
  expect(find()).toEqual({ ok: true, value: null })
  await mkdir(join(stick, PORTABLE_MARKER))
  expect(find('linux')).toEqual({ ok: true, value: null })
  expect(find('darwin')).toEqual({ ok: true, value: null })
  expect(find('win32', null)).toEqual({ ok: true, value: null })
})

test('a program that was only unpacked looks beside itself', async () => {
  await mkdir(join(stick, PORTABLE_MARKER))
  const executable = join(stick, 'Campaign Archive.exe')
  expect(findPortableFolder({ platform: 'win32', environment: {}, executable })).toEqual({
    ok: true,
    value: join(stick, PORTABLE_MARKER),
  })
})

test('a file of that name is refused, with what to do', async () => {
  await writeFile(join(stick, PORTABLE_MARKER), '')
  expect(find()).toMatchObject({
    ok: false,
    error: {
      code: 'profile-unusable',
      message: expect.stringMatching(/campaign-archive-data .* it is not a folder\. .*--profile=DIR/),
    },
  })
})

test.runIf(process.platform === 'linux')('a folder that takes no file is refused by its path and the cause', async () => {
  await symlink('/proc/self', join(stick, PORTABLE_MARKER))
  expect(find()).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/stands beside the program, so your notes are kept there, but it cannot be used: /) },
  })
})

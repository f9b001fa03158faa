import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Disk, nodeDisk } from './disk.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function failing(step: keyof Disk, code: string): Disk {
  return { ...nodeDisk, [step]: () => Promise.reject(Object.assign(new Error(`${code}: ${step}`), { code })) }
}

test('writes text as UTF-8 and bytes as they are, and leaves nothing else in the folder', async () => {
  await writeFileAtomically(join(folder, 'a.md'), 'Καλημέρα 👋\r\n')
  await writeFileAtomically(join(folder, 'b.bin'), new Uint8Array([0, 255, 10]))
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('Καλημέρα 👋\r\n')
  expect([...(await readFile(join(folder, 'b.bin')))]).toEqual([0, 255, 10])
  expect(await readdir(folder)).toEqual(['a.md', 'b.bin'])
})

test('replaces what was there', async () => {
  await writeFile(join(folder, 'a.md'), 'old and longer')
  await writeFileAtomically(join(folder, 'a.md'), 'new')
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new')
})

test.each(['writeNewFile', 'rename'] as const)('keeps the old file and removes its own when %s fails', async (step) => {
  await writeFile(join(folder, 'a.md'), 'old')
  await expect(writeFileAtomically(join(folder, 'a.md'), 'new', failing(step, 'ENOSPC'))).rejects.toMatchObject({
    code: 'ENOSPC',
  })
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['a.md'])
})

test('removes a temporary file that was written in part', async () => {
  const disk: Disk = {
    ...nodeDisk,
    async writeNewFile(path, bytes) {
      await writeFile(path, bytes.subarray(0, 1))
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    },
  }
  await expect(writeFileAtomically(join(folder, 'a.md'), 'new', disk)).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(await readdir(folder)).toEqual([])
})

test('does not make the folder, and does not replace a folder', async () => {
  await expect(writeFileAtomically(join(folder, 'none', 'a.md'), 'x')).rejects.toMatchObject({ code: 'ENOENT' })
  await mkdir(join(folder, 'taken', 'inner'), { recursive: true })
  await expect(writeFileAtomically(join(folder, 'taken'), 'x')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['taken'])
})

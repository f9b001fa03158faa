import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fail, succeed } from '#shared/contract/failure.ts'
import { packJobSchema } from '#shared/packs/pack-state.ts'
import { WaitingFile } from './waiting-file.ts'

const job = packJobSchema.parse('3f2b7a52-0f5e-4c39-9a3e-0b8d6a1f4f10')
const openPack = vi.fn(async (_path: string) => succeed({ job }))

let folder = ''
beforeEach(async () => {
  openPack.mockClear()
  folder = await mkdtemp(join(tmpdir(), 'handed-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function taken(path: string) {
  const files = new WaitingFile()
  files.offer(path)
  const answer = await files.taking(openPack)({})
  return answer.ok ? answer.value : null
}

test('a pack begins to be checked where it lies', async () => {
  const path = join(folder, 'spring.zip')
  await writeFile(path, 'PK')
  expect(await taken(path)).toEqual({ state: 'pack', name: 'spring.zip', job })
  expect(openPack.mock.calls).toEqual([[path]])
})

test('notes and bundles are read as text, as a browser reads them', async () => {
  await writeFile(join(folder, 'notes.jsonld'), '\ufeff{"α":1}')
  expect(await taken(join(folder, 'notes.jsonld'))).toEqual({ state: 'notes', name: 'notes.jsonld', text: '{"α":1}' })
  await writeFile(join(folder, 'b.txt'), Buffer.from([0x61, 0xff]))
  expect(await taken(join(folder, 'b.txt'))).toEqual({ state: 'bundle', name: 'b.txt', text: 'a\ufffd' })
  expect(openPack).not.toHaveBeenCalled()
})

test('what is no file, is not there, or is of another kind is refused by its path and the cause', async () => {
  await mkdir(join(folder, 'folder.zip'))
  await symlink('/dev/zero', join(folder, 'endless.zip'))
  for (const [name, cause] of [
    ['folder.zip', 'it is a folder'],
    ['gone.zip', 'it does not exist'],
    ['endless.zip', 'it is not a file on a disk'],
    ['letter.docx', 'it is neither a pack'],
  ] as const) {
    const path = join(folder, name)
    expect(await taken(path)).toEqual({
      state: 'refused',
      name,
      message: expect.stringContaining(`${path} was not opened: ${cause}`),
    })
  }
  expect(openPack).not.toHaveBeenCalled()
})

test('a pack that cannot be opened is refused with the reason', async () => {
  await writeFile(join(folder, 'a.zip'), '')
  openPack.mockResolvedValueOnce(fail('archive-missing', 'there is no room for it') as never)
  expect(await taken(join(folder, 'a.zip'))).toEqual({ state: 'refused', name: 'a.zip', message: 'there is no room for it' })
})

test('each file is told of, taken once, and gives way to a newer one', async () => {
  await writeFile(join(folder, 'b.txt'), 'b')
  const files = new WaitingFile()
  const told = vi.fn()
  files.onOffer(told)
  files.offer(join(folder, 'a.txt'))
  files.offer(join(folder, 'b.txt'))
  files.offer(null)
  expect(told).toHaveBeenCalledTimes(2)
  const take = files.taking(openPack)
  expect(await take({})).toMatchObject({ value: { state: 'bundle', name: 'b.txt' } })
  expect(await take({})).toEqual({ ok: true, value: { state: 'none' } })
})

import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CheckProgress, digestFiles } from './digest-files.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'digests-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const MB = 1 << 20

async function makeFiles(sizes: readonly number[]) {
  const files = sizes.map((bytes, number) => ({
    path: `${number}.bin`,
    bytes,
    content: Buffer.alloc(bytes, `file ${number} `),
    algorithms: number % 2 === 0 ? ['sha512'] : ['sha512', 'md5'],
  }))
  for (const { path, content } of files) await writeFile(join(root, path), content)
  return files
}

// Small files are read by the thread that asks, large ones by threads of their own.
test.each([
  ['few small files', [0, 1, 5_000, 300_000]],
  ['large files', [9 * MB, 9 * MB + 1, 3 * MB, 0, 17]],
])('%s have the digests that they should, and the progress ends at all of them', async (_, sizes) => {
  const files = await makeFiles(sizes)
  const heard: CheckProgress[] = []
  const digested = await digestFiles(root, files, { onProgress: (progress) => heard.push(progress) })
  const expected = files.map(({ path, bytes, content, algorithms }) => ({
    path,
    bytes,
    digests: algorithms.map((name) => createHash(name).update(content).digest('hex')),
  }))
  expect(digested).toHaveLength(files.length)
  expect(digested).toEqual(expect.arrayContaining(expected))
  const bytesTotal = sizes.reduce((sum, bytes) => sum + bytes, 0)
  const filesTotal = sizes.length
  expect(heard[0]).toEqual({ filesDone: 0, filesTotal, bytesDone: 0, bytesTotal })
  expect(heard.at(-1)).toEqual({ filesDone: filesTotal, filesTotal, bytesDone: bytesTotal, bytesTotal })
})

test.each([[100], [17 * MB]])(
  'a file of %i bytes that is gone is answered with the cause, and the others with their digests',
  async (bytes) => {
    const files = await makeFiles([bytes, 10])
    await rm(join(root, '0.bin'))
    const digested = await digestFiles(root, files)
    expect(digested.find(({ path }) => path === '0.bin')).toMatchObject({ fault: expect.stringContaining('ENOENT') })
    expect(digested.find(({ path }) => path === '1.bin')).toMatchObject({ bytes: 10 })
  },
)

test.each([[100], [17 * MB]])('a check of %i bytes can be cancelled', async (bytes) => {
  const files = await makeFiles([bytes, 10])
  const stop = new AbortController()
  const checking = digestFiles(root, files, {
    signal: stop.signal,
    onProgress: ({ bytesDone }) => {
      if (bytesDone > 0) stop.abort(new Error('enough'))
    },
  })
  await expect(checking).rejects.toThrow('enough')
})

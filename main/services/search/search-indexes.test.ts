import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { editionIdSchema } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import type { Disk } from '../files/disk.ts'
import { makeArchive } from '../packs/testing/make-archive.ts'
import { watchedDisk } from '../packs/testing/watched-disk.ts'
import { privateDisk } from '../profile/private-disk.ts'
import { buildInThread, type IndexBuilder } from './index-builder.ts'
import { writeIndex } from './index-folder.ts'
import { keptFolder } from './kept-indexes.ts'
import { makeIndex } from './make-index.ts'
import { createSearchIndexes, indexFolderBeside, type SearchIndexes } from './search-indexes.ts'

const bundled = resolve(import.meta.dirname, '../../../resources/archive')
const v1 = editionIdSchema.parse('v1')
const v2 = editionIdSchema.parse('v2')

let folder = ''
let root = ''
let profile = ''
let shipped = ''
let said: string[] = []
let built: string[] = []
const open: SearchIndexes[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indexes-'))
  root = join(folder, 'archive')
  profile = join(folder, 'profile')
  shipped = join(folder, 'shipped')
  said = []
  built = []
  await cp(bundled, root, { recursive: true })
})
afterEach(async () => {
  for (const indexes of open.splice(0)) await indexes.close()
  await rm(folder, { recursive: true, force: true })
})

async function openRoot(): Promise<Archive> {
  const archive = await openArchive(root)
  if (!archive.ok) throw new Error(archive.error.message)
  return archive.value
}

/** Makes the index here: the same as in a thread. */
const buildHere: IndexBuilder = (task, onProgress) => {
  built.push(task.edition)
  const make = async () => {
    const archive = await openArchive(task.root)
    return archive.ok ? makeIndex(archive.value, task.edition, onProgress) : archive
  }
  return { done: make(), cancel: async () => undefined }
}

function start({ build = buildHere, disk = privateDisk }: { build?: IndexBuilder; disk?: Disk } = {}): SearchIndexes {
  const indexes = createSearchIndexes({ profile, cache: null, shipped, disk, build, report: (line) => said.push(line) })
  open.push(indexes)
  return indexes
}

/** Asks until it is no longer being made. */
async function readyOf(indexes: SearchIndexes, archive: Archive, edition = v2, refused: string | null = null) {
  const reasons: string[] = []
  for (let asked = refused; ; asked = null) {
    const outcome = await indexes.look(archive, edition, asked)
    if (!outcome.ok) throw new Error(outcome.error.message)
    if (outcome.value.state === 'ready') return { ...outcome.value, reasons }
    reasons.push(outcome.value.reason)
  }
}

async function bytesOf(indexes: SearchIndexes, archive: Archive, edition = v2): Promise<Uint8Array> {
  const outcome = await indexes.read(archive, edition)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

async function ship(archive: Archive, edition = v2, into = shipped): Promise<Uint8Array> {
  const made = await makeIndex(archive, edition)
  const record = archive.editions.find(({ id }) => id === edition)
  if (!made.ok || record === undefined) throw new Error('the index was not made')
  await writeIndex(into, archive.id, { edition: record, bytes: made.value.bytes }, privateDisk, () => true)
  return made.value.bytes
}

test('takes the index that came with the program, and makes none', async () => {
  const archive = await openRoot()
  const bytes = await ship(archive)
  const indexes = start()
  expect(await readyOf(indexes, archive)).toMatchObject({ origin: 'shipped', bytes: bytes.byteLength, leftOut: [] })
  expect(Buffer.compare(await bytesOf(indexes, archive), bytes)).toBe(0)
  expect(built).toEqual([])
})

test('takes the index that lies beside the archive', async () => {
  const archive = await openRoot()
  await ship(archive, v2, indexFolderBeside(root))
  expect(await readyOf(start(), archive)).toMatchObject({ origin: 'shipped' })
  expect(built).toEqual([])
})

test('makes one where there is none, keeps it for this account alone, and finds it at the next start', async () => {
  const archive = await openRoot()
  const indexes = start()
  const first = await readyOf(indexes, archive)
  expect(first).toMatchObject({ origin: 'built', leftOut: [] })
  await indexes.close()
  const kept = keptFolder(profile, archive.id)
  expect((await readdir(kept)).sort()).toEqual(['manifest.json', 'v2.search'])
  if (process.platform !== 'win32') {
    expect((await stat(kept)).mode & 0o777).toBe(0o700)
    expect((await stat(join(kept, 'v2.search'))).mode & 0o777).toBe(0o600)
  }
  const next = start()
  const second = await readyOf(next, archive)
  expect(second).toMatchObject({ origin: 'kept', sha512: first.sha512, reasons: [] })
  expect((await bytesOf(next, archive)).byteLength).toBe(first.bytes)
  expect(built).toEqual(['v2'])
})

describe('an index that does not fit is made anew, and the reason said', () => {
  const manifest = () => join(shipped, 'manifest.json')
  const file = () => join(shipped, 'v2.search')
  const rewrite = async (change: (text: string) => string) => writeFile(manifest(), change(await readFile(manifest(), 'utf8')))

  test.each<readonly [string, string, () => Promise<unknown>]>([
    ['cut off', 'cut-off', () => truncate(file(), 1_000)],
    ['empty', 'cut-off', () => truncate(file(), 0)],
    [
      'altered in one byte',
      'altered',
      async () => {
        const bytes = await readFile(file())
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
        await writeFile(file(), bytes)
      },
    ],
    ['longer than it was', 'altered', () => appendFile(file(), 'x')],
    [
      'of another version of the program',
      'other-version',
      () => rewrite((text) => text.replace(/"format": \d+/, '"format": 9999')),
    ],
    [
      'of another edition',
      'other-edition',
      () => rewrite((text) => text.replace(/("editionDigest": ")[0-9a-f]{8}/, '$100000000')),
    ],
    ['of another archive', 'absent', () => rewrite((text) => text.replace('child-safety-open-letter-2021', 'another'))],
    ['named by a manifest that was cut off', 'altered', () => truncate(manifest(), 100)],
    ['named by a manifest that leads elsewhere', 'altered', () => rewrite((text) => text.replace('v2.search', '../v2.search'))],
    ['gone', 'absent', () => rm(file())],
    [
      'of an edition that the manifest does not have',
      'absent',
      () => rewrite((text) => text.replace('"edition": "v2"', '"edition": "v1"')),
    ],
    [
      'a folder',
      'unreadable',
      async () => {
        await rm(file())
        await cp(root, file(), { recursive: true })
      },
    ],
  ])('one that is %s', async (_what, reason, damage) => {
    const archive = await openRoot()
    const bytes = await ship(archive)
    await damage()
    // Held back, so that the window hears of the reason.
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const indexes = start({
      build: (task, onProgress) => {
        const { done, cancel } = buildHere(task, onProgress)
        return { done: held.then(() => done), cancel }
      },
    })
    expect(await indexes.look(archive, v2, null)).toMatchObject({ ok: true, value: { state: 'building', reason } })
    release()
    expect(await readyOf(indexes, archive)).toMatchObject({ origin: 'built' })
    expect(Buffer.compare(await bytesOf(indexes, archive), bytes)).toBe(0)
  })
})

test('one that a window could not use is made anew, once', async () => {
  const archive = await openRoot()
  await ship(archive)
  const indexes = start()
  const { sha512 } = await readyOf(indexes, archive)
  expect(await readyOf(indexes, archive, v2, sha512)).toMatchObject({ origin: 'built', sha512 })
  expect(await readyOf(indexes, archive, v2, '0'.repeat(128))).toMatchObject({ origin: 'built' })
  expect(built).toEqual(['v2'])
})

test('one that was altered after it was looked at is told by the window, and made anew', async () => {
  const archive = await openRoot()
  await ship(archive)
  const indexes = start()
  const { sha512 } = await readyOf(indexes, archive)
  await appendFile(join(shipped, 'v2.search'), 'x')
  expect(await readyOf(indexes, archive, v2, sha512)).toMatchObject({ origin: 'built' })
})

test('however many windows ask, it is made once, and each edition by itself', async () => {
  const archive = await openRoot()
  const indexes = start()
  await Promise.all([readyOf(indexes, archive), readyOf(indexes, archive), readyOf(indexes, archive, v1)])
  expect(built.sort()).toEqual(['v1', 'v2'])
})

test('where a source cannot be read it is left out and named, and the index is not kept', async () => {
  await writeFile(join(root, 'v2/content/sources/news-article-2021-10-14/original.txt'), 'altered')
  const archive = await openRoot()
  const indexes = start()
  expect(await readyOf(indexes, archive)).toMatchObject({ origin: 'built', leftOut: ['news-article-2021-10-14'] })
  expect((await bytesOf(indexes, archive)).byteLength).toBeGreaterThan(0)
  await indexes.close()
  await expect(readdir(join(profile, 'search-index'))).rejects.toThrow('ENOENT')
})

test('where the disk is full it is used from memory, and it is said that nothing is lost', async () => {
  const archive = await openRoot()
  const disk = watchedDisk(() => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' })
  })
  const indexes = start({ disk })
  const { bytes } = await readyOf(indexes, archive)
  await indexes.close()
  expect((await bytesOf(indexes, archive)).byteLength).toBe(bytes)
  expect(said).toEqual([
    'the search index of edition v2 was not kept: the disk is full. Nothing is lost: it is made anew when needed.',
  ])
})

test('a failure is told, and asking again tries again', async () => {
  const archive = await openRoot()
  const failing: IndexBuilder = () => ({
    done: Promise.resolve({ ok: false, error: { code: 'unexpected', message: 'out of memory' } }),
    cancel: async () => undefined,
  })
  let times = 0
  const indexes = start({
    build: (task, onProgress) => {
      times += 1
      return times === 1 ? failing(task, onProgress) : buildHere(task, onProgress)
    },
  })
  expect(await indexes.look(archive, v2, null)).toMatchObject({ ok: false, error: { message: 'out of memory' } })
  expect(await readyOf(indexes, archive)).toMatchObject({ origin: 'built' })
})

test('an index of another edition than was asked for is not used', async () => {
  const archive = await openRoot()
  const indexes = start({
    build: () => ({
      done: Promise.resolve(succeed({ bytes: Uint8Array.of(1), editionDigest: 'f'.repeat(128), leftOut: [] })),
      cancel: async () => undefined,
    }),
  })
  expect(await indexes.look(archive, v2, null)).toMatchObject({ ok: false, error: { code: 'archive-damaged' } })
})

test('an edition that is not there is said to be none', async () => {
  const archive = await openRoot()
  const indexes = start()
  const v9 = editionIdSchema.parse('v9')
  expect(await indexes.look(archive, v9, null)).toMatchObject({ ok: false, error: { code: 'edition-unknown' } })
  expect(await indexes.read(archive, v9)).toMatchObject({ ok: false, error: { code: 'edition-unknown' } })
})

test('of two that are made at the same time both are kept', async () => {
  const archive = await openRoot()
  const disk: Disk = {
    ...privateDisk,
    async writeNewFile(path, bytes) {
      // While the first is being written, the second is made.
      if (basename(path).startsWith('.v1.search')) await readyOf(indexes, archive, v2)
      await privateDisk.writeNewFile(path, bytes)
    },
  }
  const indexes = start({ disk })
  await readyOf(indexes, archive, v1)
  await readyOf(indexes, archive, v2)
  await indexes.close()
  const again = start()
  expect(await readyOf(again, archive, v1)).toMatchObject({ origin: 'kept' })
  expect(await readyOf(again, archive, v2)).toMatchObject({ origin: 'kept' })
})

test('what is kept of editions that the archive has no more goes, and what it still has stays', async () => {
  await rm(root, { recursive: true })
  const id = 'info:campaign-archive/child-safety-open-letter-2021'
  await makeArchive(root, { id, editions: 2 })
  const before = await openRoot()
  const first = start()
  await readyOf(first, before, v1)
  await readyOf(first, before, v2)
  await first.close()
  await rm(root, { recursive: true })
  await makeArchive(root, { id, editions: 2, message: 'another second edition' })
  const after = await openRoot()
  const second = start()
  expect(await readyOf(second, after, v1)).toMatchObject({ origin: 'kept' })
  expect(await readyOf(second, after, v2)).toMatchObject({ origin: 'built' })
  await second.close()
  expect((await readdir(keptFolder(profile, after.id))).sort()).toEqual(['manifest.json', 'v1.search', 'v2.search'])
  await rm(root, { recursive: true })
  await makeArchive(root, { id, editions: 1, message: 'another beginning' })
  const third = start()
  await readyOf(third, await openRoot(), v1)
  await third.close()
  expect((await readdir(keptFolder(profile, after.id))).sort()).toEqual(['manifest.json', 'v1.search'])
})

describe('in a thread of its own', () => {
  test('the same bytes are made, and how far it is is told', async () => {
    const archive = await openRoot()
    const indexes = start({ build: buildInThread })
    const { bytes } = await readyOf(indexes, archive)
    const here = await makeIndex(archive, v2)
    if (!here.ok) throw new Error(here.error.message)
    expect(bytes).toBe(here.value.bytes.byteLength)
    expect(Buffer.compare(await bytesOf(indexes, archive), here.value.bytes)).toBe(0)
  })

  test('closing ends it', async () => {
    const archive = await openRoot()
    const indexes = start({ build: buildInThread })
    expect(await indexes.look(archive, v2, null)).toMatchObject({ ok: true, value: { state: 'building', reason: 'absent' } })
    await indexes.close()
    await expect(readdir(join(profile, 'search-index'))).rejects.toThrow('ENOENT')
  })
})

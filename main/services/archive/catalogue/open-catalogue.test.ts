import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '../ocfl/digest.ts'
import { openArchive } from '../open-archive.ts'
import { type OpeningProgress, openCatalogue } from './open-catalogue.ts'

const bundled = resolve(import.meta.dirname, '../../../../resources/archive')
let folder = ''
let root = ''
let cache = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'))
  root = join(folder, 'archive')
  cache = join(folder, 'cache')
  await cp(bundled, root, { recursive: true })
  // As large as an archive of thousands of sources, without having them: white space is part of the bytes of an inventory.
  const path = join(root, 'inventory.json')
  await rewrite((await readFile(path, 'utf8')).replace('{', `{${' '.repeat(3 << 20)}`))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function newestFolder(): Promise<string> {
  return JSON.parse(await readFile(join(bundled, 'inventory.json'), 'utf8')).head
}

/** Gives the root and the newest version another inventory, with sidecars that fit. */
async function rewrite(text: string): Promise<void> {
  for (const at of [root, join(root, await newestFolder())]) {
    await writeFile(join(at, 'inventory.json'), text)
    await writeFile(join(at, 'inventory.json.sha512'), `${digestOf(Buffer.from(text))} inventory.json\n`)
  }
}

async function archiveOf() {
  const archive = await openArchive(root, { cache })
  if (!archive.ok) throw new Error(archive.error.message)
  await archive.value.kept
  return archive.value
}

test('a large archive says the same as a small one, at its first opening and from the catalogue', async () => {
  const small = await openArchive(bundled)
  if (!small.ok) throw new Error(small.error.message)
  const expected = await small.value.edition(small.value.current)
  for (const _ of ['first', 'again']) {
    const archive = await archiveOf()
    expect(archive.editions.map(({ id, message }) => ({ id, message }))).toEqual(
      small.value.editions.map(({ id, message }) => ({ id, message })),
    )
    const edition = await archive.edition(archive.current)
    expect(edition.ok && { ...edition.value, edition: null }).toEqual(expected.ok && { ...expected.value, edition: null })
  }
})

test('the first opening tells how many sources it has read', async () => {
  const heard: OpeningProgress[] = []
  const opened = await openCatalogue(root, { cache, onProgress: (progress) => heard.push(progress) })
  expect(opened.ok).toBe(true)
  if (opened.ok) await opened.value.kept
  const total = heard.at(-1)?.total ?? 0
  expect(total).toBeGreaterThan(0)
  expect(heard.at(0)).toEqual({ done: 0, total })
  expect(heard.at(-1)).toEqual({ done: total, total })
  const again: OpeningProgress[] = []
  await openCatalogue(root, { cache, onProgress: (progress) => again.push(progress) })
  expect(again).toEqual([])
})

describe('the catalogue is never trusted over the archive', () => {
  test.each([
    ['is cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 7)],
    [
      'has one bit altered',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 40 ? byte ^ 1 : byte))),
    ],
    ['is empty', () => Buffer.alloc(0)],
  ])('one that %s is made anew', async (_, damage) => {
    await archiveOf()
    const names = await readdir(cache)
    for (const name of names) {
      const path = join(cache, name)
      const good = await readFile(path)
      await writeFile(path, damage(good))
      expect(await archiveOf()).toMatchObject({ current: await newestFolder() })
      expect((await readFile(path)).equals(good)).toBe(true)
    }
  })

  test('one of another inventory is not used, even where the sidecar was put back to its digest', async () => {
    await archiveOf()
    const path = join(root, 'inventory.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"message": "', '"message": "X'))
    expect(await openArchive(root, { cache })).toMatchObject({ ok: false, error: { code: 'archive-damaged' } })
  })

  test('a changed inventory with its own digest gets a catalogue of its own', async () => {
    await archiveOf()
    await rewrite((await readFile(join(root, 'inventory.json'), 'utf8')).replace('"message": "', '"message": "X'))
    const archive = await archiveOf()
    expect(archive.editions[0]?.message.startsWith('X')).toBe(true)
  })
})

test('where nothing can be kept the archive is opened all the same', async () => {
  await writeFile(cache, 'a file in the place of the folder')
  expect(await archiveOf()).toMatchObject({ current: await newestFolder() })
})

test('a large inventory that breaks a rule is refused with its fault', async () => {
  await rewrite(
    (await readFile(join(root, 'inventory.json'), 'utf8')).replace('"v1/content/campaign.json"', '"../campaign.json"'),
  )
  expect(await openArchive(root, { cache })).toMatchObject({
    ok: false,
    error: { code: 'archive-damaged', message: expect.stringContaining('E099') },
  })
})

test('the inventory of an older edition of a large archive is held against its sidecar when that edition is opened', async () => {
  await writeFile(join(root, 'v1/inventory.json'), '{}')
  const archive = await archiveOf()
  expect(await archive.edition(archive.current)).toMatchObject({ ok: true })
  const [oldest] = archive.editions
  expect(oldest === undefined ? null : await archive.edition(oldest.id)).toMatchObject({
    ok: false,
    error: { code: 'archive-damaged', message: expect.stringContaining('v1/inventory.json') },
  })
})

test('one record that was altered leaves the other sources, and is listed with the cause', async () => {
  const place = 'v1/content/sources/hope-for-children-statement/source.json'
  await mkdir(cache, { recursive: true })
  await writeFile(join(root, place), '{}')
  const archive = await archiveOf()
  const edition = await archive.edition(archive.current)
  expect(edition).toMatchObject({ ok: true })
  if (!edition.ok) return
  expect(edition.value.unreadable).toEqual([
    { source: 'hope-for-children-statement', message: expect.stringContaining(`the digest of ${place} is`) },
  ])
  expect(edition.value.sources.map(({ id }) => id)).toEqual(['news-article-2021-10-14'])
})

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../main/services/archive/open-archive.ts'
import { findIndex } from '../main/services/search/index-folder.ts'
import { run } from './run.ts'

const bundled = resolve(import.meta.dirname, '../resources/archive')
const now = new Date('2026-11-22T12:30:45.678Z')

let folder = ''
let root = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-index-'))
  root = join(folder, 'archive')
  await cp(bundled, root, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function index(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const progress: string[] = []
  const streams = {
    out: (line: string) => out.push(line),
    error: (line: string) => error.push(line),
    progress: (line: string | null) => progress.push(line ?? ''),
  }
  const code = await run(['index', ...args], streams, now)
  return { code, out: out.join('\n'), error: error.join('\n'), progress }
}

async function filesIn(place: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const name of (await readdir(place)).sort()) files.set(name, (await readFile(join(place, name))).toString('base64'))
  return files
}

test('indexes every edition beside the archive, and the archive stays as it was', async () => {
  const before = await readdir(root)
  const { code, out, error } = await index(root)
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toMatch(/^indexed edition v1: \d+ bytes \([0-9a-f]{128}\)\nindexed edition v2: .*\nindexed edition v3: .*$/)
  expect(await readdir(root)).toEqual(before)
  expect((await readdir(folder)).sort()).toEqual(['archive', 'archive.search-index'])
  const archive = await openArchive(root)
  if (!archive.ok) throw new Error(archive.error.message)
  for (const edition of archive.value.editions)
    expect(await findIndex(`${root}.search-index`, archive.value.id, edition)).toMatchObject({ state: 'fits' })
})

test('made again, also from a copy elsewhere and over what was there, it is the same byte for byte', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  await index(root, '--out', first)
  await index(bundled, '--out', second)
  const files = await filesIn(first)
  expect([...files.keys()]).toEqual(['manifest.json', 'v1.search', 'v2.search', 'v3.search'])
  expect(await filesIn(second)).toEqual(files)
  await index(root, '--out', first)
  expect(await filesIn(first)).toEqual(files)
})

test('one edition alone leaves the indexes of the others', async () => {
  const out = join(folder, 'out')
  expect(await index(root, '--out', out, '--edition', 'v3')).toMatchObject({ code: 0 })
  expect(await index(root, '--out', out, '--edition', 'v1')).toMatchObject({ code: 0 })
  expect([...(await filesIn(out)).keys()]).toEqual(['manifest.json', 'v1.search', 'v3.search'])
  await index(root, '--out', join(folder, 'all'))
  const all = await filesIn(join(folder, 'all'))
  expect((await filesIn(out)).get('v3.search')).toBe(all.get('v3.search'))
})

test('says how far it is, and all of it as JSON', async () => {
  const { progress, out } = await index(root, '--progress', '--json', '--edition', 'v2')
  expect(progress).toContain('indexing edition v2: 2 of 2 sources')
  expect(JSON.parse(out)).toMatchObject({
    command: 'index',
    ok: true,
    archive: 'info:campaign-archive/child-safety-open-letter-2021',
    folder: `${root}.search-index`,
    indexes: [{ edition: 'v2', file: 'v2.search' }],
    errors: [],
  })
})

test('an edition of which a source cannot be read is not indexed, and the source is named', async () => {
  await writeFile(join(root, 'v2/content/sources/news-article-2021-10-14/original.txt'), 'altered')
  const { code, error } = await index(root, '--edition', 'v2')
  expect(code).toBe(1)
  expect(error).toBe('edition v2 was not indexed: news-article-2021-10-14 cannot be read; "archive verify" says why')
  expect(await readdir(folder)).toEqual(['archive'])
})

test('nothing is written into an archive', async () => {
  for (const place of [root, join(root, 'index'), join(root, 'v1/content'), `${root}/../archive/x`])
    expect(await index(root, '--out', place), place).toMatchObject({
      code: 2,
      error: expect.stringContaining('lies in the archive'),
    })
})

test('what is not there, or is called wrongly, is told by the exit code', async () => {
  expect(await index(join(folder, 'none'))).toMatchObject({ code: 3 })
  expect(await index(root, '--edition', 'v9')).toMatchObject({ code: 3, error: expect.stringContaining('v9 does not exist') })
  expect(await index(root, '--edition', 'latest')).toMatchObject({ code: 2 })
  expect(await index()).toMatchObject({ code: 2 })
})

test('a disk that cannot be written is said so', async () => {
  await writeFile(join(folder, 'file'), '')
  expect(await index(root, '--out', join(folder, 'file'))).toMatchObject({ code: 4 })
})

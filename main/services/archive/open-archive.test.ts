import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { editionIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import type { Archive } from './archive.ts'
import { digestOf } from './ocfl/digest.ts'
import { openArchive } from './open-archive.ts'
import { verifyArchive } from './verify-archive.ts'

const bundled = resolve(import.meta.dirname, '../../../resources/archive')
const v1 = editionIdSchema.parse('v1')
const v2 = editionIdSchema.parse('v2')
const statement = sourceIdSchema.parse('hope-for-children-statement')
const statementFile = 'v1/content/sources/hope-for-children-statement/original.txt'

let folder = ''
let root = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'))
  root = join(folder, 'archive')
  await cp(bundled, root, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function opened(): Promise<Archive> {
  const archive = await openArchive(root)
  if (!archive.ok) throw new Error(archive.error.message)
  return archive.value
}

async function flipByte(path: string): Promise<void> {
  const place = join(root, path)
  await chmod(place, 0o644)
  const bytes = await readFile(place)
  const at = bytes.length - 10
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  await writeFile(place, bytes)
}

test('the digest of an edition is the SHA-512 of its inventory', async () => {
  const archive = await opened()
  for (const { id, digest } of archive.editions) expect(digest).toBe(digestOf(await readFile(join(root, id, 'inventory.json'))))
})

test('an older edition can be read, and what does not exist is named with what does', async () => {
  const archive = await opened()
  expect(await archive.text(v1, statement)).toMatchObject({ ok: true })
  expect(await archive.edition(editionIdSchema.parse('v7'))).toEqual({
    ok: false,
    error: { code: 'edition-unknown', message: 'edition v7 does not exist in this archive (it has v1 to v3)' },
  })
  expect(await archive.text(v1, sourceIdSchema.parse('news-article-2021-10-14'))).toEqual({
    ok: false,
    error: {
      code: 'source-unknown',
      message: 'edition v1 has no source news-article-2021-10-14 (it has hope-for-children-statement)',
    },
  })
})

test('a folder without an archive is told from a damaged one', async () => {
  expect(await openArchive(join(folder, 'none'))).toMatchObject({ ok: false, error: { code: 'archive-missing' } })
  expect(await openArchive(folder)).toMatchObject({
    ok: false,
    error: { code: 'archive-missing', message: expect.stringContaining('inventory.json') },
  })
})

describe('an opening is refused, naming the file, when', () => {
  test.each([
    ['inventory.json', 'inventory.json'],
    ['inventory.json.sha512', 'inventory.json.sha512'],
    ['v1/inventory.json', 'v1/inventory.json'],
    ['v2/inventory.json.sha512', 'v2/inventory.json'],
  ])('%s is missing or altered', async (path, named) => {
    const kept = await readFile(join(root, path))
    await (path.endsWith('.sha512') ? writeFile(join(root, path), `${'0'.repeat(128)} inventory.json\n`) : flipByte(path))
    expect(await openArchive(root)).toMatchObject({
      ok: false,
      error: { code: 'archive-damaged', message: expect.stringContaining(named) },
    })
    await writeFile(join(root, path), kept)
    expect(await openArchive(root)).toMatchObject({ ok: true })
    await rm(join(root, path))
    expect(await openArchive(root)).toMatchObject({ ok: false, error: { message: expect.stringContaining(path) } })
  })

  test('the sidecar holds no digest', async () => {
    await writeFile(join(root, 'inventory.json.sha512'), 'nothing\n')
    expect(await openArchive(root)).toMatchObject({
      ok: false,
      error: { code: 'archive-damaged', message: expect.stringContaining('holds no digest') },
    })
  })

  test('the sidecar is of the edition before, and the inventory of no edition at all', async () => {
    // The look of a commit that was cut off, but with an inventory that the newest edition does not confirm.
    await writeFile(join(root, 'inventory.json.sha512'), await readFile(join(root, 'v1/inventory.json.sha512')))
    await writeFile(
      join(root, 'inventory.json'),
      (await readFile(join(root, 'inventory.json'), 'utf8')).replace('Adds the', 'Adds  the'),
    )
    expect(await openArchive(root)).toMatchObject({ ok: false, error: { code: 'archive-damaged' } })
  })
})

test('an altered text is never given out, and the other editions and records stay readable', async () => {
  const archive = await opened()
  await flipByte(statementFile)
  const text = await archive.text(v2, statement)
  expect(text).toMatchObject({ ok: false, error: { code: 'file-altered' } })
  if (!text.ok) {
    expect(text.error.message).toContain('sources/hope-for-children-statement/text.txt of edition v2 was altered')
    expect(text.error.message).toContain(statementFile)
    expect(text.error.message).toContain(digestOf(await readFile(join(root, statementFile))).slice(0, 16))
  }
  expect(await archive.edition(v2)).toMatchObject({ ok: true })
})

test('an altered record and a missing file are named', async () => {
  const archive = await opened()
  await flipByte('v1/content/signatories.json')
  expect(await archive.edition(v2)).toMatchObject({
    ok: false,
    error: { code: 'file-altered', message: expect.stringContaining('signatories.json of edition v2') },
  })
  await rm(join(root, statementFile))
  expect(await archive.text(v1, statement)).toMatchObject({
    ok: false,
    error: { code: 'archive-damaged', message: expect.stringContaining('missing') },
  })
})

test('a link that leads out of the archive is not followed', async () => {
  const archive = await opened()
  const outside = join(folder, 'outside.txt')
  await writeFile(outside, await readFile(join(root, statementFile)))
  await rm(join(root, statementFile))
  await symlink(outside, join(root, statementFile))
  expect(await archive.text(v1, statement)).toMatchObject({
    ok: false,
    error: { code: 'archive-damaged', message: expect.stringContaining('link') },
  })
})

test('verifying finds what was altered, missing and added, all at once', async () => {
  const archive = await opened()
  await flipByte(statementFile)
  await rm(join(root, 'v2/content/campaign.json'))
  await writeFile(join(root, 'v2/content/extra.txt'), 'x')
  const { problems } = await verifyArchive(archive.root)
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'E092', path: statementFile, message: expect.stringContaining('altered') }),
  )
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'E092', path: 'v2/content/campaign.json', message: 'the file is missing' }),
  )
  expect(problems).toContainEqual(expect.objectContaining({ code: 'E023', path: 'v2/content/extra.txt' }))
})

test('verifying an archive that is gone says so', async () => {
  const archive = await opened()
  await rm(root, { recursive: true })
  expect(await verifyArchive(archive.root)).toMatchObject({
    files: 0,
    problems: [{ code: 'unreadable', message: expect.stringContaining(root) }],
  })
})

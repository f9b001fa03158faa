import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { blockIdSchema, editionIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import { createPassages } from './passages.ts'

const bundled = resolve(import.meta.dirname, '../../../resources/archive')
const v2 = editionIdSchema.parse('v2')
const statement = sourceIdSchema.parse('hope-for-children-statement')
const article = sourceIdSchema.parse('news-article-2021-10-14')
const b1 = blockIdSchema.parse('b1')
const altered = 'v2/content/sources/news-article-2021-10-14/original.txt'

let folder = ''
let root = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passages-'))
  root = join(folder, 'archive')
  await cp(bundled, root, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The archive, and which texts were read from the disk. */
async function watched(): Promise<{ readonly archive: Archive; readonly reads: string[] }> {
  const opened = await openArchive(root)
  if (!opened.ok) throw new Error(opened.error.message)
  const reads: string[] = []
  const text: Archive['text'] = (edition, source) => {
    reads.push(source)
    return opened.value.text(edition, source)
  }
  return { archive: { ...opened.value, text }, reads }
}

test('gives the words of each passage in the order asked for, and reads each source once', async () => {
  const { archive, reads } = await watched()
  const passages = createPassages(1_000_000)
  const asked = [
    { source: article, block: b1 },
    { source: statement, block: blockIdSchema.parse('b9999') },
    { source: article, block: b1 },
    { source: sourceIdSchema.parse('nowhere'), block: b1 },
  ]
  const outcome = await passages.read(archive, { edition: v2, passages: asked })
  expect(outcome).toEqual({
    ok: true,
    value: {
      passages: [
        { state: 'read', text: 'date 2021-10-14' },
        { state: 'unreadable', message: 'hope-for-children-statement has no passage b9999 in edition v2' },
        { state: 'read', text: 'date 2021-10-14' },
        { state: 'unreadable', message: expect.stringContaining('has no source nowhere') },
      ],
    },
  })
  expect(reads).toEqual([article, statement, 'nowhere'])
})

test('keeps the texts that were read last, within its bound', async () => {
  const { archive, reads } = await watched()
  const roomy = createPassages(1_000_000)
  const one = { edition: v2, passages: [{ source: article, block: b1 }] }
  const other = { edition: v2, passages: [{ source: statement, block: b1 }] }
  for (const input of [one, other, one, other]) await roomy.read(archive, input)
  expect(reads).toEqual([article, statement])
  reads.length = 0
  const narrow = createPassages(1)
  for (const input of [one, one, other, one]) await narrow.read(archive, input)
  expect(reads).toEqual([article, statement, article])
})

test('shows no words that were altered, and reads them again once they are restored', async () => {
  await writeFile(join(root, altered), 'date 2031-10-14\n')
  const passages = createPassages(1_000_000)
  const input = { edition: v2, passages: [{ source: article, block: b1 }] }
  const { archive } = await watched()
  expect(await passages.read(archive, input)).toMatchObject({
    ok: true,
    value: { passages: [{ state: 'unreadable', message: expect.stringContaining('was altered') }] },
  })
  await cp(join(bundled, altered), join(root, altered))
  expect(await passages.read(archive, input)).toMatchObject({ ok: true, value: { passages: [{ state: 'read' }] } })
})

test('an archive that was opened anew is read anew', async () => {
  const passages = createPassages(1_000_000)
  const input = { edition: v2, passages: [{ source: article, block: b1 }] }
  const first = await watched()
  const second = await watched()
  await passages.read(first.archive, input)
  await passages.read(second.archive, input)
  expect(second.reads).toEqual([article])
})

test('an edition that is not there is a failure', async () => {
  const { archive } = await watched()
  const outcome = await createPassages(1).read(archive, { edition: editionIdSchema.parse('v9'), passages: [] })
  expect(outcome).toMatchObject({ ok: false, error: { code: 'edition-unknown' } })
})

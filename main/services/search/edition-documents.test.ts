import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { editionIdSchema } from '#shared/archive/ids.ts'
import type { EditionDocuments } from '#shared/search/documents.ts'
import { openArchive } from '../archive/open-archive.ts'
import { editionDocuments } from './edition-documents.ts'

const bundled = resolve(import.meta.dirname, '../../../resources/archive')
const v2 = editionIdSchema.parse('v2')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function documentsOf(root: string, progress: [number, number][] = []): Promise<EditionDocuments> {
  const archive = await openArchive(root)
  if (!archive.ok) throw new Error(archive.error.message)
  const documents = await editionDocuments(archive.value, v2, (done, total) => progress.push([done, total]))
  if (!documents.ok) throw new Error(documents.error.message)
  return documents.value
}

test('gathers every passage, signatory and title of the bundled edition', async () => {
  const progress: [number, number][] = []
  const { edition, digest, sources, signatories, leftOut } = await documentsOf(bundled, progress)
  expect({ edition, leftOut, progress }).toEqual({
    edition: 'v2',
    leftOut: [],
    progress: [
      [1, 2],
      [2, 2],
    ],
  })
  expect(digest).toMatch(/^[0-9a-f]{128}$/)
  expect(sources.map(({ id, kind, title, date, blocks }) => [id, kind, title === null, date, blocks.length])).toEqual([
    ['hope-for-children-statement', 'statement', false, '2021-10', 70],
    ['news-article-2021-10-14', 'coverage', true, '2021-10-14', 10],
  ])
  expect(sources[1]?.publisher).toBeNull()
  expect(sources[1]?.blocks[0]).toEqual({ id: 'b1', number: 1, text: 'date 2021-10-14', recommendations: [] })
  expect(signatories).toHaveLength(51)
  expect(signatories.find(({ id }) => id === '5rights')).toEqual({
    id: '5rights',
    source: 'hope-for-children-statement',
    country: 'GB',
    text: '5Rights · United Kingdom',
  })
})

test('knows which passages state or relay a recommendation', async () => {
  const { sources } = await documentsOf(bundled)
  const stating = (index: number, number: number) =>
    sources[index]?.blocks
      .filter(({ recommendations }) => recommendations.includes(number))
      .map(({ text }) => text.slice(0, 30)) ?? []
  for (const number of [1, 2, 3, 4, 5]) {
    expect(stating(0, number).length, `stated ${number}`).toBeGreaterThan(0)
    expect(stating(1, number).length, `relayed ${number}`).toBeGreaterThan(0)
  }
  expect(stating(0, 3)).toHaveLength(2)
  expect(stating(0, 3)[1]).toMatch(/^UK regulation now requires/)
})

test('leaves out a source that was altered, and says which', async () => {
  const root = join(folder, 'archive')
  await cp(bundled, root, { recursive: true })
  await writeFile(join(root, 'v2/content/sources/news-article-2021-10-14/original.txt'), 'something else')
  const { sources, leftOut } = await documentsOf(root)
  expect(sources.map(({ id }) => id)).toEqual(['hope-for-children-statement'])
  expect(leftOut).toEqual(['news-article-2021-10-14'])
})

test('an edition that is not there is said to be none', async () => {
  const archive = await openArchive(bundled)
  if (!archive.ok) throw new Error(archive.error.message)
  expect(await editionDocuments(archive.value, editionIdSchema.parse('v9'))).toMatchObject({
    ok: false,
    error: { code: 'edition-unknown' },
  })
})

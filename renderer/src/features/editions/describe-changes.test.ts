import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareEditions } from '#shared/archive/compare-editions.ts'
import { type EditionCatalogue, editionCatalogueSchema } from '#shared/archive/edition.ts'
import { summaryOf } from '#shared/archive/source.ts'
import { describeChanges } from './describe-changes.ts'

const resources = join(import.meta.dirname, '../../../../resources/archive')

/** An edition of the bundled archive, from its files. */
async function edition(id: string): Promise<EditionCatalogue> {
  const inventory = JSON.parse(await readFile(join(resources, id, 'inventory.json'), 'utf8'))
  const places = new Map<string, string>()
  for (const [digest, paths] of Object.entries<string[]>(inventory.versions[id].state))
    for (const path of paths) places.set(path, inventory.manifest[digest][0])
  const read = async (path: string) => JSON.parse(await readFile(join(resources, places.get(path) ?? path), 'utf8'))
  const sources = [...places.keys()].filter((path) => path.endsWith('/source.json')).sort()
  return editionCatalogueSchema.parse({
    edition: { id, created: inventory.versions[id].created, message: '', user: '', digest: 'a'.repeat(128) },
    campaign: await read('campaign.json'),
    sources: await Promise.all(
      sources.map(async (path) => ({ ...(summaryOf(await read(path)) as object), record: places.get(path) })),
    ),
    unreadable: [],
    blocks: [],
    signatories: await read('signatories.json'),
    recommendations: await read('recommendations.json'),
    claims: places.has('claims.json') ? await read('claims.json') : null,
  })
}

async function changes(
  from: string,
  to: string,
  change = (catalogue: EditionCatalogue) => catalogue,
): Promise<readonly string[]> {
  return describeChanges(compareEditions(await edition(from), change(await edition(to))))
}

test('each edition of the bundled archive says what it brought', async () => {
  expect(await changes('v1', 'v2')).toEqual([
    'Adds 1 source: Untitled article, 14 October 2021',
    '5 recommendations gain 7 passages',
    'What is said of the campaign changed: summary, what is not held',
  ])
  expect(await changes('v2', 'v3')).toEqual(['Records claims for the first time: 7 claims'])
  expect(await changes('v3', 'v3')).toEqual([])
})

test('going back says the opposite', async () => {
  expect(await changes('v3', 'v1')).toEqual([
    'No longer has 1 source: Untitled article, 14 October 2021',
    '5 recommendations lose 7 passages',
    'No longer records claims',
    'What is said of the campaign changed: summary, what is not held',
  ])
})

test('a correction names the signatory and what was corrected; many are counted', async () => {
  const rename = (catalogue: EditionCatalogue, many: number) => ({
    ...catalogue,
    signatories: {
      ...catalogue.signatories,
      signatories: catalogue.signatories.signatories.map((item, index) => (index < many ? { ...item, role: 'Director' } : item)),
    },
  })
  expect(await changes('v3', 'v3', (catalogue) => rename(catalogue, 1))).toEqual([
    '1 signatory was corrected: Warren Binford (role)',
  ])
  const [line] = await changes('v3', 'v3', (catalogue) => rename(catalogue, 8))
  expect(line).toMatch(/^8 signatories were corrected: Warren Binford \(role\); .*; and 3 more$/)
})

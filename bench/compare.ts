// How long listing the editions and comparing two neighbours takes in an opened archive, beside diff over lists of the same files.
// tsx bench/compare.ts DIR [ROUNDS]; DIR as made by generate-archive.ts.

import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../main/services/archive/open-archive.ts'
import { inTurn } from './measure.mjs'

const [, , root, rounds = '9'] = process.argv
if (root === undefined) throw new Error('compare.ts DIR [ROUNDS]')
const folder = await mkdtemp(join(tmpdir(), 'bench-compare-'))
try {
  const archive = await openArchive(root, { cache: join(folder, 'cache') })
  if (!archive.ok) throw new Error(archive.error.message)
  const { editions } = archive.value
  const [before, after] = editions.slice(-2)
  if (before === undefined || after === undefined) throw new Error('the archive needs two editions')
  const { versions } = JSON.parse(await readFile(join(root, 'inventory.json'), 'utf8')) as {
    versions: Record<string, { state: Record<string, string[]> }>
  }
  for (const { id } of [before, after]) {
    const lines = Object.entries(versions[id]?.state ?? {}).flatMap(([digest, paths]) => paths.map((path) => `${path} ${digest}`))
    await writeFile(join(folder, id), `${lines.sort().join('\n')}\n`)
  }
  const time = (work: () => unknown) => async () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }
  const compared = archive.value.compareSources(before.id, after.id)
  if (!compared.ok) throw new Error(compared.error.message)
  const { added, removed, changed } = compared.value
  console.log(`${before.id} to ${after.id}: ${added.length} added, ${removed.length} removed, ${changed.length} changed`)
  const names = {
    plain: 'diff of two lists of paths and digests',
    compare: 'comparing two neighbours',
    list: `listing ${editions.length} editions, each compared with the one before`,
  }
  const medians = await inTurn(
    {
      [names.plain]: time(() => spawnSync('diff', [join(folder, before.id), join(folder, after.id)], { maxBuffer: 1 << 28 })),
      [names.compare]: time(() => archive.value.compareSources(before.id, after.id)),
      [names.list]: time(() =>
        editions.map((edition, index) => {
          const previous = editions[index - 1]
          return previous === undefined ? null : archive.value.compareSources(previous.id, edition.id)
        }),
      ),
    },
    Number(rounds),
  )
  const both = (medians[names.compare] ?? Number.NaN) + (medians[names.list] ?? Number.NaN)
  console.log(`together ${both.toFixed(0)} ms (goal: under 500)`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

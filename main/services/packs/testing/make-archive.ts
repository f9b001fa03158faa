import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { addSource } from '../../archive/archivist/add-source.ts'
import { commitEdition } from '../../archive/archivist/commit-edition.ts'
import { setRecord } from '../../archive/archivist/set-record.ts'
import { stageObject } from '../../archive/archivist/staging.ts'
import { nodeDisk } from '../../files/disk.ts'

const campaign = resolve(import.meta.dirname, '../../../../resources/campaign')

export interface ArchiveWanted {
  readonly id?: string
  readonly editions: 1 | 2 | 3
  /** The message of the last edition: another one makes another history. */
  readonly message?: string
}

async function stage(root: string, edition: number, title: string): Promise<void> {
  if (edition === 3) {
    const given = JSON.parse(await readFile(join(campaign, 'v2/campaign.json'), 'utf8'))
    const path = `${root}.campaign.json`
    await writeFile(path, JSON.stringify({ ...given, title }))
    await expectDone(setRecord(root, 'campaign', path, nodeDisk))
    return
  }
  const [original, name] =
    edition === 1
      ? ['000_c12ad3f9fb433b4c.txt', 'hope-for-children-statement']
      : ['002_4f4b80cb06a6e367.txt', 'news-article-2021-10-14']
  const input = (file: string) => join(campaign, `v${edition}`, `${file}.json`)
  await expectDone(addSource(root, join(campaign, 'originals', original), input(name), nodeDisk))
  await expectDone(setRecord(root, 'campaign', input('campaign'), nodeDisk))
  if (edition === 1) await expectDone(setRecord(root, 'signatories', input('signatories'), nodeDisk))
  await expectDone(setRecord(root, 'recommendations', input('recommendations'), nodeDisk))
}

async function expectDone(work: Promise<{ readonly ok: boolean }>): Promise<void> {
  const result = await work
  if (!result.ok) throw new Error(JSON.stringify(result))
}

/** Makes an archive of real sources with one to three editions. The same wishes give the same bytes. */
export async function makeArchive(root: string, { id = 'info:test/letter', editions, message }: ArchiveWanted): Promise<void> {
  await expectDone(stageObject(root, id, nodeDisk))
  for (let edition = 1; edition <= editions; edition += 1) {
    await stage(root, edition, 'A third title')
    const last = edition === editions
    const commit = {
      created: `2026-11-2${edition}T09:00:00Z`,
      message: last && message !== undefined ? message : `edition ${edition}`,
      user: { name: 'A. Archivist', address: 'mailto:a@example.org' },
    }
    await expectDone(commitEdition(root, commit, nodeDisk))
  }
}

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../files/disk.ts'
import { openArchive } from '../open-archive.ts'
import { verifyArchive } from '../verify-archive.ts'
import { addSource } from './add-source.ts'
import { problemLine } from './archivist-result.ts'
import { type Commit, commitEdition } from './commit-edition.ts'
import { setRecord } from './set-record.ts'
import { stageObject } from './staging.ts'

const campaign = resolve(import.meta.dirname, '../../../../resources/campaign')
const user = { name: 'A. Archivist', address: 'mailto:a@example.org' }
const firstCommit: Commit = { created: '2026-11-21T09:00:00Z', message: 'first', user }
const secondCommit: Commit = { created: '2026-11-21T10:00:00Z', message: 'second', user }

let folder = ''
let root = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commit-'))
  root = join(folder, 'archive')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function stageFirst(): Promise<void> {
  expect(await stageObject(root, 'info:test/letter', nodeDisk)).toMatchObject({ ok: true })
  const original = join(campaign, 'originals/000_c12ad3f9fb433b4c.txt')
  expect(await addSource(root, original, join(campaign, 'v1/hope-for-children-statement.json'), nodeDisk)).toMatchObject({
    ok: true,
  })
  for (const name of ['campaign', 'signatories', 'recommendations'] as const) {
    expect(await setRecord(root, name, join(campaign, `v1/${name}.json`), nodeDisk)).toMatchObject({ ok: true })
  }
}

async function stageSecond(): Promise<void> {
  const original = join(campaign, 'originals/002_4f4b80cb06a6e367.txt')
  expect(await addSource(root, original, join(campaign, 'v2/news-article-2021-10-14.json'), nodeDisk)).toMatchObject({ ok: true })
  for (const name of ['campaign', 'recommendations'] as const) {
    expect(await setRecord(root, name, join(campaign, `v2/${name}.json`), nodeDisk)).toMatchObject({ ok: true })
  }
}

async function linesOf(work: ReturnType<typeof commitEdition>): Promise<readonly string[]> {
  const result = await work
  return result.ok ? [] : result.problems.map(problemLine)
}

const stagedFile = (path: string) => join(`${root}.staging`, 'files', path)

test('two editions hold; what did not change is not stored again; the staging goes', async () => {
  await stageFirst()
  expect(await commitEdition(root, firstCommit, nodeDisk)).toMatchObject({ ok: true, value: { edition: 'v1' } })
  await stageSecond()
  expect(await commitEdition(root, secondCommit, nodeDisk)).toMatchObject({ ok: true, value: { edition: 'v2' } })
  expect((await verifyArchive(root)).problems).toEqual([])
  expect(await readdir(join(root, 'v2/content'))).not.toContain('signatories.json')
  expect(await readdir(join(root, 'v2/content/sources'))).toEqual(['news-article-2021-10-14'])
  expect(await readdir(folder)).toEqual(['archive'])
})

describe('a commit is refused and nothing is written when', () => {
  test('one span is off by one character, naming the record and both readings', async () => {
    await stageFirst()
    const place = stagedFile('signatories.json')
    const list = JSON.parse(await readFile(place, 'utf8'))
    const kidscape = list.signatories.find((each: { id: string }) => each.id === 'kidscape')
    kidscape.span.start += 1
    kidscape.span.end += 1
    await writeFile(place, JSON.stringify(list))
    const lines = await linesOf(commitEdition(root, firstCommit, nodeDisk))
    expect(lines[0]).toMatch(
      /^signatories\.json: signatory "kidscape": the span \d+-\d+ of hope-for-children-statement reads "idscapeUnited Kingdom\n", not "KidscapeUnited Kingdom"$/,
    )
    expect(await readdir(folder)).toEqual(['archive.staging'])
  })

  test('one letter of an exact quotation is another', async () => {
    await stageFirst()
    const place = stagedFile('recommendations.json')
    await writeFile(place, (await readFile(place, 'utf8')).replace('Provide transparency', 'Provide transparencY'))
    const lines = await linesOf(commitEdition(root, firstCommit, nodeDisk))
    expect(lines.join('\n')).toMatch(
      /^recommendations\.json: recommendation "r4": the span .* reads "Provide transparency .*", not "Provide transparencY/m,
    )
  })

  test('a staged original is not the one that was described', async () => {
    await stageFirst()
    await writeFile(stagedFile('sources/hope-for-children-statement/original.txt'), 'another')
    const lines = await linesOf(commitEdition(root, firstCommit, nodeDisk))
    expect(lines[0]).toMatch(/source "hope-for-children-statement": .*original\.txt is not the file that was received/)
  })

  test('the text is not the one that the original gives', async () => {
    await stageFirst()
    const place = stagedFile('sources/hope-for-children-statement/text.txt')
    await writeFile(place, (await readFile(place, 'utf8')).replace('toonline', 'to online'))
    expect((await linesOf(commitEdition(root, firstCommit, nodeDisk))).join('\n')).toMatch(
      /text\.txt is not the canonical text of .*original\.txt/,
    )
  })

  test('a record is missing, or does not fit its schema', async () => {
    await stageFirst()
    await rm(stagedFile('recommendations.json'))
    expect(await linesOf(commitEdition(root, firstCommit, nodeDisk))).toEqual([
      'recommendations.json is missing from the edition',
    ])
    await writeFile(stagedFile('recommendations.json'), '[{"id":"r1"}]')
    expect((await linesOf(commitEdition(root, firstCommit, nodeDisk)))[0]).toMatch(
      /recommendations\.json: "0\.number" does not fit/,
    )
  })

  test('nothing is staged', async () => {
    await stageFirst()
    await commitEdition(root, firstCommit, nodeDisk)
    expect((await linesOf(commitEdition(root, secondCommit, nodeDisk)))[0]).toMatch(/nothing is staged/)
    expect(await readdir(root)).not.toContain('v2')
  })

  test('what is staged is what the newest edition says', async () => {
    await stageFirst()
    await commitEdition(root, firstCommit, nodeDisk)
    expect(await setRecord(root, 'campaign', join(campaign, 'v1/campaign.json'), nodeDisk)).toMatchObject({ ok: true })
    expect((await linesOf(commitEdition(root, secondCommit, nodeDisk)))[0]).toMatch(
      /nothing that is staged .* differs from edition v1/,
    )
    expect(await readdir(root)).not.toContain('v2')
  })

  test('the archive was altered', async () => {
    await stageFirst()
    await commitEdition(root, firstCommit, nodeDisk)
    await stageSecond()
    await writeFile(join(root, 'v1/content/signatories.json'), '{}')
    expect((await linesOf(commitEdition(root, secondCommit, nodeDisk)))[0]).toMatch(/signatories\.json of edition v1 was altered/)
    expect(await readdir(root)).not.toContain('v2')
  })
})

describe('adding and setting', () => {
  test('a quotation that is not found, or found twice, is refused by the name of its record', async () => {
    await stageFirst()
    const input = join(folder, 'input.json')
    const text = await readFile(join(campaign, 'v1/signatories.json'), 'utf8')
    await writeFile(
      input,
      text
        .replace('"row": "KidscapeUnited', '"row": "Kidscape United')
        .replace('"exact": "59 signatories"', '"exact": "signator"'),
    )
    const result = await setRecord(root, 'signatories', input, nodeDisk)
    expect(result.ok ? [] : result.problems.map(problemLine)).toEqual([
      expect.stringContaining('signatory "kidscape": "Kidscape United Kingdom" does not stand in hope-for-children-statement'),
    ])
    await writeFile(input, text.replace('"exact": "59 signatories"', '"exact": "Facebook"'))
    const twice = await setRecord(root, 'signatories', input, nodeDisk)
    expect(twice.ok ? [] : twice.problems.map(problemLine)).toEqual([
      expect.stringContaining('the stated total 59: "Facebook" stands more than once'),
    ])
  })

  test('an original that is not UTF-8 is refused with the offset of the byte', async () => {
    await stageObject(root, 'info:test/letter', nodeDisk)
    const original = join(folder, 'latin1.txt')
    await writeFile(original, Buffer.from('caf\xe9', 'latin1'))
    const result = await addSource(root, original, join(campaign, 'v2/news-article-2021-10-14.json'), nodeDisk)
    expect(result.ok ? [] : result.problems.map(problemLine)).toEqual([
      expect.stringMatching(/latin1\.txt: the bytes from 3 on \(0xE9\) are not UTF-8/),
    ])
  })

  test('a source whose id is the name of a device is refused', async () => {
    await stageObject(root, 'info:test/letter', nodeDisk)
    const description = join(folder, 'con.json')
    await writeFile(
      description,
      (await readFile(join(campaign, 'v2/news-article-2021-10-14.json'), 'utf8')).replace('"news-article-2021-10-14"', '"con"'),
    )
    const result = await addSource(root, join(campaign, 'originals/002_4f4b80cb06a6e367.txt'), description, nodeDisk)
    expect(result.ok ? [] : result.problems.map(problemLine)).toEqual([expect.stringContaining('"con" is the name of a device')])
  })
})

/** A disk that fails from its n-th change on, as after a power cut: nothing that follows happens either. */
function cutOffAt(change: number): { readonly disk: Disk; changes(): number } {
  let count = 0
  const limited =
    <A extends readonly unknown[]>(work: (...args: A) => Promise<void>) =>
    (...args: A): Promise<void> => {
      count += 1
      return count >= change
        ? Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' }))
        : work(...args)
    }
  const disk: Disk = {
    makeFolder: limited(nodeDisk.makeFolder),
    writeNewFile: limited(nodeDisk.writeNewFile),
    rename: limited(nodeDisk.rename),
    remove: limited(nodeDisk.remove),
    removeEmptyFolder: limited(nodeDisk.removeEmptyFolder),
    syncFolder: limited(nodeDisk.syncFolder),
  }
  return { disk, changes: () => count }
}

describe('a commit that is cut off', () => {
  test('at any change leaves the old edition or the new one, and can be made again', async () => {
    await stageFirst()
    await commitEdition(root, firstCommit, nodeDisk)
    await stageSecond()
    const kept = join(folder, 'kept')
    await cp(root, join(kept, 'archive'), { recursive: true })
    await cp(`${root}.staging`, join(kept, 'archive.staging'), { recursive: true })
    const reset = async () => {
      for (const name of ['archive', 'archive.staging', 'archive.commit'])
        await rm(join(folder, name), { recursive: true, force: true })
      await cp(kept, folder, { recursive: true })
    }
    const whole = cutOffAt(Number.POSITIVE_INFINITY)
    expect(await commitEdition(root, secondCommit, whole.disk)).toMatchObject({ ok: true })
    const finished = await readFile(join(root, 'inventory.json'))

    const seen = new Set<string>()
    for (let change = 1; change <= whole.changes(); change += 1) {
      await reset()
      expect(await commitEdition(root, secondCommit, cutOffAt(change).disk)).toMatchObject({
        ok: false,
        problems: [{ code: 'disk-full' }],
      })
      const opened = await openArchive(root)
      if (!opened.ok) throw new Error(`cut off at change ${change}: ${opened.error.message}`)
      seen.add(opened.value.current)
      for (const { id } of opened.value.editions)
        expect(await opened.value.edition(id), `change ${change}`).toMatchObject({ ok: true })

      const again = await commitEdition(root, secondCommit, nodeDisk)
      // Cut off while the staging was being removed, the edition stands already, and a second one would say the same.
      const expected = opened.value.current === 'v1' ? { ok: true, value: { edition: 'v2' } } : { ok: false }
      expect(again, `change ${change}`).toMatchObject(expected)
      expect((await verifyArchive(root)).problems, `change ${change}`).toEqual([])
      expect(Buffer.compare(await readFile(join(root, 'inventory.json')), finished), `change ${change}`).toBe(0)
      expect((await readdir(folder)).sort()).toEqual(['archive', 'kept'])
    }
    expect([...seen].sort()).toEqual(['v1', 'v2'])
  }, 120_000)

  test('before the first edition leaves nothing where the archive will be', async () => {
    await stageFirst()
    const kept = join(folder, 'kept')
    await cp(`${root}.staging`, kept, { recursive: true })
    const whole = cutOffAt(Number.POSITIVE_INFINITY)
    await commitEdition(root, firstCommit, whole.disk)
    for (let change = 1; change <= whole.changes(); change += 1) {
      await rm(root, { recursive: true, force: true })
      await rm(`${root}.staging`, { recursive: true, force: true })
      await cp(kept, `${root}.staging`, { recursive: true })
      await commitEdition(root, firstCommit, cutOffAt(change).disk)
      const opened = await openArchive(root)
      if (opened.ok) expect((await verifyArchive(root)).problems).toEqual([])
      else expect(opened.error.code, `change ${change}`).toBe('archive-missing')
    }
  })
})

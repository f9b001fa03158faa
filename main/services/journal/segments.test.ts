import { appendFile, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Change } from '#shared/notes/change.ts'
import { openSegmentFile } from './segment-file.ts'
import { faultyDisk } from './testing/faulty-disk.ts'
import { contentOf, openedJournal, readAll } from './testing/read-journal.ts'
import { sampleChange } from './testing/sample-change.ts'

/** Two or three changes a segment. */
const small = { segmentBytes: 700 }

let base = ''
let folder = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'segments-'))
  folder = join(base, 'journal')
})
afterEach(() => rm(base, { recursive: true, force: true }))

const samples = (count: number): Change[] => Array.from({ length: count }, (_, n) => sampleChange(n))

async function written(count: number): Promise<Change[]> {
  const journal = await openedJournal(folder, small)
  const changes = samples(count)
  for (const change of changes) await journal.append([change])
  await journal.close()
  return changes
}

async function filesLike(pattern: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => pattern.test(name)).sort()
}

describe('sealing', () => {
  test('begins another segment where one is full, and the full one is never written to again', async () => {
    const journal = await openedJournal(folder, small)
    await journal.append(samples(3))
    await journal.append([sampleChange(3)])
    const first = await readFile(join(folder, '000001.jsonl'))
    for (let n = 4; n < 12; n += 1) await journal.append([sampleChange(n)])
    await journal.close()
    expect(await filesLike(/jsonl$/)).toEqual(['000001.jsonl', '000002.jsonl', '000003.jsonl', '000004.jsonl'])
    expect(await filesLike(/index$/)).toEqual(['000001.index', '000002.index', '000003.index'])
    expect(await readFile(join(folder, '000001.jsonl'))).toEqual(first)
    expect(await contentOf(folder, small)).toEqual({ changes: samples(12), damage: [] })
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, '000002.jsonl'))).mode & 0o777).toBe(0o600)
      expect((await stat(join(folder, '000001.index'))).mode & 0o777).toBe(0o600)
    }
  })

  test('the one long segment of an earlier version is read once, and indexed', async () => {
    const long = await openedJournal(folder)
    await long.append(samples(20))
    await long.close()
    const journal = await openedJournal(folder, small)
    await journal.append([sampleChange(20)])
    await journal.close()
    expect(await filesLike(/index$/)).toEqual(['000001.index'])
    expect((await contentOf(folder, small)).changes).toEqual(samples(21))
  })

  test('a change that stands in a sealed segment is still not written twice', async () => {
    await written(20)
    const journal = await openedJournal(folder, small)
    expect(await journal.append([...samples(21)])).toMatchObject({ value: { appended: 1, from: 20, to: 21 } })
    await journal.close()
  })

  test.each([true, false])('any step that fails costs no acknowledged change (and all steps after it: %s)', async (forGood) => {
    for (let step = 0, reached = true; reached; step += 1) {
      await rm(folder, { recursive: true, force: true })
      const disk = faultyDisk(forGood)
      const journal = await openedJournal(folder, { ...small, ...disk })
      disk.failAt(step)
      const acknowledged: Change[] = []
      for (const change of samples(8)) if ((await journal.append([change])).ok) acknowledged.push(change)
      reached = disk.hasFailed()
      const seen = (await readAll(journal)).changes
      expect(seen).toEqual(acknowledged)
      await journal.close()
      const kept = (await contentOf(folder, small)).changes
      // The line whose flush failed may stand there or not; it was not acknowledged.
      expect(kept.filter((change) => acknowledged.some(({ id }) => id === change.id))).toEqual(acknowledged)
      expect(kept.length).toBeLessThanOrEqual(acknowledged.length + 1)
      expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length)
    }
  })
})

describe('opening', () => {
  test('reads no sealed segment that its index describes', async () => {
    const changes = await written(20)
    const [first = ''] = await filesLike(/jsonl$/)
    const path = join(folder, first)
    const bytes = await readFile(path)
    await utimes(path, 1, 1)
    await contentOf(folder, small)
    const altered = bytes.map((byte) => byte ^ 1)
    await writeFile(path, altered)
    await utimes(path, 1, 1)
    const journal = await openedJournal(folder, small)
    // Read line by line, its changes would be missing.
    expect(await journal.state()).toMatchObject({ value: { length: changes.length } })
    // It was held against its sum once the journal was open.
    await expect
      .poll(async () => (await readAll(journal)).damage)
      .toContainEqual(expect.stringContaining('000001.jsonl was altered'))
    await journal.close()
    expect(await filesLike(/index$/)).not.toContain('000001.index')
    // The next start reads it line by line, keeps copies, and has another digest: windows compare all they have.
    const { changes: kept, damage } = await contentOf(folder, small)
    expect(damage.length).toBeGreaterThan(0)
    expect(kept).toEqual(changes.filter((change) => kept.some(({ id }) => id === change.id)))
    expect(kept.length).toBeLessThan(changes.length)
    await writeFile(path, bytes)
    expect(await contentOf(folder, small)).toEqual({ changes, damage: [] })
  })

  test.each(['missing', 'empty', 'cut off', 'of another segment'])('makes an index again that is %s', async (what) => {
    const changes = await written(20)
    const path = join(folder, '000002.index')
    const whole = await readFile(path)
    if (what === 'missing') await rm(path)
    if (what === 'empty') await writeFile(path, '')
    if (what === 'cut off') await writeFile(path, whole.subarray(0, whole.length - 20))
    if (what === 'of another segment') await writeFile(path, await readFile(join(folder, '000003.index')))
    expect(await contentOf(folder, small)).toEqual({ changes, damage: [] })
    expect(await readFile(path)).toEqual(whole)
  })

  test('a segment that something else has cut, lengthened or removed is read as it is', async () => {
    const changes = await written(20)
    const path = join(folder, '000002.jsonl')
    const bytes = await readFile(path)
    await appendFile(path, 'foreign')
    expect(await contentOf(folder, small)).toMatchObject({
      changes,
      damage: [expect.stringContaining('last line of 000002.jsonl')],
    })
    await writeFile(path, bytes.subarray(0, bytes.length - 40))
    const cut = await contentOf(folder, small)
    expect(cut.damage).toHaveLength(1)
    expect(cut.changes).toHaveLength(19)
    await rm(path)
    const lost = await contentOf(folder, small)
    expect(lost.changes).toEqual(changes.filter((change) => lost.changes.some(({ id }) => id === change.id)))
    expect(lost.changes).toHaveLength(17)
    // What is given back is written again, behind the others.
    const journal = await openedJournal(folder, small)
    expect(await journal.append(changes)).toMatchObject({ value: { appended: 3 } })
    await journal.close()
  })

  test('a sealed segment that was edited since is read line by line', async () => {
    const changes = await written(20)
    const path = join(folder, '000002.jsonl')
    await writeFile(path, (await readFile(path, 'utf8')).replace('note 4', 'NOTE 4'))
    const { changes: kept, damage } = await contentOf(folder, small)
    expect(kept).toEqual(changes.filter((change) => change.id !== sampleChange(4).id))
    expect(damage).toEqual([expect.stringContaining('of 000002.jsonl was passed over')])
  })

  test('a folder that was copied, with other times, is opened by its indexes', async () => {
    const changes = await written(20)
    for (const name of await filesLike(/jsonl$/)) await utimes(join(folder, name), 1, 1)
    expect(await contentOf(folder, small)).toEqual({ changes, damage: [] })
  })
})

describe('the chain', () => {
  test('says of any position whether the record is still the same up to there', async () => {
    const journal = await openedJournal(folder, small)
    const places = [await journal.state().then((state) => (state.ok ? { ...state.value, position: 0 } : expect.fail()))]
    for (const change of samples(15)) {
      const answer = await journal.append([change])
      if (!answer.ok) throw new Error(answer.error.message)
      places.push({ ...places[0], ...answer.value, position: answer.value.to } as (typeof places)[number])
    }
    const compare = (place: { generation: string; position: number; digest: string }) => journal.compare(place)
    for (const place of [...places, ...places.toReversed()])
      expect(await compare(place)).toEqual({ ok: true, value: { same: true } })
    for (const [n, place] of places.entries()) {
      const other = places[(n + 1) % places.length]?.digest ?? ''
      expect(await compare({ ...place, digest: other })).toEqual({ ok: true, value: { same: false } })
      expect(await compare({ ...place, generation: crypto.randomUUID() })).toEqual({ ok: true, value: { same: false } })
      expect(await compare({ ...place, position: place.position + 1 })).toEqual({ ok: true, value: { same: false } })
    }
    await journal.close()
    const again = await openedJournal(folder, small)
    for (const place of places) expect(await again.compare(place)).toEqual({ ok: true, value: { same: true } })
    await again.close()
  })

  test('a page ends with the digest of where it ends, wherever it begins', async () => {
    await written(15)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(17), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 6 }),
        async (pages) => {
          const journal = await openedJournal(folder, small)
          for (const [from, limit] of pages) {
            const page = await journal.read(from, limit)
            if (!page.ok) throw new Error(page.error.message)
            const { generation, digest, next, changes } = page.value
            expect(changes).toEqual(samples(15).slice(from, from + limit))
            expect(await journal.compare({ generation, digest, position: next ?? 15 })).toEqual({
              ok: true,
              value: { same: true },
            })
          }
          await journal.close()
        },
      ),
      { numRuns: 20 },
    )
  })

  test('differs after a change in a segment was lost', async () => {
    await written(20)
    const before = await openedJournal(folder, small)
    const state = await before.state()
    await before.close()
    if (!state.ok) throw new Error(state.error.message)
    const { generation, digest, length } = state.value
    await rm(join(folder, '000003.jsonl'))
    const journal = await openedJournal(folder, small)
    const after = await journal.state()
    expect(after.ok && after.value.digest).not.toBe(digest)
    expect(await journal.compare({ generation, digest, position: length })).toMatchObject({ value: { same: false } })
    expect(await journal.append(samples(20))).toMatchObject({ value: { to: length } })
    expect(await journal.compare({ generation, digest, position: length })).toMatchObject({ value: { same: false } })
    await journal.close()
  })
})

describe('free space', () => {
  test('is told, and under 20 MB nothing is written any more', async () => {
    let free: number | null = 500_000_000
    let writes = 0
    const journal = await openedJournal(folder, {
      freeSpace: async () => free,
      openFile: async (path) => {
        const file = await openSegmentFile(path)
        const write = (bytes: Uint8Array) => {
          writes += 1
          return file.write(bytes)
        }
        return { ...file, write }
      },
    })
    expect(await journal.state()).toMatchObject({ value: { free } })
    expect(await journal.append([sampleChange(1)])).toMatchObject({ ok: true })
    free = 19_999_999
    const refused = await journal.append([sampleChange(2)])
    expect(refused).toMatchObject({ ok: false, error: { code: 'disk-full', message: expect.stringContaining('19 MB') } })
    expect(refused).toMatchObject({ error: { message: expect.stringContaining(folder) } })
    expect(writes).toBe(1)
    // What is there already needs no room.
    expect(await journal.append([sampleChange(1)])).toMatchObject({ ok: true, value: { appended: 0, free } })
    // A large portion does not fill what is left.
    free = 20_000_500
    expect(await journal.append([sampleChange(2, 'x'.repeat(1_000))])).toMatchObject({ ok: false })
    free = null
    expect(await journal.append([sampleChange(2)])).toMatchObject({ ok: true, value: { free: null } })
    free = 30_000_000
    expect(await journal.append([sampleChange(3)])).toMatchObject({ ok: true })
    expect((await readAll(journal)).changes).toEqual([1, 2, 3].map((n) => sampleChange(n)))
    await journal.close()
  })
})

describe('a journal that a newer version has laid out', () => {
  test('is read and not touched, and says why', async () => {
    const changes = await written(20)
    await writeFile(join(folder, 'journal.json'), '{"layout":2,"elsewhere":true}\n')
    await appendFile(join(folder, (await filesLike(/jsonl$/)).at(-1) ?? ''), 'torn')
    const names = await readdir(folder)
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))))
    const journal = await openedJournal(folder, small)
    const { changes: read, damage } = await readAll(journal)
    expect(read).toEqual(changes)
    expect(damage[0]).toContain('newer version of the program')
    const refusal = { ok: false, error: { code: 'profile-unusable', message: expect.stringContaining('newer version') } }
    expect(await journal.append([sampleChange(30)])).toMatchObject(refusal)
    expect(await journal.forget([])).toMatchObject(refusal)
    await journal.close()
    expect(await readdir(folder)).toEqual(names)
    expect(await Promise.all(names.map((name) => readFile(join(folder, name))))).toEqual(contents)
  })

  test('a head that is damaged costs no change', async () => {
    const changes = await written(20)
    await writeFile(join(folder, 'journal.json'), 'not JSON')
    expect(await contentOf(folder, small)).toEqual({ changes, damage: [] })
  })
})

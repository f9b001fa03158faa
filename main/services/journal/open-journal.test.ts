import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Change } from '#shared/notes/change.ts'
import { writeLine } from './journal-line.ts'
import { openJournal } from './open-journal.ts'
import { openSegmentFile, type SegmentFile } from './segment-file.ts'
import { contentOf, openedJournal, readAll } from './testing/read-journal.ts'
import { sampleChange } from './testing/sample-change.ts'

let base = ''
let folder = ''
let segment = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'journal-'))
  folder = join(base, 'journal')
  segment = join(folder, '000001.jsonl')
})
afterEach(() => rm(base, { recursive: true, force: true }))

const opened = (openFile = openSegmentFile) => openedJournal(folder, { openFile })
const contentAfterReopening = () => contentOf(folder)

function failure(code: string) {
  return Object.assign(new Error(`${code}: no`), { code })
}

describe('appending', () => {
  test('keeps changes in order over a restart, in files that only this account can read', async () => {
    const journal = await opened()
    expect(await journal.append([sampleChange(1), sampleChange(2)])).toMatchObject({
      ok: true,
      value: { appended: 2, from: 0, to: 2 },
    })
    expect(await journal.append([sampleChange(3)])).toMatchObject({ ok: true, value: { appended: 1, from: 2, to: 3 } })
    await journal.close()
    expect(await contentAfterReopening()).toEqual({ changes: [1, 2, 3].map((n) => sampleChange(n)), damage: [] })
    if (process.platform !== 'win32') {
      expect((await stat(segment)).mode & 0o777).toBe(0o600)
      expect((await stat(folder)).mode & 0o777).toBe(0o700)
    }
  })

  test('does not write a change twice, within a call, between calls or after a restart', async () => {
    const journal = await opened()
    expect(await journal.append([sampleChange(1), sampleChange(1)])).toMatchObject({ value: { appended: 1 } })
    expect(await journal.append([sampleChange(1), sampleChange(2)])).toMatchObject({ value: { appended: 1 } })
    await journal.close()
    const again = await opened()
    expect(await again.append([sampleChange(2)])).toMatchObject({ value: { appended: 0 } })
    expect((await readAll(again)).changes).toHaveLength(2)
    await again.close()
  })

  test('answers only once the bytes were flushed, with one write', async () => {
    const steps: string[] = []
    const journal = await opened(async (path) => {
      const file = await openSegmentFile(path)
      return {
        ...file,
        write: (bytes) => {
          steps.push('write')
          return file.write(bytes)
        },
        sync: async () => {
          await file.sync()
          steps.push('flushed')
        },
      }
    })
    steps.length = 0
    await journal.append([sampleChange(1), sampleChange(2)])
    steps.push('answered')
    expect(steps).toEqual(['write', 'flushed', 'answered'])
    await journal.close()
  })

  test('takes calls in turn that come at once', async () => {
    const journal = await opened()
    await Promise.all(Array.from({ length: 40 }, (_, n) => journal.append([sampleChange(n)])))
    expect((await readAll(journal)).changes.map((change) => change.id)).toEqual(
      Array.from({ length: 40 }, (_, n) => sampleChange(n).id),
    )
    await journal.close()
    expect((await contentAfterReopening()).changes).toHaveLength(40)
  })

  test('reads in pages, and a page of long notes is cut short', async () => {
    const journal = await opened()
    const changes = Array.from({ length: 100 }, (_, n) => sampleChange(n, 'x'.repeat(199_000)))
    await journal.append(changes)
    const page = await journal.read(0, 5_000)
    expect(page).toMatchObject({ ok: true, value: { next: 84 } })
    expect((await readAll(journal, 7)).changes).toEqual(changes)
    expect(await journal.read(200, 10)).toMatchObject({ ok: true, value: { changes: [], next: null, damage: [] } })
    await journal.close()
  })

  test('says so when it is closed', async () => {
    const journal = await opened()
    await journal.close()
    await journal.close()
    expect(await journal.append([sampleChange(1)])).toMatchObject({ ok: false, error: { code: 'profile-unusable' } })
  })
})

describe('faults of the disk', () => {
  test.each([
    ['ENOSPC', 'disk-full', 'the disk is full'],
    ['EDQUOT', 'disk-full', 'may use is full'],
    ['EIO', 'profile-unusable', 'the disk reports an error'],
  ])('%s while writing leaves no half line, and writing goes on afterwards', async (code, expected, words) => {
    let fault = ''
    const journal = await opened(async (path) => {
      const file = await openSegmentFile(path)
      return {
        ...file,
        write: async (bytes) => {
          if (fault !== 'write') return file.write(bytes)
          // Half of it comes to the disk, as on a disk that fills.
          await file.write(bytes.subarray(0, bytes.length >> 1))
          throw failure(code)
        },
        sync: () => (fault === 'sync' ? Promise.reject(failure(code)) : file.sync()),
      }
    })
    await journal.append([sampleChange(1)])
    const before = await readFile(segment)
    for (fault of ['write', 'sync']) {
      const answer = await journal.append([sampleChange(2), sampleChange(3)])
      expect(answer).toMatchObject({ ok: false, error: { code: expected, message: expect.stringContaining(words) } })
      expect(answer).toMatchObject({ error: { message: expect.stringContaining(folder) } })
      expect((await readAll(journal)).changes).toEqual([sampleChange(1)])
    }
    fault = ''
    expect(await journal.append([sampleChange(2)])).toMatchObject({ ok: true, value: { appended: 1 } })
    expect((await readFile(segment)).subarray(0, before.length)).toEqual(before)
    await journal.close()
    expect(await contentAfterReopening()).toEqual({ changes: [sampleChange(1), sampleChange(2)], damage: [] })
  })

  test('a disk that takes a few bytes at a time gets all of them', async () => {
    const journal = await opened(async (path) => {
      const file = await openSegmentFile(path)
      return { ...file, write: (bytes) => file.write(bytes.subarray(0, 7)) }
    })
    await journal.append([sampleChange(1), sampleChange(2)])
    await journal.close()
    expect((await contentAfterReopening()).changes).toHaveLength(2)
  })

  test('nothing is acknowledged into a file that was removed or changed by something else', async () => {
    const journal = await opened()
    await journal.append([sampleChange(1)])
    await appendFile(segment, 'foreign')
    expect(await journal.append([sampleChange(2)])).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('was changed') },
    })
    await rm(segment)
    expect(await journal.append([sampleChange(2)])).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('was removed') },
    })
    await journal.close()
  })

  test('a folder that cannot be used is named with the cause', async () => {
    await writeFile(folder, 'a file where the folder should be')
    expect(await openJournal(folder)).toMatchObject({
      ok: false,
      error: { code: 'profile-unusable', message: expect.stringContaining(folder) },
    })
  })
})

describe('damage', () => {
  test('a torn last line is cut off, kept beside the journal and reported; what was whole stays', async () => {
    const torn = writeLine(sampleChange(2)).slice(0, 60)
    const journal = await opened()
    await journal.append([sampleChange(1)])
    await journal.close()
    await appendFile(segment, torn)
    const again = await opened()
    const { changes, damage } = await readAll(again)
    expect(changes).toEqual([sampleChange(1)])
    expect(damage).toEqual([expect.stringContaining('last line of 000001.jsonl')])
    await again.append([sampleChange(2)])
    await again.close()
    expect(await contentAfterReopening()).toEqual({ changes: [sampleChange(1), sampleChange(2)], damage: [] })
    const kept = await readdir(join(folder, 'damaged'))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(folder, 'damaged', kept[0] ?? ''), 'utf8')).toBe(torn)
  })

  test('where no copy can be kept the torn line is not cut, and the next change begins a line of its own', async () => {
    const torn = writeLine(sampleChange(2)).slice(0, 60)
    const journal = await opened()
    await journal.append([sampleChange(1)])
    await journal.close()
    await appendFile(segment, torn)
    await writeFile(join(folder, 'damaged'), 'a file where the folder should be')
    const again = await opened()
    expect((await readAll(again)).damage).toEqual([expect.stringContaining('it stays where it is')])
    await again.append([sampleChange(3)])
    await again.append([sampleChange(4)])
    expect((await readAll(again)).changes).toEqual([1, 3, 4].map((n) => sampleChange(n)))
    await again.close()
    expect((await contentAfterReopening()).changes).toEqual([1, 3, 4].map((n) => sampleChange(n)))
    expect(await readFile(segment, 'utf8')).toContain(`${torn}\n`)
  })

  test('a last line that lacks only its line feed is a change like any other', async () => {
    await opened().then((journal) => journal.close())
    await writeFile(segment, writeLine(sampleChange(1)).slice(0, -1))
    const journal = await opened()
    expect(await readAll(journal)).toEqual({ changes: [sampleChange(1)], damage: [] })
    await journal.append([sampleChange(2)])
    expect((await readAll(journal)).changes).toHaveLength(2)
    await journal.close()
    expect(await contentAfterReopening()).toEqual({ changes: [sampleChange(1), sampleChange(2)], damage: [] })
  })

  test('a damaged line in the middle is passed over and copied once, and the file is not touched', async () => {
    await opened().then((journal) => journal.close())
    const content = `${writeLine(sampleChange(1))}{"gar\u0000bage\n\n${writeLine(sampleChange(2))}`
    await writeFile(segment, content)
    for (const _ of [1, 2]) {
      const { changes, damage } = await contentAfterReopening()
      expect(changes).toEqual([sampleChange(1), sampleChange(2)])
      expect(damage).toEqual([expect.stringContaining('line 2 of 000001.jsonl was passed over')])
    }
    expect(await readFile(segment, 'utf8')).toBe(content)
    expect(await readdir(join(folder, 'damaged'))).toHaveLength(1)
  })

  test('reads all segments in the order of their numbers and appends to the last', async () => {
    await opened().then((journal) => journal.close())
    await writeFile(join(folder, '000001.jsonl'), writeLine(sampleChange(1)))
    await writeFile(join(folder, '000010.jsonl'), writeLine(sampleChange(3)))
    await writeFile(join(folder, '000002.jsonl'), `${writeLine(sampleChange(2))}${writeLine(sampleChange(1))}torn`)
    await writeFile(join(folder, 'notes.txt'), 'not ours')
    const journal = await opened()
    await journal.append([sampleChange(4)])
    const { changes, damage } = await readAll(journal, 2)
    await journal.close()
    expect(changes).toEqual([1, 2, 3, 4].map((n) => sampleChange(n)))
    expect(damage).toEqual([expect.stringContaining('000002.jsonl')])
    expect(await readFile(join(folder, '000010.jsonl'), 'utf8')).toBe(writeLine(sampleChange(3)) + writeLine(sampleChange(4)))
  })

  test('any bytes at all in the file are no reason not to open', async () => {
    await opened().then((journal) => journal.close())
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await writeFile(segment, Buffer.concat([Buffer.from(writeLine(sampleChange(1))), bytes]))
        const journal = await opened()
        await journal.append([sampleChange(2)])
        await journal.close()
        expect((await contentAfterReopening()).changes).toEqual([sampleChange(1), sampleChange(2)])
      }),
      { numRuns: 30 },
    )
  })

  test('no acknowledged change is lost, whatever row of appends, failed writes and torn ends comes', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('fail' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('tear' as const), count: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ kind: fc.constant('restart' as const), count: fc.constant(0) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await rm(folder, { recursive: true, force: true })
        let failing = false
        const openFile = async (path: string): Promise<SegmentFile> => {
          const file = await openSegmentFile(path)
          const write = async (bytes: Uint8Array) => {
            if (!failing) return file.write(bytes)
            await file.write(bytes.subarray(0, bytes.length - 3))
            throw failure('ENOSPC')
          }
          return { ...file, write }
        }
        let journal = await opened(openFile)
        const acknowledged: Change[] = []
        let n = 0
        const reopen = async () => {
          await journal.close()
          journal = await opened(openFile)
        }
        for (const { kind, count } of steps) {
          const changes = Array.from({ length: count }, () => sampleChange(n++))
          failing = kind === 'fail'
          if (kind === 'append') {
            expect(await journal.append(changes)).toMatchObject({ ok: true })
            acknowledged.push(...changes)
          } else if (kind === 'fail') {
            expect(await journal.append(changes)).toMatchObject({ ok: false })
          } else if (kind === 'tear') {
            await journal.close()
            const line = writeLine(sampleChange(n++))
            await appendFile(segment, line.slice(0, Math.min(count, line.length - 2)))
            journal = await opened(openFile)
          } else await reopen()
          expect((await readAll(journal)).changes).toEqual(acknowledged)
        }
        await reopen()
        expect((await readAll(journal)).changes).toEqual(acknowledged)
        await journal.close()
      }),
      { numRuns: 40 },
    )
  })
})

test('a process that is killed while it appends and seals loses no acknowledged change', async () => {
  const script = fileURLToPath(new URL('./testing/append-for-ever.ts', import.meta.url))
  const acknowledged = new Set<number>()
  let next = 0
  for (const killAfter of [1, 4, 7, 8, 23, 60]) {
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, folder, String(next)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.stdout === null) throw new Error('no output')
    const exited = once(child, 'exit')
    let heard = 0
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.add(Number(line))
      next = Math.max(next, Number(line) + 1)
      heard += 1
      if (heard === killAfter) child.kill('SIGKILL')
    }
    await exited
    // What the next process writes is told from the line that may or may not have come to the disk.
    next += 10
  }
  const { changes } = await contentAfterReopening()
  const kept = new Set(changes.map((change) => change.id))
  expect(acknowledged.size).toBeGreaterThanOrEqual(103)
  expect([...acknowledged].filter((n) => !kept.has(sampleChange(n).id))).toEqual([])
  expect((await readdir(folder)).filter((name) => name.endsWith('.index')).length).toBeGreaterThan(20)
}, 120_000)

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder without permission is named', async () => {
  await opened().then((journal) => journal.close())
  await chmod(folder, 0o500)
  await truncate(segment, 0)
  await chmod(segment, 0o400)
  expect(await openJournal(folder)).toMatchObject({ ok: false, error: { message: expect.stringContaining('no permission') } })
  await chmod(folder, 0o700)
})

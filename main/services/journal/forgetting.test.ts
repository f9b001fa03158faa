import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Change, changeSchema, type GoneId } from '#shared/notes/change.ts'
import type { Journal } from './journal.ts'
import { writeLine } from './journal-line.ts'
import { faultyDisk } from './testing/faulty-disk.ts'
import { contentOf, openedJournal, readAll } from './testing/read-journal.ts'
import { sampleChange, sampleGone, sampleGoneChange, sampleNote } from './testing/sample-change.ts'

/** Two or three changes a segment. */
const small = { segmentBytes: 700 }
const SECRET = 'words that must go'

let base = ''
let folder = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'forgetting-'))
  folder = join(base, 'journal')
})
afterEach(() => rm(base, { recursive: true, force: true }))

/** Nine changes of three notes in turn; the words of the note 1 are the secret. */
const history = Array.from({ length: 9 }, (_, n) =>
  sampleChange(n, n % 3 === 1 ? `${SECRET}, ${n}` : `words to keep, ${n}`, n % 3),
)
const gone = sampleGone(100, 1)
const others = [...history.filter((_, n) => n % 3 !== 1), gone]

async function fill(journal: Journal): Promise<void> {
  for (const change of [...history, gone]) expect(await journal.append([change])).toMatchObject({ ok: true })
}

/** The files below the folder in which the words can be read. */
async function filesWithTheWords(): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const found: string[] = []
  for (const { parentPath, name } of files)
    if ((await readFile(join(parentPath, name))).includes(SECRET)) found.push(join(parentPath, name))
  return found
}

async function isOneRowOfSegments(): Promise<boolean> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(({ name }) => name.endsWith('.jsonl'))
  return new Set(files.map(({ parentPath }) => parentPath)).size === 1
}

test('takes the words of a note out of every file, keeps all else in its order, and says that the record was written anew', async () => {
  const journal = await openedJournal(folder, small)
  await fill(journal)
  const before = await journal.state()
  if (!before.ok) throw new Error(before.error.message)
  expect(await filesWithTheWords()).not.toEqual([])
  expect(await journal.forget([sampleNote(1)])).toEqual({ ok: true, value: { removed: 3 } })
  expect(await filesWithTheWords()).toEqual([])
  expect((await readAll(journal)).changes).toEqual(others)
  const { generation, digest, length } = before.value
  expect(await journal.compare({ generation, digest, position: length })).toEqual({ ok: true, value: { same: false } })
  expect(await journal.append([sampleChange(200)])).toMatchObject({ value: { from: 7, to: 8 } })
  await journal.close()
  expect(await contentOf(folder, small)).toEqual({ changes: [...others, sampleChange(200)], damage: [] })
  expect(await isOneRowOfSegments()).toBe(true)
})

test('changes of a note that was removed for good are not written again, now or after a restart', async () => {
  const journal = await openedJournal(folder, small)
  await fill(journal)
  await journal.forget([sampleNote(1)])
  expect(await journal.append(history)).toMatchObject({ value: { appended: 0 } })
  await journal.close()
  const again = await openedJournal(folder, small)
  expect(await again.append([...history, sampleChange(300, SECRET, 1)])).toMatchObject({ value: { appended: 0 } })
  await again.close()
  expect(await filesWithTheWords()).toEqual([])
})

test('takes single changes out of every file, and not what else there is of their note; neither is written again', async () => {
  const journal = await openedJournal(folder, small)
  for (const change of [...history, sampleGoneChange(101, 4)]) await journal.append([change])
  const ids = [history[4]?.id as GoneId]
  expect(await journal.forget(ids)).toEqual({ ok: true, value: { removed: 1 } })
  const left = [...history.filter((_, n) => n !== 4), sampleGoneChange(101, 4)]
  expect((await readAll(journal)).changes).toEqual(left)
  expect(await journal.append(history)).toMatchObject({ value: { appended: 0 } })
  await journal.close()
  const again = await openedJournal(folder, small)
  expect(await again.append(history)).toMatchObject({ value: { appended: 0 } })
  expect((await readAll(again)).changes).toEqual(left)
  await again.close()
})

test('takes the words of a briefing and of its parts out of every file, and leaves its notes', async () => {
  const [briefing, part, other] = ['a', 'b', 'c'].map((digit) => `22222222-2222-4222-8222-00000000000${digit}`)
  const facts = (n: number) => {
    const { id, clock } = sampleChange(n)
    return { format: 2, id, clock }
  }
  const lines = [
    { ...facts(20), kind: 'briefing', item: briefing, fields: { title: SECRET } },
    { ...facts(21), kind: 'part', item: part, fields: { briefing, text: SECRET } },
    { ...facts(22), kind: 'part', item: part, fields: { text: `${SECRET}, again` }, parents: [facts(21).clock] },
    { ...facts(23), kind: 'part', item: other, fields: { text: 'words to keep' } },
  ].map((line) => changeSchema.parse(line))
  const removed = [briefing, part].map((item, n) =>
    changeSchema.parse({ ...facts(30 + n), format: 3, kind: 'gone', item, fields: { at: '2026-01-02T03:04:05Z' } }),
  )
  const kept = sampleChange(1, 'a note in it')
  const journal = await openedJournal(folder, small)
  for (const line of [kept, ...lines, ...removed]) expect(await journal.append([line])).toMatchObject({ ok: true })
  expect(await filesWithTheWords()).not.toEqual([])
  const ids = removed.flatMap((line) => (line.format === 3 && line.kind === 'gone' ? [line.item] : []))
  expect(await journal.forget(ids)).toEqual({ ok: true, value: { removed: 3 } })
  expect(await journal.append(lines)).toMatchObject({ value: { appended: 0 } })
  expect((await readAll(journal)).changes).toEqual([kept, lines[3], ...removed])
  await journal.close()
  const again = await openedJournal(folder, small)
  expect(await again.append(lines)).toMatchObject({ value: { appended: 0 } })
  await again.close()
  expect(await filesWithTheWords()).toEqual([])
})

test('forgets nothing of a note of which the record does not say that it was removed for good', async () => {
  const journal = await openedJournal(folder, small)
  await fill(journal)
  expect(await journal.forget([sampleNote(1), sampleNote(2)])).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining(sampleNote(2)) },
  })
  expect((await readAll(journal)).changes).toEqual([...history, gone])
  await journal.close()
})

test('forgets again without writing anything anew where nothing is left to be forgotten', async () => {
  const journal = await openedJournal(folder, small)
  await fill(journal)
  await journal.forget([sampleNote(1)])
  const before = await journal.state()
  expect(await journal.forget([sampleNote(1)])).toEqual({ ok: true, value: { removed: 0 } })
  expect(await journal.state()).toMatchObject({ value: { generation: before.ok && before.value.generation } })
  await journal.close()
  expect(await isOneRowOfSegments()).toBe(true)
})

test('the words go from damaged lines and their copies too, and other damage stays as it is', async () => {
  const journal = await openedJournal(folder)
  await fill(journal)
  await journal.close()
  const damaged = (n: number, words: string, note: number) =>
    writeLine(sampleChange(n, words, note)).replace('"format"', '"formaT"')
  await appendFile(join(folder, '000001.jsonl'), `${damaged(60, SECRET, 1)}${damaged(61, 'other damage', 2)}`)
  const again = await openedJournal(folder)
  expect((await readAll(again)).damage).toHaveLength(2)
  expect(await readdir(join(folder, 'damaged'))).toHaveLength(2)
  expect(await again.forget([sampleNote(1)])).toMatchObject({ value: { removed: 4 } })
  expect(await filesWithTheWords()).toEqual([])
  expect((await readAll(again)).damage).toEqual([expect.stringContaining('was passed over')])
  expect(await readdir(join(folder, 'damaged'))).not.toEqual([])
  await again.close()
})

test('forgets many notes at once', async () => {
  const journal = await openedJournal(folder, small)
  const notes = Array.from({ length: 20 }, (_, n) => n)
  for (const n of notes) await journal.append([sampleChange(n, SECRET, n), sampleGone(100 + n, n)])
  await journal.append([sampleChange(50, 'stays', 50)])
  expect(await journal.forget(notes.map(sampleNote))).toEqual({ ok: true, value: { removed: 20 } })
  expect(await filesWithTheWords()).toEqual([])
  expect((await readAll(journal)).changes).toEqual([...notes.map((n) => sampleGone(100 + n, n)), sampleChange(50, 'stays', 50)])
  await journal.close()
})

test('says so where there is no room to write the record anew', async () => {
  const journal = await openedJournal(folder, { freeSpace: async () => 20_002_000 })
  await fill(journal)
  expect(await journal.forget([sampleNote(1)])).toMatchObject({ ok: false, error: { code: 'disk-full' } })
  expect((await readAll(journal)).changes).toHaveLength(10)
  await journal.close()
})

test('appends and reads that come meanwhile wait, and find the new record', async () => {
  const journal = await openedJournal(folder, small)
  await fill(journal)
  const [forgotten, appended, read] = await Promise.all([
    journal.forget([sampleNote(1)]),
    journal.append([sampleChange(200)]),
    readAll(journal),
  ])
  expect(forgotten).toMatchObject({ ok: true })
  expect(appended).toMatchObject({ value: { from: 7, to: 8 } })
  expect(read.changes).toEqual([...others, sampleChange(200)])
  await journal.close()
})

describe('a disk that fails while a note is forgotten', () => {
  async function failingAt(step: number, forGood: boolean) {
    await rm(folder, { recursive: true, force: true })
    const disk = faultyDisk(forGood)
    const journal = await openedJournal(folder, { ...small, ...disk })
    await fill(journal)
    disk.failAt(step)
    const answer = await journal.forget([sampleNote(1)])
    return { disk, journal, answer }
  }

  test.each([true, false])(
    'leaves the old record or the new one, at whatever step (and at all steps after it: %s)',
    async (forGood) => {
      let olds = 0
      let news = 0
      for (let step = 0, reached = true; reached; step += 1) {
        const { disk, journal, answer } = await failingAt(step, forGood)
        reached = disk.hasFailed()
        if (answer.ok) expect(await filesWithTheWords()).toEqual([])
        // Work goes on: what is acknowledged now is kept, whichever of the two it is written to.
        const more = await journal.append([sampleChange(200)])
        await journal.close()
        const { changes, damage } = await contentOf(folder, small)
        const acknowledged: Change[] = more.ok ? [sampleChange(200)] : []
        const isNew = changes.every(({ id }) => id !== history[1]?.id)
        expect(changes.filter(({ id }) => more.ok || id !== sampleChange(200).id)).toEqual([
          ...(isNew ? others : [...history, gone]),
          ...acknowledged,
        ])
        expect(damage.filter((line) => !line.includes('not written to its end'))).toEqual([])
        if (isNew) news += 1
        else olds += 1
        expect(await isOneRowOfSegments()).toBe(true)
        // The next start has cleared up, and forgetting comes to its end.
        const again = await openedJournal(folder, small)
        expect(await again.forget([sampleNote(1)])).toMatchObject({ ok: true })
        expect(await filesWithTheWords()).toEqual([])
        await again.close()
      }
      expect(olds).toBeGreaterThan(5)
      expect(news).toBeGreaterThan(5)
    },
  )
})

describe('segments that lie beside those in use', () => {
  test('what a program of before wrote in its own place is taken over, except for what was removed for good', async () => {
    const journal = await openedJournal(folder, small)
    await fill(journal)
    await journal.close()
    await cp(folder, join(base, 'before'), { recursive: true })
    const again = await openedJournal(folder, small)
    await again.forget([sampleNote(1)])
    await again.close()
    for (const name of ['000001.jsonl', '000002.jsonl']) await cp(join(base, 'before', name), join(folder, name))
    await appendFile(join(folder, '000002.jsonl'), writeLine(sampleChange(400)))
    expect((await contentOf(folder, small)).changes).toEqual([...others, sampleChange(400)])
    expect(await isOneRowOfSegments()).toBe(true)
    expect(await filesWithTheWords()).toEqual([])
  })

  test('stay where what is new in them cannot be taken over', async () => {
    const journal = await openedJournal(folder, small)
    await fill(journal)
    await journal.forget([sampleNote(1)])
    await journal.close()
    await writeFile(join(folder, '000001.jsonl'), writeLine(sampleChange(400)))
    expect((await contentOf(folder, { ...small, freeSpace: async () => 1_000 })).changes).toEqual(others)
    expect((await contentOf(folder, small)).changes).toEqual([...others, sampleChange(400)])
  })

  test.each(['removed', 'damaged'])('a head that was %s costs nothing', async (what) => {
    const journal = await openedJournal(folder, small)
    await fill(journal)
    await journal.forget([sampleNote(1)])
    await journal.close()
    if (what === 'removed') await rm(join(folder, 'journal.json'))
    else await writeFile(join(folder, 'journal.json'), '{"layout":1}')
    expect((await contentOf(folder, small)).changes).toEqual(others)
  })

  test('a head that names segments which are gone is not believed', async () => {
    await mkdir(folder)
    const head = { layout: 1, generation: crypto.randomUUID(), segments: crypto.randomUUID() }
    await writeFile(join(folder, 'journal.json'), JSON.stringify(head))
    await writeFile(join(folder, '000001.jsonl'), writeLine(sampleChange(1)))
    const journal = await openedJournal(folder)
    expect((await readAll(journal)).changes).toEqual([sampleChange(1)])
    const state = await journal.state()
    expect(state.ok && state.value.generation).not.toBe(head.generation)
    await journal.close()
  })
})

test('what was acknowledged and not forgotten is read again, in order, once, whatever row of appends, restarts, cuts and removals comes', async () => {
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('append' as const), note: fc.nat(5), count: fc.integer({ min: 1, max: 6 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), note: fc.nat(5), count: fc.nat(12) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('tear' as const), note: fc.nat(5), count: fc.integer({ min: 1, max: 300 }) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), note: fc.nat(5), count: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), note: fc.nat(5), count: fc.constant(0) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('forget with a fault' as const), note: fc.nat(5), count: fc.nat(30) }),
    },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await rm(folder, { recursive: true, force: true })
      let disk = faultyDisk(false)
      let journal = await openedJournal(folder, { ...small, ...disk })
      let acknowledged: Change[] = []
      const removed = new Set<string>()
      let n = 0
      const restart = async () => {
        await journal.close()
        disk = faultyDisk(false)
        journal = await openedJournal(folder, { ...small, ...disk })
      }
      const isOf = (note: number) => (change: Change) => change.format === 1 && change.note === sampleNote(note)
      const append = async (changes: readonly Change[]) => {
        const taken = changes.filter((change) => change.format !== 1 || !removed.has(change.note))
        const answer = await journal.append(changes)
        if (answer.ok) expect(answer.value.appended).toBe(taken.length)
        if (answer.ok) acknowledged.push(...taken)
        return answer.ok
      }
      for (const { kind, note, count } of steps) {
        n += 10
        if (kind === 'append') {
          expect(await append(Array.from({ length: count }, (_, k) => sampleChange(n + k, `${n}`, note)))).toBe(true)
        } else if (kind === 'fail') {
          disk.failAt(count)
          await append([sampleChange(n, 'x', note)])
          await append([sampleChange(n + 1, 'y', note)])
          disk.failAt(null)
        } else if (kind === 'tear') {
          await journal.close()
          const names = await readdir(folder, { recursive: true })
          const last =
            names
              .filter((name) => name.endsWith('.jsonl'))
              .sort()
              .at(-1) ?? ''
          // A whole line that lacks only its line feed would be a change.
          await appendFile(join(folder, last), writeLine(sampleChange(n)).slice(0, Math.min(count, 200)))
          await restart()
        } else if (kind === 'restart') await restart()
        else {
          expect(await append([sampleGone(n, note)])).toBe(true)
          removed.add(sampleNote(note))
          if (kind === 'forget with a fault') disk.failAt(count)
          const answer = await journal.forget([sampleNote(note)])
          disk.failAt(null)
          if (!answer.ok) {
            await restart()
            expect(await journal.forget([sampleNote(note)])).toMatchObject({ ok: true })
          }
          acknowledged = acknowledged.filter((change) => !isOf(note)(change))
        }
        expect((await readAll(journal, 7)).changes).toEqual(acknowledged)
      }
      await restart()
      expect((await readAll(journal)).changes).toEqual(acknowledged)
      await journal.close()
    }),
    { numRuns: 60 },
  )
})

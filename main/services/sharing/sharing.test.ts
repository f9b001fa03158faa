import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clockOf, deviceNamed, newNote, noteChange, noteNumber, START } from '#shared/bundles/testing/small-notes.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { Journal } from '../journal/journal.ts'
import { openJournal } from '../journal/open-journal.ts'
import { createSharing, type Sharing } from './sharing.ts'

let base = ''
let shared = ''
const journals: Journal[] = []

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sharing-'))
  shared = join(base, 'shared')
  await mkdir(shared)
})
afterEach(async () => {
  for (const journal of journals.splice(0)) await journal.close()
  await rm(base, { recursive: true, force: true })
})

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

interface Member {
  readonly profile: string
  readonly journal: Journal
  sharing: Sharing
}

async function member(name: string): Promise<Member> {
  const profile = join(base, name)
  await mkdir(profile)
  const journal = value(await openJournal(join(profile, 'journal')))
  journals.push(journal)
  return { profile, journal, sharing: await createSharing({ profile, journal, now: () => START }) }
}

const on = () => ({ folder: shared, write: true, read: true })
const a = deviceNamed('a')
const b = deviceNamed('b')

async function changesOf({ journal }: Member) {
  return value(await journal.read(0, 5_000)).changes
}

describe('two programs on one folder', () => {
  test('have each other’s notes, write only their own files, and go on after a restart', async () => {
    const one = await member('one')
    const two = await member('two')
    const first = newNote(noteNumber(1), clockOf(a, START), { body: 'by A' })
    const second = noteChange(noteNumber(1), clockOf(b, START + 5), { body: 'by B' })
    await one.journal.append([first])
    for (const { sharing } of [one, two]) value(await sharing.set(on()))
    expect(value(await one.sharing.exchange(a))).toMatchObject({ last: { written: 1, taken: 0 }, problems: [] })
    expect(value(await two.sharing.exchange(b))).toMatchObject({ taken: 1, members: [{ device: a, own: false, notes: 1 }] })
    await two.journal.append([second])
    value(await two.sharing.exchange(b))
    one.sharing = await createSharing({ profile: one.profile, journal: one.journal, now: () => START })
    expect(value(await one.sharing.exchange(a))).toMatchObject({ settings: on(), last: { taken: 1, written: 0 }, problems: [] })
    expect(await changesOf(one)).toEqual([first, second])
    expect(await changesOf(two)).toEqual([first, second])
    expect((await readdir(shared)).sort()).toEqual([`${a}-000001.jsonl`, `${b}-000001.jsonl`])
    const before = await readFile(join(shared, `${b}-000001.jsonl`))
    await one.journal.append([noteChange(noteNumber(1), clockOf(a, START + 9), { colour: 'pink' })])
    value(await one.sharing.exchange(a))
    expect(await readFile(join(shared, `${b}-000001.jsonl`))).toEqual(before)
  })

  test('begin another file when one is full', async () => {
    const one = await member('one')
    const long = 'x'.repeat(150_000)
    for (let index = 0; index < 10; index += 1) {
      await one.journal.append([newNote(noteNumber(index), clockOf(a, START + index), { body: long })])
    }
    value(await one.sharing.set(on()))
    value(await one.sharing.exchange(a))
    const names = (await readdir(shared)).sort()
    expect(names).toEqual([`${a}-000001.jsonl`, `${a}-000002.jsonl`])
    for (const name of names) expect((await stat(join(shared, name))).size).toBeLessThanOrEqual(1_000_000)
    const two = await member('two')
    value(await two.sharing.set(on()))
    expect(value(await two.sharing.exchange(b)).taken).toBe(10)
  })

  test('wait while the folder is away, and write nothing into the empty place where a drive is not mounted', async () => {
    const one = await member('one')
    await one.journal.append([newNote(noteNumber(1), clockOf(a, START))])
    value(await one.sharing.set(on()))
    value(await one.sharing.exchange(a))
    await rename(shared, `${shared}-away`)
    await one.journal.append([newNote(noteNumber(2), clockOf(a, START + 1))])
    expect(value(await one.sharing.exchange(a)).problems).toEqual([{ code: 'folder-missing' }])
    await mkdir(shared)
    expect(value(await one.sharing.exchange(a)).problems).toEqual([{ code: 'folder-emptied' }])
    expect(await readdir(shared)).toEqual([])
    await rm(shared, { recursive: true })
    await rename(`${shared}-away`, shared)
    expect(value(await one.sharing.exchange(a))).toMatchObject({ problems: [], last: { written: 1 } })
  })

  test('do nothing that is not switched on', async () => {
    const one = await member('one')
    await one.journal.append([newNote(noteNumber(1), clockOf(a, START))])
    expect(value(await one.sharing.exchange(a))).toMatchObject({
      settings: { folder: null, write: false, read: false },
      last: null,
    })
    value(await one.sharing.set({ ...on(), write: false }))
    await writeFile(join(shared, 'empty.jsonl'), '')
    value(await one.sharing.exchange(a))
    expect(await readdir(shared)).toEqual(['empty.jsonl'])
    const two = await member('two')
    await two.journal.append([newNote(noteNumber(2), clockOf(b, START))])
    value(await two.sharing.set({ ...on(), read: false }))
    value(await two.sharing.exchange(b))
    await one.sharing.exchange(a)
    expect(value(await two.sharing.exchange(b)).members).toMatchObject([{ device: b, own: true }])
    expect(await changesOf(two)).toHaveLength(1)
    expect(await changesOf(one)).toHaveLength(2)
  })
})

describe('a folder', () => {
  test('is refused in the profile, where it does not exist, by half a path, and where it is a file', async () => {
    const { sharing, profile } = await member('one')
    await writeFile(join(base, 'file'), '')
    await mkdir(join(profile, 'inside'))
    await symlink(join(profile, 'inside'), join(base, 'link'))
    for (const folder of [
      profile,
      join(profile, 'inside'),
      join(base, 'link'),
      join(base, 'none'),
      'shared',
      join(base, 'file'),
    ]) {
      expect(await sharing.set({ folder, write: true, read: true }), folder).toMatchObject({
        ok: false,
        error: { code: 'folder-unusable' },
      })
    }
    expect(value(await sharing.look()).settings.folder).toBeNull()
  })

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'that cannot be written to is said, and what was to be written stays',
    async () => {
      const { sharing, journal } = await member('one')
      await journal.append([newNote(noteNumber(1), clockOf(a, START))])
      value(await sharing.set(on()))
      await chmod(shared, 0o500)
      expect(value(await sharing.exchange(a)).problems).toEqual([
        { code: 'not-written', message: 'this account has no permission' },
      ])
      expect(await sharing.set(on())).toMatchObject({ ok: false, error: { code: 'folder-unusable' } })
      await chmod(shared, 0o700)
      expect(value(await sharing.exchange(a))).toMatchObject({ problems: [], last: { written: 1 } })
    },
  )
})

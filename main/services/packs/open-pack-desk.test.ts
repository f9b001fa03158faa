import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { archiveIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import type { PackJob, PackState } from '#shared/packs/pack-state.ts'
import { openArchive } from '../archive/open-archive.ts'
import { verifyArchive } from '../archive/verify-archive.ts'
import type { Disk } from '../files/disk.ts'
import { privateDisk } from '../profile/private-disk.ts'
import { openShelf } from '../shelf/open-shelf.ts'
import { openPackDesk } from './open-pack-desk.ts'
import type { PackDesk } from './pack-desk.ts'
import { makeKeys, readPrivateKey } from './signing-key.ts'
import { type ArchiveWanted, makeArchive } from './testing/make-archive.ts'
import { watchedDisk } from './testing/watched-disk.ts'
import { writePack } from './write-pack.ts'

const keys = makeKeys()
const key = readPrivateKey(keys.privatePem)
const letter = archiveIdSchema.parse('info:test/letter')
const other = archiveIdSchema.parse('info:test/other')

let store = ''
let folder = ''
let profile = ''
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), 'desk-store-'))
  const wanted: readonly (readonly [string, ArchiveWanted])[] = [
    ['v1', { editions: 1 }],
    ['v2', { editions: 2 }],
    ['v3', { editions: 3 }],
    ['v2-else', { editions: 2, message: 'another second edition' }],
    ['v1-else', { editions: 1, message: 'another first edition' }],
    ['other', { id: other, editions: 1 }],
  ]
  for (const [name, archive] of wanted) {
    await makeArchive(join(store, name), archive)
    const written = await writePack(join(store, name), join(store, `${name}.zip`), { contact: 'A. Archivist', date: null, key })
    expect(written.ok).toBe(true)
  }
})
afterAll(() => rm(store, { recursive: true, force: true }))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-'))
  profile = join(folder, 'profile')
  await mkdir(profile)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const archiveAt = (name: string) => join(store, name)
const packAt = (name: string) => join(store, `${name}.zip`)

async function start(bundled = 'v2', disk: Disk = privateDisk, limit?: number) {
  const shelf = await openShelf({ bundled: archiveAt(bundled), profile, disk, open: openArchive })
  const now = () => new Date('2026-11-22T10:00:00Z')
  const desk = await openPackDesk({ profile, shelf, disk, now, ...(limit === undefined ? {} : { limit }) })
  return { shelf, desk }
}

async function settle(desk: PackDesk, job: PackJob): Promise<PackState> {
  for (;;) {
    const state = desk.look(job)
    if (!state.ok) throw new Error(state.error.message)
    if (state.value.state !== 'checking') return state.value
    await setImmediate()
  }
}

async function put(desk: PackDesk, pack: string) {
  const opened = await desk.open(packAt(pack))
  if (!opened.ok) throw new Error(opened.error.message)
  return { job: opened.value.job, state: await settle(desk, opened.value.job) }
}

async function ready(desk: PackDesk, pack: string) {
  const { job, state } = await put(desk, pack)
  if (state.state !== 'ready') throw new Error(JSON.stringify(state))
  return { job, preview: state.preview }
}

const namesIn = (path: string) => readdir(path, { recursive: true }).then((names) => names.sort())

describe('a preview', () => {
  test('says who signed, what is new and what changes', async () => {
    const { desk } = await start('v1')
    const { preview } = await ready(desk, 'v2')
    expect(preview).toMatchObject({
      archive: letter,
      held: 'v1',
      current: 'v2',
      newEditions: [{ id: 'v2', message: 'edition 2' }],
      signer: { fingerprint: keys.fingerprint, claimedName: 'A. Archivist', known: null },
      changes: {
        sources: { added: { count: 1 }, removed: { count: 0 }, changed: { count: 0 } },
        signatories: { added: { count: 0 }, removed: { count: 0 }, changed: { count: 0 } },
        recommendations: { added: { count: 0 } },
      },
    })
  })

  test('of another campaign counts all of it as new', async () => {
    const { desk } = await start('v2')
    const { preview, job } = await ready(desk, 'other')
    expect(preview).toMatchObject({ archive: other, held: null, changes: { signatories: { added: { count: 51 } } } })
    expect(preview.changes.signatories.added.names).toContain('"Hope For Children" CRC Policy Center')
    const text = await desk.text(job, sourceIdSchema.parse('hope-for-children-statement'))
    expect(text).toMatchObject({ ok: true, value: { text: expect.stringContaining('Hope For Children') } })
  })

  test.each([
    ['v2', 'pack-same'],
    ['v1', 'pack-older'],
    ['v2-else', 'history-differs'],
    ['v1-else', 'history-differs'],
  ])('a pack with %s is not taken where v2 is held', async (pack, code) => {
    const { desk } = await start('v2')
    const { state, job } = await put(desk, pack)
    expect(state).toMatchObject({ state: 'refused', refusal: { code } })
    expect(await desk.accept(job, false)).toMatchObject({ ok: false, error: { code: 'pack-unknown' } })
  })
})

describe('declining', () => {
  test('leaves no trace, nor does a refusal, nor another pack, nor stopping', async () => {
    const { desk } = await start('v1')
    const before = await namesIn(profile)
    await desk.decline((await ready(desk, 'v2')).job)
    expect(await namesIn(profile)).toEqual(before)
    await put(desk, 'v1-else')
    await ready(desk, 'v2')
    await desk.close()
    expect(await namesIn(profile)).toEqual(before)
  })

  test('ends a check that is under way', async () => {
    const { desk } = await start('v1')
    const opened = await desk.open(packAt('v2'))
    if (!opened.ok) throw new Error(opened.error.message)
    await desk.decline(opened.value.job)
    expect(desk.look(opened.value.job)).toMatchObject({ ok: false, error: { code: 'pack-unknown' } })
    expect(await namesIn(profile)).toEqual([])
  })

  test('what an earlier run left is removed at the start', async () => {
    await cp(archiveAt('v1'), join(profile, 'incoming', 'x', 'bag'), { recursive: true })
    await start('v1')
    expect(await readdir(profile)).toEqual([])
  })
})

describe('accepting', () => {
  test('keeps the newer history, for now and for the next start, and forgets nothing of the old', async () => {
    const { shelf, desk } = await start('v1')
    const { job } = await ready(desk, 'v2')
    expect(await desk.accept(job, false)).toMatchObject({
      ok: true,
      value: { archive: letter, current: 'v2', signerRemembered: false },
    })
    expect(shelf.inUse()).toMatchObject({ ok: true, value: { current: 'v2' } })
    const again = await start('v1')
    expect(again.shelf.inUse()).toMatchObject({ ok: true, value: { current: 'v2' } })
    expect((await verifyArchive(again.shelf.find(letter)?.root ?? '')).problems).toEqual([])
    expect(await readdir(profile)).toEqual(['archives'])
    expect((await stat(join(profile, 'archives'))).mode & 0o777).toBe(0o700)
  })

  test('a newer copy takes the place of the one before', async () => {
    const { desk } = await start('v1')
    await desk.accept((await ready(desk, 'v2')).job, false)
    await desk.accept((await ready(desk, 'v3')).job, false)
    const { shelf } = await start('v1')
    expect(shelf.find(letter)?.archive.current).toBe('v3')
    const [own = ''] = await readdir(join(profile, 'archives'))
    expect(await readdir(join(profile, 'archives', own))).toHaveLength(1)
  })

  test('a program that comes with a newer history than was received is read', async () => {
    await start('v1').then(async ({ desk }) => desk.accept((await ready(desk, 'v2')).job, false))
    const { shelf } = await start('v3')
    expect(shelf.find(letter)).toMatchObject({ bundled: true, archive: { current: 'v3' } })
  })

  test('another campaign stands beside the first, and can be chosen for good', async () => {
    const { shelf, desk } = await start('v2')
    expect(await shelf.list()).toMatchObject({ inUse: letter, archives: [{ id: letter, title: null }], unreadable: [] })
    await desk.accept((await ready(desk, 'other')).job, false)
    expect(shelf.inUse()).toMatchObject({ value: { id: letter } })
    expect(await shelf.use(other)).toMatchObject({ ok: true })
    const again = (await start('v2')).shelf
    const { inUse, archives } = await again.list()
    expect(inUse).toBe(other)
    expect(archives.map(({ id, bundled }) => [id, bundled])).toEqual([
      [letter, true],
      [other, false],
    ])
    expect(archives.every(({ title }) => title !== null)).toBe(true)
    expect(await again.use(archiveIdSchema.parse('info:test/none'))).toMatchObject({
      ok: false,
      error: { code: 'archive-unknown' },
    })
  })

  test('a damaged copy is named, and the next best is read', async () => {
    await start('v1').then(async ({ desk }) => desk.accept((await ready(desk, 'v2')).job, false))
    const [own = ''] = await readdir(join(profile, 'archives'))
    const [copy = ''] = await readdir(join(profile, 'archives', own))
    await writeFile(join(profile, 'archives', own, copy, 'inventory.json'), '{}')
    const { shelf, desk } = await start('v1')
    expect(shelf.inUse()).toMatchObject({ value: { current: 'v1' } })
    expect((await shelf.list()).unreadable).toMatchObject([{ folder: expect.stringContaining(copy) }])
    await desk.accept((await ready(desk, 'v2')).job, false)
    expect(shelf.inUse()).toMatchObject({ value: { current: 'v2' } })
  })

  test('what was received is read where the archive of the program is damaged', async () => {
    await start('v2').then(async ({ desk }) => desk.accept((await ready(desk, 'other')).job, false))
    expect((await start('nowhere')).shelf.inUse()).toMatchObject({ ok: true, value: { id: other } })
  })

  test('a signer is remembered only where the person asks for it', async () => {
    const { desk } = await start('v1')
    await desk.accept((await ready(desk, 'v2')).job, true)
    const { preview } = await ready(desk, 'v3')
    expect(preview.signer?.known).toEqual({ name: 'A. Archivist', rememberedAt: '2026-11-22T10:00:00.000Z' })
    expect((await stat(join(profile, 'signers.json'))).mode & 0o777).toBe(0o600)
    await writeFile(join(profile, 'signers.json'), 'damaged')
    expect((await ready(desk, 'v3')).preview.signer?.known).toBe(null)
  })

  test('happens once, and whole, when it is asked for twice and another pack comes in the meantime', async () => {
    const { shelf, desk } = await start('v1')
    const { job } = await ready(desk, 'v2')
    const [first, second] = await Promise.all([desk.accept(job, false), desk.accept(job, false), desk.open(packAt('other'))])
    expect(first.ok).toBe(true)
    expect(second).toMatchObject({ ok: false, error: { code: 'pack-unknown' } })
    const kept = shelf.find(letter)
    expect(kept?.archive.current).toBe('v2')
    expect((await verifyArchive(kept?.root ?? '')).problems).toEqual([])
    await desk.close()
    expect((await readdir(profile)).sort()).toEqual(['archives'])
  })

  test('is refused when another window has taken the same in the meantime', async () => {
    const { shelf, desk } = await start('v1')
    const { job } = await ready(desk, 'v2')
    await cp(archiveAt('v2'), join(folder, 'copy'), { recursive: true })
    const copy = await openArchive(join(folder, 'copy'))
    if (!copy.ok) throw new Error(copy.error.message)
    await shelf.keep(join(folder, 'copy'), copy.value)
    expect(await desk.accept(job, false)).toMatchObject({ ok: false, error: { code: 'pack-refused' } })
  })
})

describe('what is sent in', () => {
  async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000)
  }

  test('is checked like a file', async () => {
    const { desk } = await start('v1')
    const received = await desk.receive(pieces(await readFile(packAt('v2'))))
    if (!received.ok) throw new Error(received.error.message)
    expect(await settle(desk, received.value.job)).toMatchObject({ state: 'ready' })
  })

  test('is refused as soon as it is too large, and leaves nothing', async () => {
    const { desk } = await start('v1', privateDisk, 60_000)
    expect(await desk.receive(pieces(await readFile(packAt('v2'))))).toMatchObject({
      ok: false,
      error: { code: 'pack-too-large' },
    })
    expect(await readdir(profile)).toEqual([])
  })

  test('leaves nothing when it breaks off', async () => {
    const { desk } = await start('v1')
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10)
      throw new Error('aborted')
    }
    await expect(desk.receive(broken())).rejects.toThrow('aborted')
    expect(await readdir(profile)).toEqual([])
  })
})

/** A disk on which the power fails at one change: that one and all later ones do not happen. */
function failingAt(last: number): { readonly disk: Disk; changes(): number } {
  let changes = 0
  const count = () => {
    changes += 1
    if (changes > last) throw Object.assign(new Error('EIO: the power failed'), { code: 'EIO', syscall: 'write' })
  }
  return {
    changes: () => changes,
    disk: watchedDisk(count),
  }
}

/** What a start after the cut finds: one of the two states, whole and checked. */
async function expectOldOrNew(): Promise<string> {
  const { shelf } = await start('v1')
  const held = shelf.find(letter)
  if (held === null) throw new Error('the archive is gone')
  expect(['v2', 'v3']).toContain(held.archive.current)
  expect((await verifyArchive(held.root)).problems).toEqual([])
  expect((await shelf.list()).unreadable).toEqual([])
  expect((await readdir(profile)).filter((name) => name.startsWith('incoming'))).toEqual([])
  return held.archive.current
}

describe('a power cut while a newer pack takes the place of the one before', () => {
  beforeEach(() => start('v1').then(async ({ desk }) => desk.accept((await ready(desk, 'v2')).job, false)))

  async function copyOfProfile(): Promise<void> {
    await cp(profile, join(folder, 'kept'), { recursive: true })
  }
  async function restoreProfile(): Promise<void> {
    await rm(profile, { recursive: true, force: true })
    await cp(join(folder, 'kept'), profile, { recursive: true })
  }

  test('leaves the old state or the new one, at every change of the disk', async () => {
    await copyOfProfile()
    const met = new Set<string>()
    for (let last = 0; ; last += 1) {
      await restoreProfile()
      const { disk, changes } = failingAt(last)
      const { desk } = await start('v1', disk)
      const { job } = await ready(desk, 'v3')
      const accepted = await desk.accept(job, true)
      const now = await expectOldOrNew()
      // What was confirmed is there.
      if (accepted.ok) expect(now).toBe('v3')
      met.add(now)
      if (changes() <= last) break
    }
    expect([...met].sort()).toEqual(['v2', 'v3'])
  })

  test('leaves the old state or the new one when the process is killed', { timeout: 120_000 }, async () => {
    await copyOfProfile()
    const script = fileURLToPath(new URL('./testing/accept-until-killed.ts', import.meta.url))
    const met = new Set<string>()
    for (let last = 0; ; last += 1) {
      await restoreProfile()
      const child = spawnSync(
        process.execPath,
        ['--import', 'tsx', script, archiveAt('v1'), profile, packAt('v3'), String(last)],
        {
          encoding: 'utf8',
        },
      )
      const now = await expectOldOrNew()
      met.add(now)
      if (child.signal === 'SIGKILL') continue
      expect(child.stderr).toBe('')
      expect([child.stdout, now]).toEqual(['done\n', 'v3'])
      expect(last).toBeGreaterThan(8)
      break
    }
    expect([...met].sort()).toEqual(['v2', 'v3'])
  })
})

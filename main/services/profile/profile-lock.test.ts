import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeStale, type TakenLock, takeProfileLock } from './profile-lock.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'))
  path = join(folder, 'profile.lock')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function take(host: 'desktop' | 'browser' = 'browser'): Promise<TakenLock> {
  const taken = await takeProfileLock(folder, host)
  if (!taken.ok) throw new Error(taken.error.message)
  return taken.value
}

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

async function writeLock(owner: object): Promise<void> {
  await writeFile(path, JSON.stringify({ format: 1, identity: null, machine: hostname(), host: 'browser', door: null, ...owner }))
}

test('one start has it, another sees who, and after the release it is free and leaves nothing', async () => {
  const first = await take('desktop')
  expect(await take()).toMatchObject({ state: 'held', owner: { pid: process.pid, host: 'desktop', door: null }, path })
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  if (first.state !== 'taken') throw new Error('not taken')
  await first.lock.release()
  expect(await readdir(folder)).toEqual([])
  expect(await take()).toMatchObject({ state: 'taken' })
})

test('tells another start how the process that has it can be reached', async () => {
  const door = { port: 40_000, secret: 's'.repeat(43) }
  const first = await take()
  if (first.state !== 'taken') throw new Error('not taken')
  await first.lock.announce(door)
  expect(await take()).toMatchObject({ state: 'held', owner: { door } })
  expect(await readdir(folder)).toEqual(['profile.lock'])
  await first.lock.release()
  expect(await readdir(folder)).toEqual([])
})

test('the lock of a process that is gone is taken over', async () => {
  await writeLock({ pid: deadProcess() })
  expect(await take()).toMatchObject({ state: 'taken' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid })
  expect(await readdir(folder)).toEqual(['profile.lock'])
})

test.runIf(process.platform === 'linux')('so is that of a process whose id now belongs to another process', async () => {
  await writeLock({ pid: process.pid, identity: 'another boot 1' })
  expect(await take()).toMatchObject({ state: 'taken' })
})

test('the lock of another computer is not, since its process cannot be looked for', async () => {
  await writeLock({ pid: deadProcess(), machine: 'elsewhere' })
  expect(await take()).toMatchObject({ state: 'held', owner: { machine: 'elsewhere' } })
})

test('of many that find a stale lock at once, one gets it', async () => {
  for (let round = 0; round < 40; round += 1) {
    await writeLock({ pid: deadProcess() })
    const all = await Promise.all(Array.from({ length: 8 }, () => take()))
    expect(all.filter((one) => one.state === 'taken')).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['profile.lock'])
  }
})

test('a start that was slower does not remove the lock of the one that took over', async () => {
  await writeLock({ pid: process.pid })
  const fresh = await readFile(path, 'utf8')
  await removeStale(path, 'the stale lock that it had read before')
  expect(await readFile(path, 'utf8')).toBe(fresh)
  await removeStale(path, fresh)
  expect(await readdir(folder)).toEqual([])
})

test('a ticket for a takeover that was cut off is no obstacle', async () => {
  await writeLock({ pid: deadProcess() })
  const stale = await readFile(path, 'utf8')
  const ticket = `${path}.${createHash('sha256').update(stale).digest('hex').slice(0, 16)}.takeover`
  await writeFile(ticket, String(deadProcess()))
  expect(await take()).toMatchObject({ state: 'taken' })
  expect(await readdir(folder)).toEqual(['profile.lock'])
})

test('a lock that was taken over meanwhile is not removed by the one that had it', async () => {
  const first = await take()
  if (first.state !== 'taken') throw new Error('not taken')
  await writeLock({ pid: process.pid, machine: 'elsewhere' })
  await first.lock.release()
  expect(await take()).toMatchObject({ state: 'held' })
})

test('a lock that cannot be read is named, and not removed', async () => {
  await writeFile(path, 'garbage')
  expect(await takeProfileLock(folder, 'browser')).toMatchObject({ ok: false, error: { message: expect.stringContaining(path) } })
  expect(await readFile(path, 'utf8')).toBe('garbage')
})

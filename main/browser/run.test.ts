import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchSyncReads } from '../services/archive/testing/sync-reads.ts'
import { newNote } from '../services/backups/testing/lines.ts'
import { takeProfileLock } from '../services/profile/profile-lock.ts'
import { type Run, run, type Surroundings } from './run.ts'
import { rawRequest } from './testing/raw-request.ts'

let base = ''
let profile = ''
let announced: string[] = []
let said: string[] = []
let windows: string[] = []
const running: Run[] = []
const others: Server[] = []

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'run-'))
  profile = join(base, 'profile')
  announced = []
  said = []
  windows = []
  await mkdir(join(base, 'renderer'))
  await writeFile(join(base, 'renderer', 'index.html'), '<p>page')
})
afterEach(async () => {
  for (const one of running.splice(0)) if (one.state === 'serving') await one.stop()
  for (const other of others.splice(0)) await new Promise((resolve) => other.close(resolve))
  await rm(base, { recursive: true, force: true })
})

async function start(args: readonly string[] = [], around: Partial<Surroundings> = {}): Promise<Run> {
  const one = await run({
    args: ['--no-open', `--profile=${profile}`, ...args],
    folder: base,
    platform: 'linux',
    environment: { DISPLAY: ':0' },
    version: '1.2.3',
    commit: null,
    rendererFolder: join(base, 'renderer'),
    archiveFolder: join(base, 'archive'),
    indexFolder: join(base, 'search-index'),
    announce: (line) => announced.push(line),
    say: (sentence) => said.push(sentence),
    openWindow: async (address) => {
      windows.push(address)
      return true
    },
    ...around,
  })
  running.push(one)
  return one
}

function serving(one: Run) {
  if (one.state !== 'serving') throw new Error(said.join('\n'))
  return { ...one, port: Number(new URL(one.address).port) }
}

async function connect(address: string): Promise<(name: string, input: object) => Promise<unknown>> {
  const { port, origin, hash } = new URL(address)
  const send = async (path: string, input: object, authorisation: Record<string, string>) => {
    const headers = { Origin: origin, 'Content-Type': 'application/json', ...authorisation }
    return JSON.parse((await rawRequest(Number(port), { method: 'POST', path, headers, body: JSON.stringify(input) })).text)
  }
  const { session } = await send('/session', { token: hash.slice('#token='.length) }, {})
  return (name, input) => send(`/call/${name}`, input, { Authorization: `Bearer ${session}` })
}

async function occupy(port: number): Promise<void> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  others.push(other)
}

test('nothing of the archive is read while the program does nothing else, before it can be used; and the steps of the start are told where asked for', async () => {
  const archiveFolder = fileURLToPath(new URL('../../resources/archive', import.meta.url))
  const reads = watchSyncReads(archiveFolder)
  try {
    serving(await start(['--trace-startup'], { archiveFolder }))
  } finally {
    expect(reads.end()).toEqual([])
  }
  const call = await connect(announced[0]?.slice('ready '.length) ?? '')
  expect(await call('program.describe', {})).toMatchObject({ value: { tracing: true } })
  expect(await call('start.report', { origin: Date.now(), marks: [{ name: 'list shown', at: 90 }] })).toMatchObject({ ok: true })
  const steps = said.filter((line) => line.startsWith('start ')).map((line) => line.replace(/^start +\d+ ms +/, ''))
  expect(steps.filter((step) => step !== 'archive open')).toEqual([
    'program read',
    'profile open',
    'journal open',
    'serving',
    'first request',
    'window asked for its address',
    'window: list shown',
  ])
})

test('announces one address at which the program can be used, and leaves nothing running or locked behind', async () => {
  const one = serving(await start())
  expect(announced).toEqual([`ready ${one.address}`])
  expect(windows).toEqual([])
  const call = await connect(one.address)
  expect(await call('program.describe', {})).toMatchObject({ ok: true, value: { host: 'browser', profile, version: '1.2.3' } })
  const inside = await readdir(profile)
  expect(inside).toContain('profile.lock')
  await Promise.all([one.stop(), one.stop()])
  await expect(rawRequest(one.port, { path: '/' })).rejects.toThrow('ECONNREFUSED')
  expect((await readdir(profile)).sort()).toEqual(['browser-host.json', 'journal', 'last-start.json', 'profile.json'])
  if (process.platform !== 'win32') {
    for (const name of ['browser-host.json', 'profile.json']) expect((await stat(join(profile, name))).mode & 0o077).toBe(0)
  }
})

test('starts without an archive, says so, and still gives the notes', async () => {
  const one = serving(await start())
  expect(said).toContainEqual(expect.stringContaining('The archive could not be opened, and your notes can still be read'))
  const call = await connect(one.address)
  expect(await call('archive.open', {})).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining(join(base, 'archive')) },
  })
  expect(await call('journal.read', { from: 0, limit: 1 })).toMatchObject({ ok: true })
})

test('keeps its port between starts, and takes and names another when it is taken', async () => {
  const first = serving(await start())
  await first.stop()
  const second = serving(await start())
  expect(second.port).toBe(first.port)
  await second.stop()
  await occupy(first.port)
  const third = serving(await start())
  expect(third.port).not.toBe(first.port)
  expect(said.at(-1)).toBe(`Port ${first.port} is taken by another program, so port ${third.port} is used.`)
  await third.stop()
  expect(JSON.parse(await readFile(join(profile, 'browser-host.json'), 'utf8'))).toEqual({ port: third.port })
})

test('takes the port that was asked for', async () => {
  const { port } = serving(await start())
  await serving(running[0] ?? (await start())).stop()
  expect(serving(await start([`--port=${port + 100}`])).port).toBe(port + 100)
})

test('a second start gives another window of the one that runs', async () => {
  const one = serving(await start())
  await connect(one.address)
  expect(await start()).toEqual({ state: 'ended', exitCode: 0 })
  expect(said.at(-1)).toContain('already running')
  expect(announced).toHaveLength(2)
  const address = (announced[1] ?? '').replace(/^ready /, '')
  expect(new URL(address).port).toBe(String(one.port))
  expect(await (await connect(address))('program.describe', {})).toMatchObject({ ok: true })
})

const letter = 'info%3Aa/v1/source/letter'

test('begins at the place of a link, in the window of the first start and in another one of it', async () => {
  const link = `campaign-archive://open/${letter}`
  const one = serving(await start([link]))
  expect(new URL(one.address).hash).toMatch(new RegExp(`^#token=[A-Za-z0-9_-]{20,}/open/${letter}$`))
  await start([`http://127.0.0.1:1/#/open/${letter}`])
  expect(announced[1]).toMatch(new RegExp(`^ready http://127\\.0\\.0\\.1:${one.port}/#token=[A-Za-z0-9_-]{20,}/open/${letter}$`))
})

test('does not start with what is no whole link', async () => {
  expect(await start(['campaign-archive://open/info%3Aa'])).toEqual({ state: 'ended', exitCode: 2 })
  expect(said).toEqual([expect.stringContaining('is not a whole link')])
})

test('two starts at the same moment end with one program and two windows', async () => {
  const both = await Promise.all([start(), start()])
  expect(both.map((one) => one.state).sort()).toEqual(['ended', 'serving'])
  expect(announced).toHaveLength(2)
})

test('does not start beside the desktop program, and says so', async () => {
  await mkdir(profile)
  const taken = await takeProfileLock(profile, 'desktop')
  expect(await start()).toEqual({ state: 'ended', exitCode: 1 })
  expect(said).toEqual([expect.stringContaining('already open as a desktop program')])
  expect(announced).toEqual([])
  if (taken.ok && taken.value.state === 'taken') await taken.value.lock.release()
})

test('names the process that has the profile and does not answer', async () => {
  await mkdir(profile)
  const door = { port: 9, secret: 'x'.repeat(43) }
  const owner = { format: 1, pid: process.pid, identity: null, machine: hostname(), host: 'browser', door }
  await writeFile(join(profile, 'profile.lock'), JSON.stringify(owner))
  expect(await start()).toEqual({ state: 'ended', exitCode: 1 })
  expect(said).toEqual([expect.stringContaining(`process ${process.pid}`)])
})

test('opens a window, or says why there is none', async () => {
  const open = (args: readonly string[]) => args.filter((arg) => arg !== '--no-open')
  const args = open([`--profile=${profile}`])
  const one = serving(await start([], { args }))
  expect(windows).toEqual([one.address])
  await one.stop()
  await serving(await start([], { args, environment: {} })).stop()
  expect(windows).toHaveLength(1)
  expect(said.at(-1)).toContain('no display')
  await serving(await start([], { args, openWindow: async () => false })).stop()
  expect(said.at(-1)).toContain('No browser could be started')
})

test('does not start without a profile, and names the folder and the cause', async () => {
  await writeFile(profile, 'a file where the folder should be')
  expect(await start()).toEqual({ state: 'ended', exitCode: 1 })
  expect(said).toEqual([expect.stringContaining(profile)])
  expect(announced).toEqual([])
})

test('does not start with a journal that cannot be opened, and frees the profile again', async () => {
  await mkdir(profile)
  await writeFile(join(profile, 'journal'), 'a file where the folder should be')
  expect(await start()).toEqual({ state: 'ended', exitCode: 1 })
  expect(said).toEqual([expect.stringContaining('journal')])
  expect(await readdir(profile)).not.toContain('profile.lock')
})

test('refuses what it does not know', async () => {
  expect(await start(['--profil=x'])).toEqual({ state: 'ended', exitCode: 2 })
  expect(said).toEqual([expect.stringContaining('"--profil=x"')])
  expect(await start(['--host=desktop'])).toEqual({ state: 'ended', exitCode: 2 })
})

test('no secret is said, and the announced token is the only one on the output', async () => {
  const one = serving(await start())
  const call = await connect(one.address)
  await call('program.describe', {})
  await start()
  const lock = JSON.parse(await readFile(join(profile, 'profile.lock'), 'utf8'))
  expect(said.join('\n')).not.toContain('token')
  expect([...said, ...announced].join('\n')).not.toContain(lock.door.secret)
})

test('other accounts can read nothing of what is written, whatever the mask of the process is', async () => {
  if (process.platform === 'win32') return
  const mask = process.umask(0)
  try {
    const one = serving(await start())
    const call = await connect(one.address)
    expect(await call('journal.append', { changes: [newNote(1, 'Words.')] })).toMatchObject({ ok: true })
    expect(await call('backups.make', { reason: 'asked' })).toMatchObject({ ok: true })
    const second = join(base, 'second')
    await mkdir(second)
    expect(await call('backups.second', { folder: second })).toMatchObject({ ok: true })
    expect(await call('sharing.set', { folder: second, write: true, read: true })).toMatchObject({ ok: true })
    await one.stop()
  } finally {
    process.umask(mask)
  }
  const entries = await readdir(profile, { recursive: true, withFileTypes: true })
  expect(entries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['journal', 'backups', 'sharing.json', 'second-place.json']),
  )
  for (const entry of [...entries.map(({ parentPath, name }) => join(parentPath, name)), profile]) {
    const { mode } = await stat(entry)
    expect((mode & 0o777).toString(8), entry).toBe(mode & 0o40000 ? '700' : '600')
  }
})

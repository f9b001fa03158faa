import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeElectron } from './testing/fake-electron.ts'
import { Windows } from './windows.ts'

let folder = ''
let electron: FakeElectron
let windows: Windows
let fronts = 0

function fresh(): void {
  fronts = 0
  electron = new FakeElectron(folder)
  windows = new Windows({
    create: electron.parts.createWindow,
    screen: electron.parts.screen(),
    choices: { preload: '/p.cjs', inspectable: false, spelling: false },
    path: join(folder, 'window.json'),
    say: (sentence) => expect.unreachable(sentence),
    onFront: () => fronts++,
  })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'windows-'))
  fresh()
})
afterEach(async () => {
  await windows.written()
  await rm(folder, { recursive: true, force: true })
})

function made(index: number) {
  const window = electron.windows[index]
  if (window === undefined) throw new Error(`there is no window ${index}`)
  return window
}

async function kept(): Promise<unknown> {
  await windows.written()
  return JSON.parse(await readFile(join(folder, 'window.json'), 'utf8'))
}

test('a further window stands a little beside the one that is worked in, at a place of its own', async () => {
  await windows.openKept()
  await windows.openAnother('/v1/source/letter')
  expect(made(1).contents.address).toBe('campaign-archive://app/#/v1/source/letter')
  expect([made(1).options.x, made(1).options.y]).toEqual([(made(0).options.x ?? 0) + 32, (made(0).options.y ?? 0) + 32])
})

test('commands go to the window that was worked in last, and once it is closed to the one before', async () => {
  await windows.openKept()
  await windows.openAnother('')
  made(0).emitter.emit('focus')
  windows.send('search')
  made(0).close()
  windows.send('show-help')
  expect(fronts).toBe(2)
  expect(made(0).contents.sent).toEqual([['command', 'search']])
  expect(made(1).contents.sent).toEqual([['command', 'show-help']])
})

test('a call is answered for the window that asks, not for the one in front', async () => {
  await windows.openKept()
  await windows.openAnother('')
  const first = windows.all()[0]
  expect(windows.current()).not.toBe(first)
  expect(windows.of(first?.webContents)).toBe(first)
})

test('windows that are open when the program ends are open again at the next start, each at its place', async () => {
  await windows.openKept()
  await windows.openAnother('/v1/source/letter?at=p-4')
  windows.quit()
  made(0).close()
  made(1).close()
  expect(await kept()).toMatchObject({ windows: [{ at: '' }, { at: '/v1/source/letter?at=p-4' }] })
  fresh()
  await windows.openKept()
  expect(electron.windows.map(({ contents }) => contents.address)).toEqual([
    'campaign-archive://app/',
    'campaign-archive://app/#/v1/source/letter?at=p-4',
  ])
})

test('a window that a person closes beside others does not come back; the last one does', async () => {
  await windows.openKept()
  await windows.openAnother('/v1/notes')
  made(0).close()
  expect(await kept()).toMatchObject({ windows: [{ at: '/v1/notes' }] })
  made(1).close()
  expect(await kept()).toMatchObject({ windows: [{ at: '/v1/notes' }] })
})

test('a window whose display is gone stands on one that is there', async () => {
  const place = { x: 5_000, y: 3_000, width: 900, height: 700, maximised: false, at: '/v1' }
  await writeFile(join(folder, 'window.json'), JSON.stringify({ windows: [place, { ...place, x: 100, y: 100 }] }))
  await windows.openKept()
  expect(made(0).options).toMatchObject({ x: 320, y: 90 })
  expect(made(1).options).toMatchObject({ x: 100, y: 100 })
})

test('nothing is written once all is being removed', async () => {
  await windows.openKept()
  await windows.forget()
  made(0).close()
  await windows.written()
  await expect(readFile(join(folder, 'window.json'))).rejects.toThrow('ENOENT')
})

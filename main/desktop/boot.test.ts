import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { IpcMainInvokeEvent, MenuItemConstructorOptions } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CALL_NAMES } from '#shared/contract/call-names.ts'
import { SEARCH_INDEX_CHANNEL } from '#shared/contract/search-index.ts'
import { watchSyncReads } from '../services/archive/testing/sync-reads.ts'
import { takeProfileLock } from '../services/profile/profile-lock.ts'
import { boot } from './boot.ts'
import type { DesktopSurroundings } from './electron-parts.ts'
import { FakeContents, FakeElectron } from './testing/fake-electron.ts'

let base = ''
let profile = ''
let said: string[] = []
let electron: FakeElectron

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'boot-'))
  profile = join(base, 'profile')
  said = []
  electron = new FakeElectron(base)
  await mkdir(join(base, 'renderer'))
  await writeFile(join(base, 'renderer', 'index.html'), '<p>page')
})
afterEach(() => rm(base, { recursive: true, force: true }))

function start(
  args: readonly string[] = [`--profile=${profile}`],
  fake = electron,
  around: Partial<DesktopSurroundings> = {},
): Promise<void> {
  return boot(fake.parts, {
    args,
    folder: base,
    platform: 'linux',
    environment: {},
    commit: null,
    executable: join(base, 'program'),
    rendererFolder: join(base, 'renderer'),
    preload: join(base, 'preload.cjs'),
    archiveFolder: join(base, 'archive'),
    indexFolder: join(base, 'search-index'),
    say: (sentence) => said.push(sentence),
    ...around,
  })
}

async function quit(): Promise<void> {
  electron.parts.app.quit()
  await electron.exited()
}

const fromWindow = { senderFrame: { parent: null, url: 'campaign-archive://app/#/v1' } } as IpcMainInvokeEvent

test('what must precede Electron being ready does', async () => {
  await start()
  const ready = electron.steps.indexOf('ready')
  for (const step of [
    'sandbox',
    'switch host-resolver-rules=MAP * ~NOTFOUND',
    'switch no-proxy-server',
    `path userData=${join(profile, 'electron')}`,
    'instance',
    'scheme [{"scheme":"campaign-archive","privileges":{"standard":true,"secure":true,"supportFetchAPI":true,"codeCache":true}}]',
  ]) {
    expect(electron.steps.indexOf(step), step).toBeGreaterThanOrEqual(0)
    expect(electron.steps.indexOf(step), step).toBeLessThan(ready)
  }
  expect(electron.steps.indexOf(`path userData=${join(profile, 'electron')}`)).toBeLessThan(electron.steps.indexOf('instance'))
  await quit()
})

test('the session is closed and the files are served before there is a window', async () => {
  await start()
  expect(electron.session.requestListener).not.toBeNull()
  expect(electron.steps.indexOf('serve campaign-archive')).toBeLessThan(electron.steps.indexOf('window'))
  expect(electron.windows).toHaveLength(1)
  expect(electron.windows[0]?.contents.address).toBe('campaign-archive://app/')
  const page = await electron.answer?.(new Request('campaign-archive://app/'))
  expect(await page?.text()).toBe('<p>page')
  await quit()
})

test('nothing of the archive is read while the program does nothing else, before there is a window', async () => {
  const archiveFolder = fileURLToPath(new URL('../../resources/archive', import.meta.url))
  const reads = watchSyncReads(archiveFolder)
  try {
    await start([`--profile=${profile}`, '--trace-startup'], electron, { archiveFolder })
    expect(electron.windows).toHaveLength(1)
  } finally {
    expect(reads.end()).toEqual([])
  }
  const steps = said.filter((line) => line.startsWith('start ')).map((line) => line.replace(/^start +\d+ ms +/, ''))
  expect(steps.filter((step) => step !== 'archive open')).toEqual(['Electron ready', 'journal open', 'serving'])
  await electron.answer?.(new Request('campaign-archive://app/'))
  expect(said.at(-1)).toMatch(/ms {2}(?:first request|archive open)$/)
  await quit()
})

test('every page that comes into being is closed to navigation', async () => {
  await start()
  const contents = new FakeContents()
  electron.emitter.emit('web-contents-created', {}, contents.asElectron())
  expect(contents.openHandler).not.toBeNull()
  await quit()
})

test.each(['--remote-debugging-port=9222', '--no-sandbox', '--js-flags=--allow-natives-syntax', '--inspect=0'])(
  'a packaged program that is started with %s does not start, and says so',
  async (arg) => {
    await start([`--profile=${profile}`, arg])
    expect(electron.exitCode).toBe(1)
    expect(electron.errorBox).toContain(`"${arg}"`)
    expect(electron.windows).toEqual([])
    expect(await readdir(base)).not.toContain('profile')
  },
)

test('an AppImage where user namespaces are off says what is wrong and what to do, and names no switch that nobody gave', async () => {
  const environment = { APPIMAGE: '/home/a/campaign-archive.AppImage' }
  await start([`--profile=${profile}`, '--no-sandbox'], electron, { environment })
  expect(electron.exitCode).toBe(1)
  expect(electron.errorBox).not.toContain('--no-sandbox')
  for (const part of ['user namespace', '.deb', 'AppArmor', 'kernel.unprivileged_userns_clone'])
    expect(electron.errorBox).toContain(part)
  expect(await readdir(base)).not.toContain('profile')
  const other = new FakeElectron(base)
  await start([`--profile=${profile}`, '--no-sandbox', '--inspect=0'], other, { environment })
  expect(other.errorBox).toContain('"--inspect=0"')
})

test('only the twin that is packed for tests starts with what drives it', async () => {
  electron.name = 'Campaign Archive test twin'
  await start([`--profile=${profile}`, '--inspect=0', '--remote-debugging-port=0'])
  expect(electron.exitCode).toBeNull()
  expect(electron.windows).toHaveLength(1)
  await quit()
})

test('switches that are not known to be harmless are taken out before Chromium reads them, and named', async () => {
  electron.switches.add('proxy-server').add('lang')
  await start([`--profile=${profile}`, '--proxy-server=10.0.0.1:80', '--lang=el', '--never-heard-of'])
  expect([...electron.switches]).toEqual(['lang'])
  expect(said).toEqual([expect.stringContaining('--proxy-server')])
  await quit()
})

test('nothing is sent when the program crashes: no reporter is started, and its folder is in the profile', async () => {
  await start()
  expect(electron.steps).toContain(`path crashDumps=${join(profile, 'electron', 'crashes')}`)
  expect(electron.steps).toContain('switch disable-breakpad')
  const sources = await Promise.all(
    (await readdir(import.meta.dirname))
      .filter((name) => /(?<!\.test)\.ts$/.test(name))
      .map((name) => readFile(join(import.meta.dirname, name), 'utf8')),
  )
  expect(sources.length).toBeGreaterThan(10)
  expect(sources.filter((text) => /crashReporter|autoUpdater/.test(text))).toEqual([])
  await quit()
})

test('each call of the contract is answered, with the archive missing too', async () => {
  await start()
  expect([...electron.calls.keys()].sort()).toEqual([...CALL_NAMES, SEARCH_INDEX_CHANNEL].sort())
  expect(await electron.calls.get('program.describe')?.(fromWindow, {})).toMatchObject({ value: { host: 'desktop', profile } })
  expect(await electron.calls.get('archive.open')?.(fromWindow, {})).toMatchObject({
    ok: false,
    error: { code: 'archive-missing' },
  })
  expect(await electron.calls.get('journal.read')?.(fromWindow, { from: 0, limit: 1 })).toMatchObject({ ok: true })
  await quit()
})

test('remembers how the window looks, and has the system draw its frame so from the start', async () => {
  await start()
  await electron.calls.get('theme.show')?.(fromWindow, { theme: 'dark' })
  expect(electron.parts.theme.themeSource).toBe('dark')
  await quit()
  const again = new FakeElectron(base)
  await start([`--profile=${profile}`], again)
  expect(again.parts.theme.themeSource).toBe('dark')
  again.parts.app.quit()
  await again.exited()
})

test('the task bar shows what the window that asks says of its work, and nothing that is none', async () => {
  await start()
  const show = async (part: unknown) => await electron.calls.get('progress.show')?.(fromWindow, { part })
  for (const part of [0.25, 'unknown', null]) expect(await show(part)).toMatchObject({ ok: true })
  for (const part of [-1, 2, 'half', Number.NaN]) expect(await show(part)).toMatchObject({ ok: false })
  expect(electron.windows[0]?.progress).toEqual([0.25, 2, -1])
  await quit()
})

test('a portable program whose folder cannot be used does not start elsewhere', async () => {
  const marker = join(base, 'campaign-archive-data')
  await writeFile(marker, '')
  const environment = { PORTABLE_EXECUTABLE_DIR: base, APPDATA: base }
  await start([], electron, { platform: 'win32', environment })
  expect(electron.exitCode).toBe(1)
  expect(electron.errorBox).toContain('campaign-archive-data')
  expect(electron.errorBox).toContain('--profile=DIR')
})

test('a second instance ends at once, and the first shows its window', async () => {
  await start()
  const second = new FakeElectron(base)
  second.isFirst = false
  await start([`--profile=${profile}`], second)
  expect(second.exitCode).toBe(0)
  expect(second.windows).toEqual([])
  const window = electron.windows[0]
  if (window === undefined) throw new Error('no window')
  window.minimised = true
  electron.emitter.emit('second-instance')
  expect(window.done).toEqual(['restore', 'show', 'focus'])
  await quit()
})

const letter = 'campaign-archive://open/info%3Aa/v1/source/letter'
const annex = 'campaign-archive://open/info%3Aa/v1/source/annex'

function takeLink(): unknown {
  return electron.calls.get('link.take')?.(fromWindow, {})
}

test('a link that the program is started with waits for the window, and is taken once', async () => {
  await start([`--profile=${profile}`, letter])
  expect(await takeLink()).toEqual({ ok: true, value: { link: letter } })
  expect(await takeLink()).toEqual({ ok: true, value: { link: null } })
  await quit()
})

test('a link that a second instance is started with reaches the window of the first, which is shown', async () => {
  await start()
  const second = new FakeElectron(base)
  second.isFirst = false
  await start([`--profile=${profile}`, letter], second)
  electron.emitter.emit('second-instance', {}, [], base, second.handedOn)
  const window = electron.windows[0]
  expect(window?.contents.sent).toEqual([['command', 'link-waiting']])
  expect(window?.done).toContain('focus')
  expect(await takeLink()).toEqual({ ok: true, value: { link: letter } })
  await quit()
})

test('a link that macOS hands over before the program is ready waits too, and a later one takes its place', async () => {
  const starting = start()
  const stopped: string[] = []
  const open = (address: string) =>
    electron.emitter.emit('open-url', { preventDefault: () => void stopped.push(address) }, address)
  open(letter)
  await starting
  expect(await takeLink()).toEqual({ ok: true, value: { link: letter } })
  open(annex)
  open(letter)
  expect(stopped).toEqual([letter, annex, letter])
  expect(electron.windows[0]?.contents.sent).toHaveLength(2)
  expect(await takeLink()).toEqual({ ok: true, value: { link: letter } })
  await quit()
})

function takeFile(): unknown {
  return electron.calls.get('file.take')?.(fromWindow, {})
}

async function bundleFile(): Promise<string> {
  const path = join(base, 'from-a-colleague.bundle.txt')
  await writeFile(path, 'lines')
  return path
}

test('a file that the program is started with waits for the window, and is taken once', async () => {
  const path = await bundleFile()
  await start([`--profile=${profile}`, path])
  expect(await takeFile()).toEqual({ ok: true, value: { state: 'bundle', name: 'from-a-colleague.bundle.txt', text: 'lines' } })
  expect(await takeFile()).toEqual({ ok: true, value: { state: 'none' } })
  await quit()
})

test('a file that a second instance is started with reaches the window of the first', async () => {
  const path = await bundleFile()
  await start()
  const second = new FakeElectron(base)
  second.isFirst = false
  await start([`--profile=${profile}`, path], second)
  electron.emitter.emit('second-instance', {}, [], base, second.handedOn)
  expect(electron.windows[0]?.contents.sent).toEqual([['command', 'file-waiting']])
  expect(electron.windows[0]?.done).toContain('focus')
  expect(await takeFile()).toMatchObject({ value: { state: 'bundle' } })
  await quit()
})

test('a file that macOS hands over before the program is ready waits too', async () => {
  const path = await bundleFile()
  const starting = start()
  let stopped = false
  electron.emitter.emit('open-file', { preventDefault: () => (stopped = true) }, path)
  await starting
  expect(stopped).toBe(true)
  expect(await takeFile()).toMatchObject({ value: { state: 'bundle' } })
  await quit()
})

test.each([[{ file: 'notes.json' }], [{ file: '/etc/passwd' }], [{ file: 5 }], ['text'], [null]])(
  'of what a second start hands on, %j is no file',
  async (data) => {
    await start()
    electron.emitter.emit('second-instance', {}, [], base, data)
    expect(await takeFile()).toEqual({ ok: true, value: { state: 'none' } })
    await quit()
  },
)

test.each([
  'campaign-archive://app/index.html',
  'campaign-archive://open/info%3Aa/v1/source/../../x',
  'https://example.org/',
  'campaign-archive://open/info%3Aa/v1/source/letter --archive=/x',
])('what is no link goes nowhere: %s', async (address) => {
  await start([`--profile=${profile}`, address])
  electron.emitter.emit('open-url', { preventDefault: () => undefined }, address)
  electron.emitter.emit('second-instance', {}, [], base, { link: address })
  expect(await takeLink()).toEqual({ ok: true, value: { link: null } })
  expect(electron.windows[0]?.contents.sent).toEqual([])
  await quit()
})

test('what comes with a link from outside changes no option', async () => {
  await start([`--profile=${profile}`, '--', letter, `--profile=${join(base, 'other')}`])
  expect(await takeLink()).toEqual({ ok: true, value: { link: letter } })
  expect(await readdir(base)).not.toContain('other')
  await quit()
})

test.each([
  ['win32', {}, true],
  ['win32', { PORTABLE_EXECUTABLE_FILE: 'E:\\archive.exe' }, false],
  ['darwin', {}, true],
  ['linux', {}, false],
] as const)('asks %s with %j for the links of its scheme: %s', async (platform, environment, asks) => {
  await start([`--profile=${profile}`], electron, { platform, environment })
  const asked = electron.steps.filter((step) => step.startsWith('links '))
  expect(asked).toEqual(asks ? ['links campaign-archive here --'] : [])
  await quit()
})

test('remembers where its window was, and frees the profile when it quits', async () => {
  await start()
  const window = electron.windows[0]
  if (window === undefined) throw new Error('no window')
  window.maximised = true
  window.close()
  electron.emitter.emit('window-all-closed')
  expect(await electron.exited()).toBe(0)
  expect(JSON.parse(await readFile(join(profile, 'window.json'), 'utf8'))).toMatchObject({
    windows: [{ width: 1280, height: 860, maximised: true, at: '' }],
  })
  expect(await readdir(profile)).not.toContain('profile.lock')

  const again = new FakeElectron(base)
  await start([`--profile=${profile}`], again)
  again.windows[0]?.emitter.emit('ready-to-show')
  expect(again.windows[0]?.done).toEqual(['maximise', 'show'])
  again.parts.app.quit()
  await again.exited()
})

test('what a window tells that can be done in it stands in the menu, and reaches the window from there', async () => {
  await start()
  const told = { id: 'export-notes', group: 'notes', name: 'Export notes…', keys: ['Mod+s'] }
  expect(await electron.calls.get('commands.show')?.(fromWindow, { commands: [told] })).toEqual({ ok: true, value: {} })
  const items = electron.menu.flatMap((menu) => menu.submenu as MenuItemConstructorOptions[])
  const click = items.find((item) => item.label === 'Export notes…')?.click as (() => void) | undefined
  click?.()
  expect(electron.windows[0]?.contents.sent).toEqual([['command', 'export-notes']])
  await quit()
})

test('a further window is opened by a call and by the menu, and the program ends with the last one; not so on macOS', async () => {
  await start([`--profile=${profile}`], electron, { platform: 'darwin' })
  await electron.calls.get('window.open')?.(fromWindow, { at: '/v1/source/letter' })
  const items = electron.menu.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
  ;(items.find((item) => item.label === 'New window')?.click as (() => void) | undefined)?.()
  expect(electron.windows.map(({ contents }) => contents.address)).toEqual([
    'campaign-archive://app/',
    'campaign-archive://app/#/v1/source/letter',
    'campaign-archive://app/',
  ])
  for (const window of electron.windows) window.close()
  electron.emitter.emit('window-all-closed')
  expect(electron.steps).not.toContain('quit')
  electron.emitter.emit('activate')
  expect(electron.windows).toHaveLength(4)
  await quit()
})

test.each([
  ['a profile folder that is a file', async () => writeFile(profile, ''), () => profile],
  [
    'a journal that is a file',
    async () => mkdir(profile).then(() => writeFile(join(profile, 'journal'), '')),
    () => join(profile, 'journal'),
  ],
])('with %s it does not start, and shows the path', async (_what, prepare, path) => {
  await prepare()
  await start()
  expect(electron.exitCode).toBe(1)
  expect(electron.errorBox).toContain(path())
  expect(said).toEqual([expect.stringContaining(path())])
  expect(electron.windows).toEqual([])
})

test('does not start beside the browser host, and frees nothing that is not its own', async () => {
  await mkdir(profile)
  await takeProfileLock(profile, 'browser')
  await start()
  expect(electron.exitCode).toBe(1)
  expect(electron.errorBox).toContain('already running')
  expect(await readdir(profile)).toContain('profile.lock')
})

test('frees the profile when the window cannot be made', async () => {
  await rm(join(base, 'renderer'), { recursive: true })
  await start()
  expect(electron.exitCode).toBe(1)
  expect(await readdir(profile)).not.toContain('profile.lock')
})

test('from a copy of the repository, the switches of Electron and Chromium beside its own options do not disturb it', async () => {
  electron.packaged = false
  electron.switches.add('inspect')
  await start(['--inspect=0', 'out/main/desktop.js', `--profile=${profile}`, '--no-sandbox'])
  expect(electron.exitCode).toBeNull()
  expect(electron.windows).toHaveLength(1)
  expect([...electron.switches]).toEqual(['inspect'])
  await quit()
})

test('removing everything leaves the window its folder, starts again, and that start removes the rest and says so', async () => {
  await start()
  await writeFile(join(profile, 'electron', 'Preferences'), '{}')
  const remove = electron.calls.get('profile.remove')
  expect(await remove?.(fromWindow, { copies: false })).toMatchObject({ ok: true, value: { atExit: true, left: [] } })
  await electron.exited()
  expect(electron.steps).toContain('relaunch')
  expect((await readdir(profile)).sort()).toEqual(['electron', 'removing.json'])

  const next = new FakeElectron(base)
  await start([`--profile=${profile}`], next)
  expect(await next.exited()).toBe(0)
  expect(next.messageBox).toContain('Everything was removed')
  expect(next.messageBox).toContain('No file is left in the profile folder.')
  expect(next.windows).toEqual([])
  expect(await readdir(base)).not.toContain('profile')
})

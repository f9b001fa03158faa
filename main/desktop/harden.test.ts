import { describe, expect, test, vi } from 'vitest'
import { isOwnPage } from './app-address.ts'
import { hardenApp, hardenContents } from './harden-contents.ts'
import { hardenSession, mayRequest } from './harden-session.ts'
import { windowOptions } from './main-window.ts'
import { FakeContents, FakeElectron, FakeSession } from './testing/fake-electron.ts'

const closed = { inspectable: false, spelling: false }

const OUTSIDE = [
  'https://example.org/',
  'http://127.0.0.1/',
  'http://localhost:47811/',
  'ws://example.org/',
  'file:///etc/passwd',
  'smb://host/share',
  'ftp://example.org/',
  'chrome://settings/',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  'campaign-archive://other/',
  'campaign-archive://app.example.org/',
  'campaign-archive://user@app/',
  'campaign-archives://app/',
  'blob:https://example.org/1',
  'devtools://devtools/x.html',
  'not an address',
  '',
]

describe('requests', () => {
  test.each(OUTSIDE)('%j is cancelled', async (url) => {
    const session = new FakeSession()
    await hardenSession(session.asElectron(), closed)
    const answer = vi.fn()
    session.requestListener?.({ url } as Electron.OnBeforeRequestListenerDetails, answer)
    expect(answer.mock.calls).toEqual([[{ cancel: true }]])
  })

  test('the files of the program, and what the page made itself, are not', () => {
    for (const url of ['campaign-archive://app/', 'campaign-archive://app/assets/a.js', 'blob:campaign-archive://app/1-2']) {
      expect(mayRequest(url, false)).toBe(true)
    }
    expect(mayRequest('devtools://devtools/x.html', true)).toBe(true)
  })
})

async function hardened(choices = closed): Promise<FakeSession> {
  const session = new FakeSession()
  await hardenSession(session.asElectron(), choices)
  return session
}

test('every permission and device is denied, and nothing is downloaded', async () => {
  const session = await hardened()
  const answer = vi.fn()
  const handler = (name: string) => session.handlers.get(name) as (...args: unknown[]) => unknown
  handler('permission-request')({}, 'media', answer)
  expect(answer).toHaveBeenCalledWith(false)
  expect(handler('permission-check')({}, 'clipboard-read')).toBe(false)
  expect(handler('device')({})).toBe(false)
  handler('display-media')({}, answer)
  expect(answer).toHaveBeenLastCalledWith({})
  handler('bluetooth-pairing')({ pairingKind: 'confirm' }, answer)
  expect(answer).toHaveBeenLastCalledWith({ confirmed: false })
  expect(handler('usb-classes')({ protectedClasses: [] })).toHaveLength(7)
  expect(session.proxy).toEqual({ mode: 'direct' })
  const download = { preventDefault: vi.fn() }
  session.emitter.emit('will-download', download)
  expect(download.preventDefault).toHaveBeenCalled()
})

test.each([
  ['select-hid-device', [{}], [null]],
  ['select-serial-port', [[{ portId: '1' }], {}], ['']],
  ['select-usb-device', [{}], []],
  ['select-webauthn-account', [{}], [null]],
  ['file-system-access-restricted', [{}], ['deny']],
])('%s is answered with nothing', async (name, details, given) => {
  const session = await hardened()
  const [event, answer] = [{ preventDefault: vi.fn() }, vi.fn()]
  session.emitter.emit(name, event, ...details, answer)
  expect(event.preventDefault).toHaveBeenCalled()
  expect(answer.mock.calls).toEqual([given])
})

test('no certificate is trusted', async () => {
  const session = await hardened()
  const answer = vi.fn()
  session.certificateProc?.({ hostname: 'example.org', verificationResult: 'OK' } as Electron.Request, answer)
  expect(answer.mock.calls).toEqual([[-2]])
})

test('no dictionary is fetched: spell checking is off, without a language, and its address leads nowhere', async () => {
  const { spelling } = await hardened()
  expect(spelling).toEqual([false, [], expect.stringMatching(/^campaign-archive:/)])
})

test('macOS checks spelling by itself', async () => {
  const { spelling } = await hardened({ inspectable: false, spelling: true })
  expect(spelling).toEqual([])
})

describe('what a server would ask for', () => {
  const electron = new FakeElectron('/home/person')
  hardenApp(electron.parts.app)
  test.each([
    ['certificate-error', [{}, 'https://example.org', 'ERR', {}], [false]],
    ['login', [null, {}, {}], []],
    ['select-client-certificate', [null, 'https://example.org', [{}]], []],
  ])('%s is not answered', (name, details, given) => {
    const [event, answer] = [{ preventDefault: vi.fn() }, vi.fn()]
    electron.emitter.emit(name, event, ...details, answer)
    expect(event.preventDefault).toHaveBeenCalled()
    expect(answer.mock.calls).toEqual([given])
  })
})

describe('pages', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s to anywhere else is stopped', (event) => {
    const contents = new FakeContents()
    hardenContents(contents.asElectron())
    for (const url of [...OUTSIDE, 'campaign-archive://app/assets/a.js']) {
      const navigation = { url, isMainFrame: true, preventDefault: vi.fn() }
      contents.emitter.emit(event, navigation)
      expect(navigation.preventDefault, url).toHaveBeenCalled()
    }
    const reload = { url: 'campaign-archive://app/#/v1/notes', isMainFrame: true, preventDefault: vi.fn() }
    contents.emitter.emit(event, reload)
    expect(reload.preventDefault).not.toHaveBeenCalled()
  })

  test('a frame in the page holds what the page wrote into it, and goes nowhere, not even to the page', () => {
    const contents = new FakeContents()
    hardenContents(contents.asElectron())
    for (const url of [...OUTSIDE, 'campaign-archive://app/', 'campaign-archive://app/assets/a.js', 'about:srcdoc#x']) {
      const navigation = { url, isMainFrame: false, preventDefault: vi.fn() }
      contents.emitter.emit('will-frame-navigate', navigation)
      expect(navigation.preventDefault, url).toHaveBeenCalled()
    }
    const own = { url: 'about:srcdoc', isMainFrame: false, preventDefault: vi.fn() }
    contents.emitter.emit('will-frame-navigate', own)
    expect(own.preventDefault).not.toHaveBeenCalled()
  })

  test('no new window, no embedded page, no Bluetooth device, no connection past the session', () => {
    const contents = new FakeContents()
    hardenContents(contents.asElectron())
    expect(contents.webRtc).toBe('disable_non_proxied_udp')
    const [choosing, choose] = [{ preventDefault: vi.fn() }, vi.fn()]
    contents.emitter.emit('select-bluetooth-device', choosing, [{ deviceId: 'a' }], choose)
    expect(choosing.preventDefault).toHaveBeenCalled()
    expect(choose.mock.calls).toEqual([['']])
    expect(contents.openHandler?.({} as Electron.HandlerDetails)).toEqual({ action: 'deny' })
    const attach = { preventDefault: vi.fn() }
    contents.emitter.emit('will-attach-webview', attach)
    expect(attach.preventDefault).toHaveBeenCalled()
  })

  test('only the page itself is the page', () => {
    expect(isOwnPage('campaign-archive://app/#/v1')).toBe(true)
    expect(isOwnPage('campaign-archive://app/index.html')).toBe(false)
    expect(isOwnPage('campaign-archive://app/?x')).toBe(false)
  })
})

test('the window is sandboxed, isolated and without Node', () => {
  const place = { x: 0, y: 0, width: 800, height: 600, maximised: false }
  expect(windowOptions({ place, preload: '/p.cjs', inspectable: false, spelling: false }).webPreferences).toEqual({
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  })
})

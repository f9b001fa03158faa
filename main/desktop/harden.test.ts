import { describe, expect, test, vi } from 'vitest'
import { isOwnPage } from './app-address.ts'
import { hardenContents } from './harden-contents.ts'
import { hardenSession, mayRequest } from './harden-session.ts'
import { windowOptions } from './main-window.ts'
import { FakeContents, FakeSession } from './testing/fake-electron.ts'

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
    await hardenSession(session.asElectron(), false)
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

test('every permission and device is denied, and nothing is downloaded', async () => {
  const session = new FakeSession()
  await hardenSession(session.asElectron(), false)
  const answer = vi.fn()
  const handler = (name: string) => session.handlers.get(name) as (...args: unknown[]) => unknown
  handler('permission-request')({}, 'media', answer)
  expect(answer).toHaveBeenCalledWith(false)
  expect(handler('permission-check')({}, 'clipboard-read')).toBe(false)
  expect(handler('device')({})).toBe(false)
  handler('display-media')({}, answer)
  expect(answer).toHaveBeenLastCalledWith({})
  expect(session.dictionaryAddress).toMatch(/^campaign-archive:/)
  expect(session.proxy).toEqual({ mode: 'direct' })
  const download = { preventDefault: vi.fn() }
  session.emitter.emit('will-download', download)
  expect(download.preventDefault).toHaveBeenCalled()
})

describe('pages', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s to anywhere else is stopped', (event) => {
    const contents = new FakeContents()
    hardenContents(contents.asElectron())
    for (const url of [...OUTSIDE, 'campaign-archive://app/assets/a.js']) {
      const navigation = { url, preventDefault: vi.fn() }
      contents.emitter.emit(event, navigation)
      expect(navigation.preventDefault, url).toHaveBeenCalled()
    }
    const reload = { url: 'campaign-archive://app/#/v1/notes', preventDefault: vi.fn() }
    contents.emitter.emit(event, reload)
    expect(reload.preventDefault).not.toHaveBeenCalled()
  })

  test('no new window, no embedded page', () => {
    const contents = new FakeContents()
    hardenContents(contents.asElectron())
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

import { expect, test, vi } from 'vitest'
import type { CampaignArchiveBridge } from './index.ts'

const exposed = new Map<string, unknown>()
const heard = new Map<string, (event: object, command: unknown) => void>()
const invoke = vi.fn(async () => ({ ok: true, value: 1 }))

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
  ipcRenderer: {
    invoke,
    on: (channel: string, listener: (event: object, command: unknown) => void) => heard.set(channel, listener),
    off: (channel: string) => heard.delete(channel),
  },
  webUtils: { getPathForFile: (file: { name: string }) => `/media/stick/${file.name}` },
}))

await import('./index.ts')
const bridge = exposed.get('campaignArchive') as CampaignArchiveBridge

test('the window sees one frozen object with four functions', () => {
  expect([...exposed.keys()]).toEqual(['campaignArchive'])
  expect(Object.isFrozen(bridge)).toBe(true)
  expect(Object.keys(bridge).sort()).toEqual(['call', 'onCommand', 'pathOf', 'searchIndex'])
})

test('a call of the contract is handed on', async () => {
  expect(await bridge.call('archive.open', {})).toEqual({ ok: true, value: 1 })
  expect(invoke).toHaveBeenCalledWith('archive.open', {})
})

test.each(['open', 'constructor', 'ELECTRON_BROWSER_REQUIRE', ''])('a call named %j is not', async (name) => {
  invoke.mockClear()
  expect(await bridge.call(name, {})).toMatchObject({ ok: false, error: { code: 'call-unknown' } })
  expect(invoke).not.toHaveBeenCalled()
})

test('commands are heard by name alone until the listening ends', () => {
  const listener = vi.fn()
  const end = bridge.onCommand(listener)
  heard.get('command')?.({ sender: 'secret' }, 'search')
  for (const other of ['', 'Search', 'a b', '../x', `a${'b'.repeat(100)}`, 5, { toString: () => 'search' }])
    heard.get('command')?.({}, other)
  expect(listener.mock.calls).toEqual([['search']])
  end()
  expect(heard.size).toBe(0)
})

test('a dropped file is told by its path', () => {
  expect(bridge.pathOf(new File([], 'pack.zip'))).toBe('/media/stick/pack.zip')
})

test('the search index is asked for on a channel of its own, by the name of an edition', async () => {
  invoke.mockClear()
  expect(await bridge.searchIndex('v2')).toEqual({ ok: true, value: 1 })
  expect(invoke).toHaveBeenCalledExactlyOnceWith('search-index', 'v2')
})

import type { IpcMainInvokeEvent, WebFrameMain } from 'electron'
import { describe, expect, test } from 'vitest'
import { fail, succeed } from '#shared/contract/failure.ts'
import { isFromWindow, serveSearchIndex } from './calls.ts'
import { FakeElectron } from './testing/fake-electron.ts'

function event(frame: { parent: object | null; url: string; detached?: boolean } | null): IpcMainInvokeEvent {
  return { senderFrame: (frame === null ? null : { detached: false, ...frame }) as WebFrameMain | null } as IpcMainInvokeEvent
}

test('a call of the window itself is answered', () => {
  expect(isFromWindow(event({ parent: null, url: 'campaign-archive://app/#/v2/notes' }))).toBe(true)
})

test.each([
  ['from a frame that has gone', null],
  ['from a page within the page', { parent: {}, url: 'campaign-archive://app/' }],
  ['from another site', { parent: null, url: 'https://example.org/' }],
  ['from another host of the scheme', { parent: null, url: 'campaign-archive://other/' }],
  ['from a file of the program that is not the page', { parent: null, url: 'campaign-archive://app/assets/a.js' }],
  ['from an empty page', { parent: null, url: 'about:blank' }],
  ['from nowhere', { parent: null, url: '' }],
  ['from a frame that was taken out of its page', { parent: null, url: 'campaign-archive://app/', detached: true }],
])('a call %s is not', (_where, frame) => {
  expect(isFromWindow(event(frame))).toBe(false)
})

test('a call from a frame that throws what it is asked is not', () => {
  const gone = {
    get parent(): never {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    },
  }
  expect(isFromWindow({ senderFrame: gone as unknown as WebFrameMain })).toBe(false)
})

describe('the channel of search indexes', () => {
  const page = event({ parent: null, url: 'campaign-archive://app/#/v2/search' })
  const bytes = Uint8Array.of(1, 2, 3)
  const reported: string[] = []
  const { calls, parts } = new FakeElectron('/home/person')
  serveSearchIndex(
    parts.ipcMain,
    async (edition) => {
      if (edition === 'v3') throw new Error('it broke')
      return edition === 'v1' ? succeed(bytes) : fail('edition-unknown', 'there is none')
    },
    (name) => reported.push(name),
  )
  const ask = (from: IpcMainInvokeEvent, edition: unknown) => calls.get('search-index')?.(from, edition)

  test('gives the bytes to the window, and a failure as it is', async () => {
    expect(await ask(page, 'v1')).toEqual({ ok: true, value: bytes })
    expect(await ask(page, 'v9')).toMatchObject({ ok: false, error: { code: 'edition-unknown' } })
  })

  test('gives nothing to another page', async () => {
    const other = event({ parent: null, url: 'https://example.org/' })
    expect(await ask(other, 'v1')).toMatchObject({ ok: false, error: { code: 'call-malformed' } })
  })

  test('rejects nothing, and reports what was thrown', async () => {
    expect(await ask(page, 'v3')).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(reported).toEqual(['search-index'])
  })
})

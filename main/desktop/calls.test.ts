import type { IpcMainInvokeEvent, WebFrameMain } from 'electron'
import { expect, test } from 'vitest'
import { isFromWindow } from './calls.ts'

function event(frame: { parent: object | null; url: string } | null): IpcMainInvokeEvent {
  return { senderFrame: frame as WebFrameMain | null } as IpcMainInvokeEvent
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
])('a call %s is not', (_where, frame) => {
  expect(isFromWindow(event(frame))).toBe(false)
})

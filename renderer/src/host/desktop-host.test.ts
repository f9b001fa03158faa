import { expect, test } from 'vitest'
import { LINK_WAITING } from '#shared/contract/commands.ts'
import { succeed } from '#shared/contract/failure.ts'
import { createDesktopHost } from './desktop-host.ts'

const letter = 'campaign-archive://open/info%3Aa/v1/source/letter'

/** A service in which links wait, one at a time. */
function serviceWith(waiting: (string | null)[]) {
  const listeners = new Set<(name: string) => void>()
  const host = createDesktopHost({
    call: async () => succeed({ link: waiting.shift() ?? null }),
    onCommand(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    pathOf: () => '',
    searchIndex: async () => succeed(new Uint8Array()),
  })
  const tell = (name: string) => {
    for (const listener of listeners) listener(name)
  }
  return { host, tell }
}

test('a link that came before the window is opened, and each that comes later, until nobody listens', async () => {
  const waiting: (string | null)[] = [letter]
  const { host, tell } = serviceWith(waiting)
  const opened: string[] = []
  const end = host.onLink(({ to }) => opened.push(to.kind))
  await expect.poll(() => opened).toEqual(['source'])
  waiting.push(`${letter}/b4`)
  tell('search')
  expect(waiting).toHaveLength(1)
  tell(LINK_WAITING)
  await expect.poll(() => opened).toEqual(['source', 'block'])
  end()
  waiting.push(letter)
  tell(LINK_WAITING)
  expect(waiting).toEqual([letter])
})

test('what is no link is not opened', async () => {
  const waiting = ['https://example.org/']
  const { host } = serviceWith(waiting)
  const opened: unknown[] = []
  host.onLink((link) => opened.push(link))
  await expect.poll(() => waiting).toEqual([])
  expect(opened).toEqual([])
})

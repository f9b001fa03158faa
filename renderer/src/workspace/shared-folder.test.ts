import { expect, test } from 'vitest'
import { succeed } from '#shared/contract/failure.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'
import { createSharedFolderClient } from './shared-folder.ts'

const settings = { folder: '/shared', write: true, read: true }

/** A service whose exchanges end when they are told to, and that notes what had been written when each began. */
function slowService() {
  const begun: string[][] = []
  const ends: (() => void)[] = []
  const written: string[] = []
  const call = async (name: string) => {
    const state = { settings, members: [], problems: [], heldBack: 0, progress: null, last: null, taken: 0 }
    if (name !== 'sharing.exchange') return succeed(state)
    begun.push([...written])
    await new Promise<void>((end) => ends.push(end))
    return succeed(state)
  }
  const notes = {
    snapshot: () => ({ ready: true, readOnly: null, device: 'aaaaaaaa' }),
    settled: async () => undefined,
    catchUp: async () => succeed(null),
  }
  const client = createSharedFolderClient({
    host: { call } as unknown as Host,
    notes: notes as unknown as NoteStore,
    every: () => () => undefined,
  })
  return { client, begun, ends, written }
}

test('an exchange that is asked for while another is under way takes along what was written since that one began', async () => {
  const { client, begun, ends, written } = slowService()
  const first = client.exchange()
  await expect.poll(() => begun.length).toBe(1)
  written.push('a note')
  const second = client.exchange()
  const third = client.exchange()
  ends[0]?.()
  await first
  await expect.poll(() => begun.length).toBe(2)
  ends[1]?.()
  await Promise.all([second, third])
  expect(begun).toEqual([[], ['a note']])
})

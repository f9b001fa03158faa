import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { createDesktopHost } from './desktop-host.ts'
import type { Host } from './host.ts'
import { connectLoopback } from './loopback-host.ts'

/** Finds the host of this window: the object that preload put there, or else the loopback server. */
export async function connect(): Promise<Outcome<Host>> {
  const bridge = window.campaignArchive
  return bridge === undefined ? connectLoopback() : succeed(createDesktopHost(bridge))
}

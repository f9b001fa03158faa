import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { createDesktopHost } from './desktop-host.ts'
import type { Connected } from './host.ts'
import { connectLoopback } from './loopback-host.ts'

/** Finds the host of this window: the object that preload put there, or else the loopback server. */
export async function connect(): Promise<Outcome<Connected>> {
  const bridge = window.campaignArchive
  if (bridge === undefined) return connectLoopback()
  const host = createDesktopHost(bridge)
  const program = await host.call('program.describe', {})
  return program.ok ? succeed({ host, program: program.value }) : program
}

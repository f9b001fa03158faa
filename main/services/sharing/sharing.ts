import { access, constants, realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { SharingSettings, SharingState } from '#shared/sharing/sharing-state.ts'
import type { Journal } from '../journal/journal.ts'
import { causeOf, isDiskFull } from '../profile/disk-error.ts'
import { createExchange, type Exchange, type ExchangeResult } from './exchange.ts'
import { openSharedFolder, resolveFolder, type SharedFolder } from './shared-folder.ts'
import { type KeptSharing, readKeptSharing, writeKeptSharing } from './sharing-file.ts'

/** A folder that several people reach, into which each writes own changes and out of which each reads those of the others. */
export interface Sharing {
  look(): Promise<Outcome<SharingState>>
  /** Fails with `folder-unusable` where the folder cannot be used, naming why; nothing is then changed. */
  set(settings: SharingSettings): Promise<Outcome<SharingState>>
  /** Exchanges with the folder, for the window of `device`, or waits for the exchange that is under way. */
  exchange(device: string): Promise<Outcome<SharingState>>
  close(): Promise<void>
}

interface Surroundings {
  /** The profile folder. */
  readonly profile: string
  readonly journal: Pick<Journal, 'state' | 'read' | 'append'>
  /** Milliseconds since 1970. */
  now(): number
  readonly openFolder?: (path: string) => SharedFolder
  readonly pause?: () => Promise<void>
}

const nothingFound = { members: [], problems: [], heldBack: 0 } as const satisfies Partial<ExchangeResult>

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`))
}

async function checkFolder(path: string, profile: string, write: boolean): Promise<Outcome<string>> {
  if (!isAbsolute(path)) return fail('folder-unusable', `the folder ${path} cannot be found by this: give its whole path`)
  const real = await resolveFolder(path)
  if (real === null) return fail('folder-unusable', `the folder ${path} does not exist, or it is not a folder`)
  if (isInside(real, await realpath(profile))) {
    return fail(
      'folder-unusable',
      `the folder ${path} is in the one in which this program keeps your notes: choose one outside it`,
    )
  }
  try {
    await access(real, constants.R_OK | constants.X_OK | (write ? constants.W_OK : 0))
    return succeed(real)
  } catch (error) {
    return fail('folder-unusable', `the folder ${path} cannot be ${write ? 'written to' : 'read'}: ${causeOf(error)}`)
  }
}

/**
 * Sharing by a folder, for the profile at `profile`. Nothing in the shared folder is ever changed or removed but the files of this profile's own
 * windows; what comes out of it goes into the journal. Nothing happens by itself: a window asks.
 */
export async function createSharing({
  profile,
  journal,
  now,
  openFolder = openSharedFolder,
  pause = () => setImmediate(),
}: Surroundings): Promise<Sharing> {
  let kept = await readKeptSharing(profile)
  let exchange: Exchange | null = null
  let running: Promise<Outcome<SharingState>> | null = null
  let found: Pick<ExchangeResult, 'members' | 'problems' | 'heldBack'> = nothingFound
  let progress: SharingState['progress'] = null
  let last: SharingState['last'] = null
  let taken = 0
  let closed = false

  function state(): SharingState {
    const { folder, write, read } = kept
    const { members, problems, heldBack } = found
    return { settings: { folder, write, read }, progress, last, members: [...members], problems: [...problems], taken, heldBack }
  }

  async function keep(next: KeptSharing): Promise<Outcome<null>> {
    try {
      await writeKeptSharing(profile, next)
      kept = next
      return succeed(null)
    } catch (error) {
      const code = isDiskFull(error) ? 'disk-full' : 'profile-unusable'
      return fail(code, `what was set for the shared folder was not kept in ${profile}: ${causeOf(error)}`)
    }
  }

  async function run(path: string): Promise<Outcome<SharingState>> {
    exchange ??= createExchange({
      folder: openFolder(path),
      journal,
      devices: new Set(kept.devices),
      now,
      pause,
      onProgress(done, total) {
        progress = { done, total }
      },
    })
    const { write, read, used } = kept
    const result = await exchange.run({ write, read, used }).finally(() => {
      progress = null
    })
    found = result
    taken += result.taken
    if (result.whole) last = { at: new Date(now()).toISOString(), taken: result.taken, written: result.written }
    if (!used && (result.written > 0 || result.members.length > 0)) {
      const noted = await keep({ ...kept, used: true })
      if (!noted.ok) return noted
    }
    return succeed(state())
  }

  return {
    look: async () => succeed(state()),
    async set(settings) {
      await running?.catch(() => undefined)
      const { folder } = settings
      const write = folder !== null && settings.write
      const read = folder !== null && settings.read
      const checked = folder === null || !(write || read) ? succeed(folder) : await checkFolder(folder, profile, write)
      if (!checked.ok) return checked
      const set = await keep({ ...kept, folder, write, read, used: false })
      if (!set.ok) return set
      exchange = null
      found = nothingFound
      last = null
      return succeed(state())
    },
    async exchange(device) {
      if (running !== null) return running
      const { folder, write, read } = kept
      if (folder === null || !(write || read) || closed) return succeed(state())
      if (!kept.devices.includes(device)) {
        const noted = await keep({ ...kept, devices: [...kept.devices, device] })
        if (!noted.ok) return noted
        exchange = null
      }
      running ??= run(folder).finally(() => {
        running = null
      })
      return running
    },
    async close() {
      closed = true
      await running?.catch(() => undefined)
    },
  }
}

import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { later } from '../services/profile/later.ts'
import { removeEverything } from '../services/profile/remove-everything.ts'

interface RemovalParts {
  readonly folder: string
  /** Brings to an end what writes to the profile. */
  readonly close: () => Promise<void>
  readonly quit: () => void
}

/** How long the window is given to receive the last answer, in milliseconds. */
const ANSWER_TIME = 1_000

/** Removes all but the folder that Electron uses while it runs: the next start removes that, and ends. */
export function createRemoveProfile({ folder, close, quit }: RemovalParts): Handlers['profile.remove'] {
  return async ({ copies }) => {
    await close()
    const report = await removeEverything(folder, { copies, windowInUse: true })
    // The window is given its answer first.
    later(ANSWER_TIME, quit)
    return succeed(report)
  }
}

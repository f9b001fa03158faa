import type { Backups } from '../services/backups/backups.ts'
import { beforeNewVersion } from '../services/backups/before-new-version.ts'
import { openBackups } from '../services/backups/open-backups.ts'
import { watchedJournal } from '../services/backups/watched-journal.ts'
import type { Journal } from '../services/journal/journal.ts'
import { openJournal } from '../services/journal/open-journal.ts'
import { later } from '../services/profile/later.ts'
import { openProfile, type Profile } from '../services/profile/profile.ts'
import { type ProfileLock, takeProfileLock } from '../services/profile/profile-lock.ts'
import { StartFailure } from './electron-parts.ts'

/** The profile of this run, which is its alone until the lock is released, and what keeps the notes in it. */
export interface Keeping {
  readonly profile: Profile
  readonly lock: ProfileLock
  readonly journal: Journal
  readonly backups: Backups
}

/** Takes the profile in `folder` for this run. Throws a `StartFailure`, with nothing taken, where it cannot. */
export async function openKeeping(folder: string, program: string, say: (sentence: string) => void): Promise<Keeping> {
  const profile = await openProfile(folder)
  if (!profile.ok) throw new StartFailure(profile.error.message)
  const taken = await takeProfileLock(folder, 'desktop')
  if (!taken.ok) throw new StartFailure(taken.error.message)
  if (taken.value.state === 'held') {
    const { owner, path } = taken.value
    throw new StartFailure(
      `Campaign Archive is already running with these notes (process ${owner.pid} on ${owner.machine}): use the window in your browser, or stop it first. If it is not running, remove ${path}.`,
    )
  }
  const { lock } = taken.value
  const parts = { profile: profile.value, program, now: () => new Date(), later }
  const unsafe = await beforeNewVersion(parts, process.versions['chrome'] ?? null)
  if (unsafe !== null) say(unsafe)
  const opened = await openJournal(profile.value.journal)
  if (!opened.ok) {
    await lock.release()
    throw new StartFailure(opened.error.message)
  }
  const backups = await openBackups(parts)
  return { profile: profile.value, lock, journal: watchedJournal(opened.value, backups), backups }
}

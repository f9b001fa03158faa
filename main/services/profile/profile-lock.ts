import { createHash, randomBytes } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { nodeDisk } from '../files/disk.ts'
import { alreadyExists, causeOf, isDiskFull, isMissing } from './disk-error.ts'
import { privateDisk } from './private-disk.ts'
import { isRunning, processIdentity } from './process-identity.ts'

/** How another start of the browser host reaches the one that runs. */
const doorSchema = z.object({ port: z.int().min(1).max(65_535), secret: z.string().min(32).max(200) })
export type Door = z.infer<typeof doorSchema>

const ownerSchema = z.object({
  format: z.literal(1),
  pid: z.int().positive(),
  identity: z.string().nullable(),
  machine: z.string(),
  host: z.enum(['desktop', 'browser']),
  /** Null until the browser host can be reached, and always for the desktop host. */
  door: doorSchema.nullable(),
})
export type LockOwner = z.infer<typeof ownerSchema>

export interface ProfileLock {
  /** Writes how this process can be reached into the lock. Throws the error of node:fs. */
  announce(door: Door): Promise<void>
  /** Removes the lock, if it is still this process's. */
  release(): Promise<void>
}

export type TakenLock =
  | { readonly state: 'taken'; readonly lock: ProfileLock }
  | { readonly state: 'held'; readonly owner: LockOwner; readonly path: string }

const NAME = 'profile.lock'

/** How long to let another start finish removing a stale lock, in ms, before looking again. */
const TAKEOVER_PAUSE = 10

function text(owner: LockOwner): string {
  return `${JSON.stringify(owner)}\n`
}

function parseOwner(content: string): LockOwner | null {
  try {
    return ownerSchema.parse(JSON.parse(content))
  } catch {
    return null
  }
}

async function readLock(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Puts a file at `path` in one step, whole, if nothing stands there. */
async function claim(path: string, content: string): Promise<boolean> {
  const own = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    await privateDisk.writeNewFile(own, Buffer.from(content))
    await link(own, path)
    return true
  } catch (error) {
    if (alreadyExists(error)) return false
    if (
      !(
        error instanceof Error &&
        'code' in error &&
        ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EXDEV'].includes(String(error.code))
      )
    )
      throw error
    // A file system without hard links (a USB stick): the file appears a moment before its content, and an empty lock counts as held.
    return await claimWithoutLink(path, content)
  } finally {
    await rm(own, { force: true })
  }
}

async function claimWithoutLink(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (alreadyExists(error)) return false
    throw error
  }
}

async function isAlive(owner: LockOwner): Promise<boolean> {
  // The process of another computer (a profile on a network drive) cannot be looked for from here.
  if (owner.machine !== hostname()) return true
  if (!isRunning(owner.pid)) return false
  if (owner.identity === null) return true
  const now = await processIdentity(owner.pid)
  return now === null || now === owner.identity
}

/**
 * Removes a lock that was judged stale, if it still is the one that was judged. Only who holds the ticket for just this lock may remove it, so
 * between looking and removing nobody else can have put a fresh one there: without it a slower start takes away the lock of a quicker one.
 */
export async function removeStale(path: string, judged: string): Promise<void> {
  const ticket = `${path}.${createHash('sha256').update(judged).digest('hex').slice(0, 16)}.takeover`
  if (!(await claim(ticket, String(process.pid)))) {
    const holder = Number(await readLock(ticket))
    // A start that was killed in these few steps leaves its ticket.
    if (Number.isInteger(holder) && holder > 0 && !isRunning(holder)) await rm(ticket, { force: true })
    else await pause(TAKEOVER_PAUSE)
    return
  }
  try {
    if ((await readLock(path)) === judged) await rm(path, { force: true })
  } finally {
    await rm(ticket, { force: true })
  }
}

/**
 * Takes the lock of a profile for this process, so that one program at a time writes there. The lock of a process that no
 * longer runs is taken over. `held` names the process that has it. Fails with `profile-unusable` or `disk-full`.
 */
export async function takeProfileLock(folder: string, host: LockOwner['host']): Promise<Outcome<TakenLock>> {
  const path = join(folder, NAME)
  const owner: LockOwner = {
    format: 1,
    pid: process.pid,
    identity: await processIdentity(process.pid),
    machine: hostname(),
    host,
    door: null,
  }
  try {
    for (;;) {
      if (await claim(path, text(owner))) {
        await nodeDisk.syncFolder(folder)
        return succeed({ state: 'taken', lock: ownLock(path, owner) })
      }
      const content = await readLock(path)
      if (content === null) continue
      const other = parseOwner(content)
      if (other === null) {
        // Ours are written whole: what cannot be read was left by a crash of the machine, or is not ours to judge.
        return fail(
          'profile-unusable',
          `the lock file ${path} cannot be read: if Campaign Archive is not running, remove that file and start again`,
        )
      }
      if (await isAlive(other)) return succeed({ state: 'held', owner: other, path })
      await removeStale(path, content)
    }
  } catch (error) {
    return fail(
      isDiskFull(error) ? 'disk-full' : 'profile-unusable',
      `the profile folder ${folder} cannot be used: ${causeOf(error)}`,
    )
  }
}

function ownLock(path: string, owner: LockOwner): ProfileLock {
  let written = text(owner)
  return {
    async announce(door) {
      const next = text({ ...owner, door })
      const own = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
      try {
        await privateDisk.writeNewFile(own, Buffer.from(next))
        await rename(own, path)
      } finally {
        await rm(own, { force: true })
      }
      written = next
    },
    async release() {
      if ((await readLock(path)) === written) await rm(path, { force: true })
    },
  }
}

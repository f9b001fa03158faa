import { execFile } from 'node:child_process'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { repository } from '../support/repository.ts'
import type { Desk, DeskFolders } from './desk.ts'
import { followSaved, makeNote, openNote, typeUntil, type Written } from './writing.ts'

const run = promisify(execFile)
const MEGABYTES = 400
/** Milliseconds of writing while the disk is full. */
const WRITING = 2_000
/** Longer than the slowest machine takes; nothing waits for it to pass. */
const LIMIT = 60_000

/** A disk that can be filled from outside, for the folders of the program. */
export interface FillableDisk {
  /** How it is done, in words. */
  readonly how: string
  /** Where the program keeps everything. */
  readonly folder: string
  /** A module for the service, or null. */
  readonly preload: string | null
  fill(): Promise<void>
  free(): Promise<void>
  remove(): Promise<void>
}

/** A small disk in memory at `folder`; null where this account may mount none. */
async function mountSmallDisk(folder: string): Promise<FillableDisk | null> {
  if (process.platform !== 'linux') return null
  await mkdir(folder, { recursive: true })
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder])
  } catch {
    return null
  }
  const filler = join(folder, 'filler')
  return {
    how: `a disk of ${MEGABYTES} MB, mounted in memory, with both copies of the notes on it`,
    folder,
    preload: null,
    fill: () => fill(filler),
    free: () => rm(filler, { force: true }),
    async remove() {
      await run('umount', ['--lazy', folder])
    },
  }
}

/** The file layer of the service fails as a full disk does. The window's database has space. */
async function injectFault(folder: string): Promise<FillableDisk> {
  await mkdir(folder, { recursive: true })
  const flag = join(folder, 'disk-is-full')
  const preload = pathToFileURL(join(repository, 'e2e', 'torture', 'disk-fault.mjs'))
  preload.searchParams.set('flag', flag)
  return {
    how: 'a fault put into the file layer of the service; the window’s database had space (a small disk takes Linux, and the rights to mount one)',
    folder,
    preload: preload.href,
    fill: () => writeFile(flag, ''),
    free: () => rm(flag, { force: true }),
    remove: () => Promise.resolve(),
  }
}

/** A small disk where one can be mounted; otherwise, or where `inject` asks for it, a fault in the file layer of the service. */
export async function openFillableDisk(folder: string, inject: boolean): Promise<FillableDisk> {
  return (inject ? null : await mountSmallDisk(folder)) ?? (await injectFault(folder))
}

/** Writes until the disk takes nothing more, not even one byte. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let size = 1 << 20; size >= 1; ) {
      try {
        const { bytesWritten } = await file.write(Buffer.alloc(size))
        if (bytesWritten < size) size >>= 1
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
        size >>= 1
      }
    }
  } finally {
    await file.close().catch(() => undefined)
  }
}

export interface FullDiskResult {
  readonly rounds: number
  /** UTF-16 units called saved. */
  readonly acknowledged: number
  /** UTF-16 units called saved and not there afterwards. */
  readonly lost: number
  /** Rounds in which the window said, while the disk was full, that the words were not saved. */
  readonly told: number
  /** Rounds in which the processes lived, and of them those in which everything typed was saved once there was space again. */
  readonly lived: number
  readonly recovered: number
}

/**
 * The disk fills from outside while a person writes. Then there is space again. In every second round both
 * processes are ended without a warning before that.
 */
export async function runFullDisk(
  desk: Desk,
  disk: FillableDisk,
  rounds: number,
  random: () => number,
  say: (line: string) => void,
): Promise<FullDiskResult> {
  await makeNote(desk)
  const result = { rounds, acknowledged: 0, lost: 0, told: 0, lived: 0, recovered: 0 }
  let number = 1
  for (let round = 1; round <= rounds; round += 1) {
    const begun = await openNote(desk)
    const written: Written = { typed: begun, acknowledged: begun }
    const { page } = desk
    await followSaved(page, written)
    // There is something that was called saved before the disk fills.
    number = await typeUntil(page, written, random, () => written.acknowledged.length > begun.length, number)
    await disk.fill()
    const end = Date.now() + WRITING
    number = await typeUntil(page, written, random, () => Date.now() > end, number)
    const trouble = page.getByRole('alert').filter({ hasText: /Not saved|Saved in this window|Saved on disk/ })
    if (
      await trouble.waitFor({ timeout: LIMIT }).then(
        () => true,
        () => false,
      )
    )
      result.told += 1
    const killed = round % 2 === 0
    if (killed) {
      await desk.endBrowser()
      await desk.endService()
    }
    const promised = written.acknowledged
    result.acknowledged += promised.length - begun.length
    await disk.free()
    if (!killed) {
      result.lived += 1
      await page
        .getByRole('button', { name: 'Save again' })
        .click({ timeout: LIMIT })
        .catch(() => undefined)
      const saved = await page
        .getByText(/^Saved$/)
        .waitFor({ timeout: LIMIT })
        .then(
          () => true,
          () => false,
        )
      if (saved) result.recovered += 1
      else
        say(
          `round ${round}: not saved although there is space again: ${(await page.getByRole('alert').allTextContents()).join(' / ')}`,
        )
      await desk.endBrowser()
      await desk.endService()
    }
    const found = await openNote(desk)
    const wanted = killed ? promised : written.typed
    if (!found.startsWith(wanted)) {
      const missing = [...wanted].findIndex((letter, at) => found[at] !== letter)
      result.lost += wanted.length - missing
      say(
        `round ${round}: ${JSON.stringify(wanted.slice(missing))} is not there; there is ${JSON.stringify(found.slice(missing))}`,
      )
    }
  }
  return result
}

export function foldersOn(disk: string): DeskFolders {
  return { profile: join(disk, 'profile'), browser: join(disk, 'browser') }
}

import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '../../files/disk.ts'
import { privateDisk } from '../../profile/private-disk.ts'
import { openSegmentFile, type SegmentFile } from '../segment-file.ts'
import type { JournalSurroundings } from '../surroundings.ts'

function diskError(): Error {
  return Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'write', errno: -5 })
}

export interface FaultyDisk extends Pick<JournalSurroundings, 'disk' | 'openFile'> {
  /** Counts steps from now on, and lets the `step`-th (from 0) fail; null lets none fail. */
  failAt(step: number | null): void
  /** Whether that step has come. */
  hasFailed(): boolean
}

/**
 * A disk of which one step fails, half done where it can be done by halves: and with it every later step (`forGood`, as when the power is cut), or that
 * one alone.
 */
export function faultyDisk(forGood: boolean): FaultyDisk {
  let left = Number.POSITIVE_INFINITY
  let failed = false
  const step = async (byHalves: () => Promise<unknown> = async () => undefined): Promise<void> => {
    if (failed && forGood) throw diskError()
    left -= 1
    if (left >= 0) return
    left = Number.POSITIVE_INFINITY
    failed = true
    await byHalves()
    throw diskError()
  }
  const disk: Disk = {
    async makeFolder(path) {
      await step()
      await privateDisk.makeFolder(path)
    },
    async writeNewFile(path, bytes) {
      await step(() => writeFile(path, bytes.subarray(0, bytes.length >> 1)))
      await privateDisk.writeNewFile(path, bytes)
    },
    async rename(from, to) {
      await step()
      await privateDisk.rename(from, to)
      // The name is changed, and the flush of the folder fails.
      await step()
    },
    async remove(path) {
      await step(async () => {
        const [first] = await readdir(path).catch(() => [])
        if (first !== undefined) await rm(join(path, first), { recursive: true })
      })
      await privateDisk.remove(path)
    },
    async removeEmptyFolder(path) {
      await step()
      await privateDisk.removeEmptyFolder(path)
    },
    async syncFolder(path) {
      await step()
      await privateDisk.syncFolder(path)
    },
  }
  const openFile = async (path: string): Promise<SegmentFile> => {
    await step()
    const file = await openSegmentFile(path)
    return {
      write: async (bytes) => {
        await step(() => file.write(bytes.subarray(0, bytes.length >> 1)))
        return file.write(bytes)
      },
      sync: async () => {
        await step()
        await file.sync()
      },
      truncate: async (size) => {
        await step()
        await file.truncate(size)
      },
      facts: file.facts,
      close: file.close,
    }
  }
  return {
    disk,
    openFile,
    failAt(at) {
      left = at ?? Number.POSITIVE_INFINITY
      failed = false
    },
    hasFailed: () => failed,
  }
}

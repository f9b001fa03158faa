import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The changes that the services make on a disk. Handed in, so that a test can let any one of them fail.
 * Errors are those of node:fs, with their codes (`ENOSPC`, `EACCES`).
 */
export interface Disk {
  makeFolder(path: string): Promise<void>
  /** Writes a file that is not there yet, and returns once its bytes are on the disk. */
  writeNewFile(path: string, bytes: Uint8Array): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Removes a file or a folder with all that is in it; what is not there is no error. */
  remove(path: string): Promise<void>
  /** Removes a folder that holds nothing; what is not there is no error. */
  removeEmptyFolder(path: string): Promise<void>
  /** Returns once the names in a folder are on the disk, where the platform can promise that. */
  syncFolder(path: string): Promise<void>
}

/** Windows cannot open a folder to flush it; some network file systems cannot flush one. The names are then safe when the system says so. */
const CANNOT_SYNC_FOLDER = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'])

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!CANNOT_SYNC_FOLDER.has(errorCode(error))) throw error
  }
}

export const nodeDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true })
  },
  async writeNewFile(path, bytes) {
    const file = await open(path, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  async rename(from, to) {
    await rename(from, to)
    await syncFolder(dirname(to))
  },
  async remove(path) {
    await rm(path, { recursive: true, force: true })
  },
  async removeEmptyFolder(path) {
    await rmdir(path).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
  },
  syncFolder,
}

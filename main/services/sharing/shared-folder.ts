import { open, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeDisk } from '../files/disk.ts'

export interface SharedFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Another one once the file was written or replaced. */
  readonly stamp: string
}

/** A folder that several programs write to, each only its own files. Errors are those of node:fs. */
export interface SharedFolder {
  /** The files in it whose names end with `.jsonl`, by name. Folders and links are passed over. */
  list(): Promise<readonly SharedFile[]>
  read(name: string): Promise<Buffer>
  /**
   * Appends to an own file that has `size` bytes, or makes it where `size` is 0, and returns once the bytes are on the disk. Where the file is
   * not as expected it is left alone and the answer is false. When writing fails, what was written of `bytes` is taken off again.
   */
  append(name: string, size: number, bytes: Uint8Array): Promise<boolean>
}

async function appendTo(path: string, size: number, bytes: Uint8Array): Promise<boolean> {
  const file = await open(path, size === 0 ? 'wx' : 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' || (size > 0 && error.code === 'ENOENT')) return null
    throw error
  })
  if (file === null) return false
  try {
    if ((await file.stat()).size !== size) return false
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, size + done)
        if (bytesWritten === 0) throw new Error('the disk takes no more bytes')
        done += bytesWritten
      }
      await file.sync()
    } catch (error) {
      await file.truncate(size).catch(() => undefined)
      throw error
    }
    return true
  } finally {
    await file.close()
  }
}

/** The shared folder at `folder`, on the disk. */
export function openSharedFolder(folder: string): SharedFolder {
  return {
    async list() {
      const entries = await readdir(folder, { withFileTypes: true })
      const names = entries
        .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.jsonl') && !entry.name.startsWith('.'))
        .map((entry) => entry.name)
        .sort()
      const files: SharedFile[] = []
      for (const name of names) {
        const facts = await stat(join(folder, name)).catch(() => null)
        // A file that was there a moment ago and is not: the other program is at work, and the next exchange sees it.
        if (facts === null) continue
        files.push({ name, size: facts.size, stamp: `${facts.size} ${facts.mtimeMs} ${facts.ctimeMs} ${facts.ino}` })
      }
      return files
    },
    read: (name) => readFile(join(folder, name)),
    async append(name, size, bytes) {
      const done = await appendTo(join(folder, name), size, bytes)
      if (done && size === 0) await nodeDisk.syncFolder(folder)
      return done
    },
  }
}

/** The folder as the system knows it, links resolved; null where there is none. */
export async function resolveFolder(path: string): Promise<string | null> {
  try {
    const real = await realpath(path)
    return (await stat(real)).isDirectory() ? real : null
  } catch {
    return null
  }
}

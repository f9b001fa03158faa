import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { type Disk, nodeDisk } from './disk.ts'

/**
 * Writes a file whole or not at all: a reader, and a crash at any moment, finds the old bytes or the new ones.
 * Text is written as UTF-8. Returns once the bytes and the name are on the disk. The folder must exist.
 * Throws the error of node:fs (`ENOSPC`, `EACCES`, ...); the file that was there is then unchanged and nothing is left beside it.
 * Method: POSIX rename(2) is atomic within a file system, hence the temporary file in the same folder.
 */
export async function writeFileAtomically(path: string, content: Uint8Array | string, disk: Disk = nodeDisk): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await disk.writeNewFile(temporary, bytes)
    await disk.rename(temporary, path)
  } catch (error) {
    // The first error is the one to tell; a temporary file that cannot be removed either changes nothing about it.
    await disk.remove(temporary).catch(() => undefined)
    throw error
  }
}

import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isDiskFault } from '../../files/disk-fault.ts'

export interface FileToDigest {
  /** Relative to the root, with "/". */
  readonly path: string
  /** As Node calls them. */
  readonly algorithms: readonly string[]
  /** As the folder gave it; the reading does not rely on it. */
  readonly bytes: number
}

/** The digests of a file in lower-case hexadecimal digits, in the order of the algorithms asked for, or why it could not be read. */
export type DigestedFile =
  | { readonly path: string; readonly bytes: number; readonly digests: readonly string[] }
  | { readonly path: string; readonly fault: string }

/**
 * Reads a file once, piece by piece into `buffer`, and computes all digests that are asked for. Blocks its thread: for the threads of this folder.
 * `onBytes` hears of each piece.
 */
export function digestFile(
  root: string,
  { path, algorithms }: FileToDigest,
  buffer: Buffer,
  onBytes: (bytes: number) => void,
): DigestedFile {
  try {
    const file = openSync(join(root, ...path.split('/')), 'r')
    try {
      const hashes = algorithms.map((algorithm): Hash => createHash(algorithm))
      let bytes = 0
      for (;;) {
        const read = readSync(file, buffer, 0, buffer.length, null)
        if (read === 0) break
        const piece = read === buffer.length ? buffer : buffer.subarray(0, read)
        for (const hash of hashes) hash.update(piece)
        bytes += read
        onBytes(read)
      }
      return { path, bytes, digests: hashes.map((hash) => hash.digest('hex')) }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return { path, fault: error.message }
  }
}

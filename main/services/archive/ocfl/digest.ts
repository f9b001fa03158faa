import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The algorithms that may address content (OCFL 1.1, 3.4). */
export type DigestAlgorithm = 'sha512' | 'sha256'

/** In lower-case hexadecimal digits. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha512'): string {
  return createHash(algorithm).update(bytes).digest('hex')
}

/** The digest of a file, read piece by piece, and its size in bytes. Throws what node:fs throws. */
export async function digestOfFile(
  path: string,
  algorithm: DigestAlgorithm,
): Promise<{ readonly digest: string; readonly bytes: number }> {
  const hash = createHash(algorithm)
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk: Buffer = piece
    hash.update(chunk)
    bytes += chunk.length
  }
  return { digest: hash.digest('hex'), bytes }
}

/** Enough of a digest to tell two apart in a message. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 16)}...`
}

import { createHash } from 'node:crypto'

/** The algorithms that may address content (OCFL 1.1, 3.4). */
export type DigestAlgorithm = 'sha512' | 'sha256'

/** In lower-case hexadecimal digits. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha512'): string {
  return createHash(algorithm).update(bytes).digest('hex')
}

export interface FixityAlgorithm {
  /** What Node calls it. */
  readonly name: string
  /** Of the digest in hexadecimal digits. */
  readonly length: number
  /** The code of OCFL for a digest that is not written as it should be. */
  readonly code: string
}

/**
 * The algorithms of a fixity block by their names there: those that every OCFL client must know (1.1, 3.4), and of the extension 0009 the one that
 * Node has. Others are lawful in a fixity block, and are reported as not checked.
 */
const FIXITY: Readonly<Record<string, FixityAlgorithm>> = {
  md5: { name: 'md5', length: 32, code: 'E057' },
  sha1: { name: 'sha1', length: 40, code: 'E029' },
  sha256: { name: 'sha256', length: 64, code: 'E030' },
  sha512: { name: 'sha512', length: 128, code: 'E031' },
  'blake2b-512': { name: 'blake2b512', length: 128, code: 'E032' },
  'sha512/256': { name: 'sha512-256', length: 64, code: 'E057' },
}

/** Null where this program cannot compute it: it is not one of the list above, or the platform's cryptography was built without it. */
export function fixityAlgorithm(name: string): FixityAlgorithm | null {
  const known = Object.hasOwn(FIXITY, name) ? FIXITY[name] : undefined
  if (known === undefined) return null
  try {
    createHash(known.name)
    return known
  } catch {
    return null
  }
}

/** Enough of a digest to tell two apart in a message. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 16)}...`
}

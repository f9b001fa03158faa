import { createHash } from 'node:crypto'

function sha256(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex')
}

/** The digest of a journal before its first change (hexadecimal SHA-256). Journals that were written anew have another generation, and so another chain. */
export function startOfChain(generation: string): string {
  return sha256(generation)
}

/**
 * The digest after one more change: the SHA-256 (hexadecimal) of the digest before it and the sum that ends its line. Equal digests at equal
 * positions mean the same lines in the same order, as in the chain of RFC 6962 without its tree.
 */
export function nextInChain(digest: string, sum: string): string {
  return sha256(digest + sum)
}

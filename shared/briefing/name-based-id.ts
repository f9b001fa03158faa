import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A UUID made from a name, the same for the same name: version 8, of whose digits we say what they are (RFC 9562, 5.8): the first of the SHA-256 of its UTF-8. */
export function nameBasedId(name: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(name)))
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

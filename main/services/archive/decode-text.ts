import { isUtf8 } from 'node:buffer'
import { decodeUtf8, type Utf8Decoding } from '#shared/text/decode-utf8.ts'

/**
 * `decodeUtf8` at the speed of the platform: the same text for what is UTF-8, and the offset of the first wrong byte, in bytes, for what is not.
 * A byte order mark is kept.
 */
export function decodeText(bytes: Uint8Array): Utf8Decoding {
  if (!isUtf8(bytes)) return decodeUtf8(bytes)
  return { ok: true, text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') }
}

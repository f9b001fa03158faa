import { webcrypto } from 'node:crypto'

/** In lower-case hexadecimal digits. Beside this thread, since an index may have a hundred megabytes. */
export async function sha512Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-512', bytes)).toString('hex')
}

import { type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { fingerprintSchema } from '#shared/packs/pack-state.ts'
import { TAG_MANIFEST_FILE } from './pack-files.ts'
import { fingerprintOf, publicKeyFromRaw, rawPublicKey } from './signing-key.ts'

/** base64 with padding (RFC 4648, 4) of so many bytes, written in the one way that is canonical. */
function base64Of(bytes: number) {
  return z.string().refine((text) => {
    const decoded = Buffer.from(text, 'base64')
    return decoded.length === bytes && decoded.toString('base64') === text
  })
}

const signatureSchema = z.strictObject({
  format: z.literal('campaign-archive-signature-1'),
  algorithm: z.literal('Ed25519'),
  signs: z.literal(TAG_MANIFEST_FILE),
  keyId: fingerprintSchema,
  publicKey: base64Of(32),
  signature: base64Of(64),
})

/** The bytes of `signature.json` for a tag manifest: Ed25519 (RFC 8032) over its bytes. The same key and bytes give the same signature. */
export function signatureFile(tagManifest: Uint8Array, key: KeyObject): Buffer {
  const raw = rawPublicKey(key)
  const content: z.infer<typeof signatureSchema> = {
    format: 'campaign-archive-signature-1',
    algorithm: 'Ed25519',
    signs: TAG_MANIFEST_FILE,
    keyId: fingerprintOf(raw),
    publicKey: raw.toString('base64'),
    signature: sign(null, tagManifest, key).toString('base64'),
  }
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
}

/** Who signed a tag manifest, or why the signature does not fit. */
export function checkSignature(
  file: Uint8Array,
  tagManifest: Uint8Array,
):
  | { readonly ok: true; readonly fingerprint: string; readonly publicKey: string }
  | { readonly ok: false; readonly reason: string } {
  let content: z.infer<typeof signatureSchema>
  try {
    content = signatureSchema.parse(JSON.parse(Buffer.from(file).toString('utf8')))
  } catch {
    return { ok: false, reason: 'it is not written as a signature of this format' }
  }
  const raw = Buffer.from(content.publicKey, 'base64')
  if (fingerprintOf(raw) !== content.keyId) return { ok: false, reason: 'its key is not the one that it names' }
  let fits = false
  try {
    fits = verify(null, tagManifest, publicKeyFromRaw(raw), Buffer.from(content.signature, 'base64'))
  } catch {
    return { ok: false, reason: 'its key is no Ed25519 key' }
  }
  return fits
    ? { ok: true, fingerprint: content.keyId, publicKey: content.publicKey }
    : { ok: false, reason: 'the content was altered after it was signed, or somebody else signed it' }
}

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

export interface NewKeys {
  /** PKCS #8 in PEM. */
  readonly privatePem: string
  /** SubjectPublicKeyInfo in PEM. */
  readonly publicPem: string
  readonly fingerprint: string
}

/** The 32 bytes of an Ed25519 public key (RFC 8032), of a private key's public half too. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  if (x === undefined) throw new Error('this is no Ed25519 key')
  return Buffer.from(x, 'base64url')
}

/** What names a key: the SHA-256 of its raw public half, in hexadecimal digits. */
export function fingerprintOf(rawKey: Uint8Array): string {
  return createHash('sha256').update(rawKey).digest('hex')
}

export function publicKeyFromRaw(raw: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
}

export function makeKeys(): NewKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(rawPublicKey(publicKey)),
  }
}

/** The private key in a PEM file, or null where it holds no Ed25519 private key without a password. */
export function readPrivateKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

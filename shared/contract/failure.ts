export type FailureCode =
  | 'call-malformed'
  | 'call-unknown'
  | 'not-connected'
  | 'archive-missing'
  | 'archive-damaged'
  | 'archive-unknown'
  | 'edition-unknown'
  | 'source-unknown'
  | 'file-altered'
  | 'pack-unknown'
  | 'pack-refused'
  | 'pack-too-large'
  | 'backup-refused'
  | 'profile-unusable'
  | 'disk-full'
  | 'file-not-written'
  | 'folder-unusable'
  | 'bundle-refused'
  | 'briefing-unreadable'
  | 'address-refused'
  | 'unsupported'
  | 'unexpected'

/** An expected failure: what happened, to what, and why, in words a person can act on. */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function fail(code: FailureCode, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } }
}

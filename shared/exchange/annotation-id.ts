import { UUID } from '../archive/id-patterns.ts'
import type { NoteId } from '../archive/ids.ts'
import { readDeepLink } from '../links/deep-link.ts'

/** The id of the note that an address names by itself: `urn:uuid:` (RFC 9562, 4) or a link to a note; null for any other address. */
export function noteIdOfAddress(address: string): NoteId | null {
  const uuid = /^urn:uuid:(.+)$/i.exec(address)?.[1]?.toLowerCase()
  if (uuid !== undefined) return UUID.test(uuid) && isNoteId(uuid) ? (uuid as NoteId) : null
  const to = readDeepLink(address)?.to
  return to?.kind === 'note' && isNoteId(to.note) ? to.note : null
}

/** What the journal takes for the id of a note: versions 1 to 8 of the variant of RFC 9562, 4.1. */
function isNoteId(uuid: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)
}

/** The id of a note from a digest (at least 32 hexadecimal digits): a UUID of version 8 (RFC 9562, 5.8), always the same for the same digest. */
export function noteIdOfDigest(hex: string): NoteId {
  const digits = hex.toLowerCase()
  if (!/^[0-9a-f]{32}/.test(digits)) throw new RangeError('a digest of at least 32 hexadecimal digits is needed')
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) & 3)
  const id = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
  return id as NoteId
}

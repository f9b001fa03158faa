/** Why an address outside the program cannot be offered to a person. */
export type AddressFault = 'too-long' | 'not-https' | 'hidden-signs' | 'credentials' | 'malformed'

export type OutsideAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly fault: AddressFault }

/** UTF-16 units. What a person cannot read whole in a dialog, they cannot agree to. */
export const LONGEST_ADDRESS = 1_000

/** Control characters, marks that turn the direction of writing, signs without a width, white space and unassigned code points: an address that has them does not look like what it is. */
const HIDDEN = /[\p{C}\p{Z}\p{DI}]/u
/** A label of a host (RFC 1123, 2.1), also with letters of other scripts (RFC 5890), which a browser writes as `xn--`. */
const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u
/** Browsers read numbers in many forms as an address of four bytes; only the usual one is let through. */
const NUMBER = /^(?:\d+|0x[\da-f]*)$/i
const FOUR_BYTES = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

function isHost(host: string): boolean {
  const labels = host.split('.')
  if (host.length > 253 || !labels.every((label) => LABEL.test(label))) return false
  return NUMBER.test(labels.at(-1) ?? '') ? FOUR_BYTES.test(host) : true
}

function refuse(fault: AddressFault): OutsideAddress {
  return { ok: false, fault }
}

/**
 * Whether a text is an address that may be offered to a person to be opened in their browser: `https:` and nothing else, whole, of at most 1 000 UTF-16
 * units, without a name or a password in it, and with no sign that a person cannot see. Stricter than what browsers take (WHATWG URL): an
 * address that they would mend is refused.
 */
export function readOutsideAddress(text: string): OutsideAddress {
  if (text.length > LONGEST_ADDRESS) return refuse('too-long')
  if (HIDDEN.test(text)) return refuse('hidden-signs')
  const match = /^https:\/\/([^/?#]*)([/?#].*)?$/isu.exec(text)
  if (match === null) return refuse('not-https')
  const [, authority = '', rest = ''] = match
  if (authority.includes('@')) return refuse('credentials')
  const [, host = '', port = null] = /^([^:]*)(?::(\d{1,5}))?$/u.exec(authority) ?? []
  if (!isHost(host) || (port !== null && (Number(port) < 1 || Number(port) > 65_535))) return refuse('malformed')
  if (/["<>\\^`{|}]|%(?![\da-f]{2})/i.test(rest)) return refuse('malformed')
  return { ok: true, address: text }
}

import { decodeUtf8 } from './decode-utf8.ts'

export type CanonicalText =
  | { readonly ok: true; readonly text: string }
  /** `offset` counts bytes from the start of the original; `reason` is a whole clause. */
  | { readonly ok: false; readonly offset: number; readonly reason: string }

/** Line feeds for every line end, and Unicode normalisation form C. Applying it twice changes nothing. */
function inCanonicalForm(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

/**
 * Makes the canonical text of an original: the base of every position in the archive. The bytes are decoded as UTF-8, a
 * byte order mark at the start is dropped, CR LF and CR become LF, and the text is brought into normalisation form C
 * (Unicode Standard Annex 15, whose stability policy keeps the result the same for good). Nothing else is touched: no
 * space is trimmed, no quotation mark and no typing error put right.
 * Refuses a byte sequence that is not UTF-8, with its offset in bytes, since any replacement would alter the source.
 */
export function canonicalText(original: Uint8Array): CanonicalText {
  const decoded = decodeUtf8(original)
  if (!decoded.ok) {
    const byte = decoded.byte.toString(16).toUpperCase().padStart(2, '0')
    return { ok: false, offset: decoded.offset, reason: `the bytes from ${decoded.offset} on (0x${byte}) are not UTF-8` }
  }
  const withoutMark = decoded.text.startsWith('\uFEFF') ? decoded.text.slice(1) : decoded.text
  return { ok: true, text: inCanonicalForm(withoutMark) }
}

/** Whether a text is already in the form that `canonicalText` gives. A mark at the start is none of its business: U+FEFF may stand there twice. */
export function isCanonical(text: string): boolean {
  return text === inCanonicalForm(text)
}

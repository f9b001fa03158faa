import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import type { BagReport } from './bag-problem.ts'

const LATIN_1 = new Set(['iso-8859-1', 'iso8859-1', 'iso_8859-1', 'latin1', 'latin-1', 'l1'])

/** Whether a Tag-File-Character-Encoding is one that can be read (IANA character set names). */
export function isKnownEncoding(label: string): boolean {
  const name = label.toLowerCase()
  if (LATIN_1.has(name) || name === 'utf-16') return true
  try {
    new TextDecoder(name)
    return true
  } catch {
    return false
  }
}

function decode(bytes: Buffer, label: string): string | null {
  const name = label.toLowerCase()
  if (name === 'utf-8' || name === 'utf8') {
    const decoded = decodeUtf8(bytes)
    return decoded.ok ? decoded.text : null
  }
  // To a browser this label means windows-1252; in a bag it means what it says.
  if (LATIN_1.has(name)) return bytes.toString('latin1')
  // Without a mark UTF-16 is big-endian (RFC 2781, 4.3).
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be'
  try {
    return new TextDecoder(name === 'utf-16' ? utf16 : name, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The text of a tag file in the encoding of its bag, without a byte order mark; null, with an error, where it is not in it. */
export function tagText(bytes: Buffer, label: string, path: string, report: BagReport): string | null {
  // Text of tag files has line ends and ASCII labels, so that UTF-16 always has a zero byte in it.
  const reallyNarrow = /^utf-16/i.test(label) && bytes.length > 0 && !bytes.includes(0)
  if (reallyNarrow) report.warning('encoding', path, `it is not in ${label}, as the bag says of its tag files, but in UTF-8`)
  const text = decode(bytes, reallyNarrow ? 'utf-8' : label)
  if (text === null) {
    report.error('encoding', path, `it is not in ${label}, as the bag says of its tag files`)
    return null
  }
  if (!text.startsWith('\ufeff')) return text
  if (/^utf-?8$/i.test(label)) report.warning('byte-order-mark', path, 'it begins with a byte order mark')
  return text.slice(1)
}

/** Lines of a tag file; a line ends with LF, CR or CR LF (RFC 8493, 2.1.1). The last line may have no end. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

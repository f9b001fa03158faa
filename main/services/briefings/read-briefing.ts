import type { ReadDocument } from '#shared/briefing/verify/read/read-document.ts'
import { readHtml } from '#shared/briefing/verify/read/read-html.ts'
import { readMarkdown } from '#shared/briefing/verify/read/read-markdown.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { decodeText } from '../archive/decode-text.ts'
import { readDocxFile } from './read-docx-file.ts'

/** In bytes: a briefing has some hundred thousand, and a Word file with pictures some millions. */
export const LARGEST_BRIEFING = 50_000_000
/**
 * UTF-16 units of Markdown or plain text; a book of 1,500 pages has less. What a parser makes of one long paragraph takes some hundred times its room, and 50 MB of it more memory
 * than Node has by itself.
 */
export const LONGEST_MARKDOWN = 5_000_000

const unreadable = (message: string) => fail('briefing-unreadable', message)
const startsWith = (bytes: Uint8Array, ...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte)
const ascii = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** What a file is that holds no text that can be read here, with what to do; null where it may. */
function otherKind(name: string, bytes: Uint8Array): string | null {
  const head = ascii(bytes, 0, 16)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const start = Buffer.from(bytes.subarray(0, 100_000))
    if (start.includes(Buffer.from('EncryptedPackage', 'utf16le')) || /\.docx$/iu.test(name))
      return 'is protected with a password; open it in Word, take the password off a copy, and verify the copy'
    if (/\.msg$/iu.test(name)) return 'is a message of Outlook; save the message as HTML or as text, and verify that'
    return 'is a document of an older Word (.doc); save it as DOCX, and verify that'
  }
  if (head.startsWith('%PDF'))
    return 'is a PDF, in which the order of the words is not certain; verify the file it was made from (Markdown, HTML or DOCX)'
  if (
    startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(bytes, 0xff, 0xd8, 0xff) ||
    /^GIF8|^BM|^II\*\0|^MM\0\*/u.test(head) ||
    ascii(bytes, 8, 12) === 'WEBP'
  )
    return 'is a picture: the words in it cannot be read'
  if (head.startsWith('{\\rtf')) return 'is an RTF file; save it as DOCX, and verify that'
  if (/\.(?:eml|mht|mhtml)$/iu.test(name))
    return 'is a message as mail programs send it; save the message as HTML or as text, and verify that'
  return null
}

/** The encoding that an HTML file names in its first bytes; null where it names none. */
function namedEncoding(bytes: Uint8Array): string | null {
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/iu.exec(ascii(bytes, 0, 4_096))?.[1]?.toLowerCase() ?? null
}

/** What Windows has at 0x80 to 0x9F, where Latin 1 has nothing that is seen. Node 20 decodes them as Latin 1 whatever the encoding is called. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function decodeAs(label: string, bytes: Uint8Array): string | null {
  if (/^(?:windows-1252|cp1252|iso-8859-1|latin-?1|us-ascii)$/u.test(label)) {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/gu, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80))
  }
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text in UTF-8, in UTF-16 with its mark (as Notepad of Windows saves it), or in what an HTML file says. */
function decode(name: string, bytes: Uint8Array, html: boolean): Outcome<string> {
  const shown = JSON.stringify(name)
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    const text = decodeAs(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', bytes)
    return text === null ? unreadable(`${shown} begins as UTF-16 and is not`) : succeed(text)
  }
  const decoded = decodeText(bytes)
  if (decoded.ok) return succeed(decoded.text.replace(/^\ufeff/u, ''))
  const named = html ? namedEncoding(bytes) : null
  const text = named === null || /^utf-?8$/u.test(named) ? null : decodeAs(named, bytes)
  if (text !== null) return succeed(text)
  const byte = decoded.byte.toString(16).toUpperCase().padStart(2, '0')
  return unreadable(
    `${shown} is not UTF-8: byte ${decoded.offset} (0x${byte}) fits no character; save it as UTF-8, and verify that`,
  )
}

/**
 * Reads a briefing by what is in it, not by its name alone: Markdown or plain text, HTML, or DOCX. Nothing in it is run. Answers `briefing-unreadable`, with what
 * the file is and what to do, for anything else.
 */
export async function readBriefing(name: string, bytes: Uint8Array): Promise<Outcome<ReadDocument>> {
  const shown = JSON.stringify(name)
  if (bytes.length === 0) return unreadable(`${shown} is empty`)
  if (bytes.length > LARGEST_BRIEFING) {
    return unreadable(`${shown} has ${bytes.length} bytes; at most ${LARGEST_BRIEFING} are read (50 MB)`)
  }
  const other = otherKind(name, bytes)
  if (other !== null) return unreadable(`${shown} ${other}`)
  if (startsWith(bytes, 0x50, 0x4b)) return readDocxFile(name, bytes)
  if (/\.docx$/iu.test(name))
    return unreadable(`${shown} is no Word document: it is damaged, or another kind of file under this name`)
  const html =
    /\.x?html?$/iu.test(name) ||
    /^(?:\ufeff|\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b/iu.test(
      ascii(bytes, 0, 4_096),
    )
  const text = decode(name, bytes, html)
  if (!text.ok) return text
  if (text.value.includes('\0')) return unreadable(`${shown} holds bytes that are no text; it is not Markdown, HTML or DOCX`)
  if (!html && text.value.length > LONGEST_MARKDOWN) {
    const [has, read] = [text.value.length, LONGEST_MARKDOWN].map((length) => length.toLocaleString('en-GB'))
    return unreadable(
      `${shown} has ${has} characters; of Markdown and plain text at most ${read} are read, some 1,500 pages. Split the file`,
    )
  }
  try {
    return succeed(html ? readHtml(text.value) : readMarkdown(text.value))
  } catch (error) {
    // The stack is full: only what was made to fill it is nested so deeply.
    if (!(error instanceof RangeError)) throw error
    return unreadable(`${shown} has parts within parts, thousands deep, which no program for writing makes`)
  }
}

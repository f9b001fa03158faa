import { LONGEST_TEMPLATE } from '#shared/briefing/template/template-limits.ts'
import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import { templatesWords } from '../../words/templates-words.ts'

const say = templatesWords

/** Characters that the name of a template may have. */
const LONGEST_NAME = 200
/** No character of a text takes more bytes in UTF-8 than this for each of its UTF-16 units, and a byte order mark may come before. */
const MOST_BYTES = LONGEST_TEMPLATE * 3 + 3

export type TemplateFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  /** Why it is no template, as it is to be read. */
  | { readonly ok: false; readonly reason: string }

/** What a template is called that comes in this file: the name of the file without its ending. */
export function templateName(file: string): string {
  const name = file.replace(/\.[a-z]+$/i, '').trim()
  return (name === '' ? file : name).slice(0, LONGEST_NAME)
}

/** The line, from 1, in which a byte stands. */
function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1)
}

/** Reads a file that is to become a template. Bytes that are no text are refused and not replaced: what is kept must be what was sent. */
export async function readTemplateFile(file: File): Promise<TemplateFile> {
  if (file.size > MOST_BYTES) return { ok: false, reason: say.tooLong(LONGEST_TEMPLATE) }
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    return { ok: false, reason: say.notRead(error instanceof Error ? error.message : String(error)) }
  }
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return { ok: false, reason: say.notUtf8(lineAt(bytes, decoded.offset), decoded.byte) }
  const nothing = bytes.indexOf(0)
  if (nothing !== -1) return { ok: false, reason: say.notUtf8(lineAt(bytes, nothing), 0) }
  const text = decoded.text.replace(/^\uFEFF/, '')
  if (text.trim() === '') return { ok: false, reason: say.emptyFile }
  if (text.length > LONGEST_TEMPLATE) return { ok: false, reason: say.tooLong(LONGEST_TEMPLATE) }
  return { ok: true, name: templateName(file.name), text }
}

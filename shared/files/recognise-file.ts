/** What a file that comes in is. */
export type FileKind = 'pack' | 'backup' | 'bundle' | 'annotations' | 'template' | 'briefing' | 'unknown'

/** So many bytes from the beginning of a file are enough to recognise it. */
export const HEAD_BYTES = 65_536

const BRIEFING_NAMES = /\.(?:md|markdown|txt|html?|docx)$/i
const ANNOTATION_NAMES = /\.(?:json|jsonld)$/i

/** The names of the files in a zip, as far as their headers stand in these bytes (APPNOTE 6.3.10, 4.3.7). */
function zipNames(head: Uint8Array): readonly string[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const names: string[] = []
  for (let at = 0; at + 30 <= head.length; at += 1) {
    if (view.getUint32(at, true) !== 0x04034b50) continue
    const length = view.getUint16(at + 26, true)
    names.push(new TextDecoder().decode(head.subarray(at + 30, at + 30 + length)))
  }
  return names
}

function kindOfZip(head: Uint8Array, name: string): FileKind {
  const names = zipNames(head)
  if (names.some((entry) => entry === '[Content_Types].xml' || entry.startsWith('word/'))) return 'briefing'
  if (names[0] === 'notes.jsonl') return 'backup'
  // A document that was cut off is still meant as one, and is named by what reads it. Any other zip is looked at as a pack, which says what it lacks.
  return /\.docx$/i.test(name) ? 'briefing' : 'pack'
}

function isBundle(text: string): boolean {
  // Its first line is short: what stands in it is bounded.
  const [first = ''] = text.split(/\r?\n/, 1)
  try {
    const header: unknown = JSON.parse(first)
    return typeof header === 'object' && header !== null && 'bundle' in header && typeof header.bundle === 'number'
  } catch {
    return false
  }
}

/** Text with tags that Liquid understands and that name what a template can name. */
function isTemplate(text: string, name: string): boolean {
  return /\.liquid$/i.test(name) || /\{\{-?\s*(?:document|archive|program|part)\.|\{%-?\s*for\s+part\s+in\s+parts\b/.test(text)
}

/**
 * Recognises a file by its first bytes (`HEAD_BYTES` of them, or all), and by its name only where the content leaves it open. What is damaged is recognised as what
 * it was meant to be, where that can be seen, so that whatever reads it can say what is wrong.
 */
export function recogniseFile(head: Uint8Array, name: string): FileKind {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04) return kindOfZip(head, name)
  // One that was saved in UTF-16 has them too: what reads templates says so.
  if (head.includes(0)) return /\.liquid$/i.test(name) ? 'template' : 'unknown'
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (isBundle(text)) return 'bundle'
  if (/^[[{]/.test(text) && (text.includes('http://www.w3.org/ns/anno') || ANNOTATION_NAMES.test(name))) return 'annotations'
  if (ANNOTATION_NAMES.test(name)) return 'annotations'
  // A briefing that quotes a template is a briefing by its name.
  if (isTemplate(text, name) && !/\.(?:md|markdown|html?)$/i.test(name)) return 'template'
  return BRIEFING_NAMES.test(name) ? 'briefing' : 'unknown'
}

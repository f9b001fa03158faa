/** What a name of a file cannot hold on one system or another, and what makes a name read other than it is (controls of the direction of writing). */
const FORBIDDEN = /[<>:"/\\|?*\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu
/** Names that Windows gives to devices, whatever follows a full stop. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?: *\.|$)/iu
/** UTF-8 bytes. Every system takes 255 for a name: this leaves room for an extension, a number after it, and a folder whose path is long. */
const LONGEST = 150

function byteLength(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** As many whole characters of a text as have room in `bytes`. */
function cut(text: string, bytes: number): string {
  let room = bytes
  let kept = ''
  for (const { segment } of new Intl.Segmenter('und').segment(text)) {
    room -= Array.from(segment, byteLength).reduce((sum, length) => sum + length, 0)
    if (room < 0) break
    kept += segment
  }
  return kept
}

/**
 * A title as the name of a file without its extension, which every file system takes (the rules are those of Windows, the strictest) and a person knows again.
 * `otherwise` stands for a title of which nothing is left.
 */
export function fileStem(title: string, otherwise: string): string {
  const words = title.normalize('NFC').replace(/\s+/gu, ' ').replace(FORBIDDEN, '-').replace(/-{2,}/g, '-')
  // Twice: what is cut may end with a space or a full stop again.
  const trimmed = cut(words.replace(/^[ .-]+/, ''), LONGEST).replace(/[ .-]+$/, '')
  if (trimmed === '') return otherwise
  return DEVICE.test(trimmed) ? `${otherwise} ${trimmed}` : trimmed
}

/** Names that Windows gives to devices, whatever extension follows (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/

/**
 * Says why a name of one file or folder cannot stand on every file system, or null when it can.
 * The rules are those of Windows, which are the strictest: a name that passes is fine on Linux and macOS too.
 */
export function faultOfName(name: string): string | null {
  if (name === '') return 'it is empty'
  if (name === '.' || name === '..') return `"${name}" is not a name but a place`
  if (FORBIDDEN.test(name)) return `"${name}" holds a character that not every file system allows`
  if (/[. ]$/.test(name)) return `"${name}" ends with a ${name.endsWith('.') ? 'full stop' : 'space'}, which Windows drops`
  // Windows drops spaces before the extension of a device too: "nul .txt" is the device.
  if (DEVICE.test(name.replace(/ +(?=\.|$)/g, ''))) return `"${name}" is the name of a device on Windows`
  if (new TextEncoder().encode(name).length > 255) return `"${name.slice(0, 40)}..." is longer than 255 bytes`
  return null
}

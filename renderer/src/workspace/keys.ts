export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)

/** The key as it is written on a keyboard: "Ctrl+K", "⌘K", "?". */
export function writeKey(key: string, mac = isMac): string {
  return key
    .replace('Mod+', mac ? '⌘' : 'Ctrl+')
    .replace('Alt+', mac ? '⌥' : 'Alt+')
    .replace('Shift+', mac ? '⇧' : 'Shift+')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace(/(^|\+|⌘|⇧)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase())
}

type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a press is the key of a command, written as in `Command.keys`. */
export function keyFits(key: string, event: PressedKey, mac: boolean): boolean {
  const mod = key.startsWith('Mod+')
  const alt = key.startsWith('Alt+')
  const rest = mod || alt ? key.slice(4) : key
  const shift = rest.startsWith('Shift+')
  const name = shift ? rest.slice(6) : rest
  if (mod !== (mac ? event.metaKey : event.ctrlKey) || (mac ? event.ctrlKey : event.metaKey) || alt !== event.altKey) return false
  // A sign such as "?" already needs Shift on most keyboards; for letters and named keys Shift makes another key.
  if ((/^[a-z]$/i.test(name) || name.length > 1) && shift !== event.shiftKey) return false
  return event.key.toLowerCase() === name.toLowerCase()
}

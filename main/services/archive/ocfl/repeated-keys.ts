export interface RepeatedKey {
  /** The keys on the way to the object that has a key twice; an element of an array is "[]". */
  readonly way: readonly string[]
  readonly key: string
}

interface Frame {
  /** Null for an array. */
  readonly keys: Set<string> | null
  /** The key whose value is being read, or "[]". */
  at: string
}

/** Position of the quotation mark that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/**
 * Finds keys that an object has more than once: JSON.parse keeps the last of them and says nothing, and so a file could be hidden from
 * whoever checks it (RFC 8259, 4: names should be unique). `text` must be JSON that was parsed before.
 */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const found: RepeatedKey[] = []
  const frames: Frame[] = []
  let frame: Frame | undefined
  let expectKey = false
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x7b: // {
        frame = { keys: new Set(), at: '' }
        frames.push(frame)
        expectKey = true
        break
      case 0x5b: // [
        frame = { keys: null, at: '[]' }
        frames.push(frame)
        expectKey = false
        break
      case 0x7d: // }
      case 0x5d: // ]
        frames.pop()
        frame = frames.at(-1)
        expectKey = false
        break
      case 0x2c: // ,
        expectKey = frame?.keys !== null
        break
      case 0x22: {
        // "
        const end = endOfString(text, at)
        if (expectKey && frame !== undefined && frame.keys !== null) {
          const raw = text.slice(at + 1, end)
          const key = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
          if (frame.keys.has(key)) found.push({ way: frames.slice(0, -1).map((each) => each.at), key })
          frame.keys.add(key)
          frame.at = key
          expectKey = false
        }
        at = end
        break
      }
      default:
        break
    }
  }
  return found
}

export type Utf8Decoding =
  | { readonly ok: true; readonly text: string }
  /** `offset` is the position, in bytes, of the first byte of the sequence that is not UTF-8. */
  | { readonly ok: false; readonly offset: number; readonly byte: number }

/** String.fromCharCode takes its units as arguments, and engines limit how many there may be. */
const UNITS_AT_ONCE = 8_192

/** How many continuation bytes follow a lead byte, and the range of the first of them (Unicode 16, table 3-7); null for no lead byte. */
function sequenceAfter(
  lead: number,
): { readonly length: number; readonly low: number; readonly high: number; readonly bits: number } | null {
  if (lead >= 0xc2 && lead <= 0xdf) return { length: 1, low: 0x80, high: 0xbf, bits: lead & 0x1f }
  if (lead === 0xe0) return { length: 2, low: 0xa0, high: 0xbf, bits: 0 }
  if (lead === 0xed) return { length: 2, low: 0x80, high: 0x9f, bits: 0x0d }
  if (lead >= 0xe1 && lead <= 0xef) return { length: 2, low: 0x80, high: 0xbf, bits: lead & 0x0f }
  if (lead === 0xf0) return { length: 3, low: 0x90, high: 0xbf, bits: 0 }
  if (lead >= 0xf1 && lead <= 0xf3) return { length: 3, low: 0x80, high: 0xbf, bits: lead & 0x07 }
  if (lead === 0xf4) return { length: 3, low: 0x80, high: 0x8f, bits: 0x04 }
  return null
}

/**
 * Decodes UTF-8 and refuses every ill-formed sequence (overlong forms, surrogates, truncation, bytes over F4) instead of
 * replacing it. A byte order mark is kept. Written out because this folder has no TextDecoder, and because TextDecoder
 * does not say which byte was at fault. Rule: The Unicode Standard 16, 3.9, D92 and table 3-7.
 */
export function decodeUtf8(bytes: Uint8Array): Utf8Decoding {
  const parts: string[] = []
  let units: number[] = []
  let at = 0
  while (at < bytes.length) {
    if (units.length >= UNITS_AT_ONCE) {
      parts.push(String.fromCharCode(...units))
      units = []
    }
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      units.push(lead)
      at += 1
      continue
    }
    const sequence = sequenceAfter(lead)
    if (sequence === null) return { ok: false, offset: at, byte: lead }
    let codePoint = sequence.bits
    for (let step = 1; step <= sequence.length; step += 1) {
      const next = bytes[at + step]
      const [low, high] = step === 1 ? [sequence.low, sequence.high] : [0x80, 0xbf]
      if (next === undefined || next < low || next > high) return { ok: false, offset: at, byte: lead }
      codePoint = (codePoint << 6) | (next & 0x3f)
    }
    if (codePoint > 0xffff) {
      const beyond = codePoint - 0x10000
      units.push(0xd800 + (beyond >> 10), 0xdc00 + (beyond & 0x3ff))
    } else {
      units.push(codePoint)
    }
    at += sequence.length + 1
  }
  parts.push(String.fromCharCode(...units))
  return { ok: true, text: parts.join('') }
}

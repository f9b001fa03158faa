/** Converts positions of one text between UTF-16 offsets (used inside the program) and Unicode code points (used in all that is exchanged). */
export interface OffsetMap {
  readonly codePoints: number
  /** A position that lies inside a surrogate pair counts as the position before the pair. */
  toCodePoint(utf16: number): number
  /** Throws RangeError when the text has fewer code points. */
  toUtf16(codePoint: number): number
}

/** UTF-16 offsets of the characters that take two units, in order: short for most texts, so a map is cheap to keep. */
function astralOffsets(text: string): readonly number[] {
  const offsets: number[] = []
  for (const match of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) offsets.push(match.index)
  return offsets
}

/** How many of the ascending `offsets` lie below `limit`. */
function countBelow(offsets: readonly number[], limit: (index: number, offset: number) => boolean): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const offset = offsets[middle]
    if (offset !== undefined && limit(middle, offset)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Builds the map of a text once; each conversion is then a binary search.
 * A lone surrogate counts as one code point, as it does for String.prototype.codePointAt.
 */
export function createOffsetMap(text: string): OffsetMap {
  const astral = astralOffsets(text)
  const codePoints = text.length - astral.length
  return {
    codePoints,
    toCodePoint(utf16) {
      if (utf16 < 0 || utf16 > text.length)
        throw new RangeError(`position ${utf16} is outside a text of ${text.length} UTF-16 units`)
      // A pair that starts at `offset` has its second unit at offset + 1: it has been passed once offset + 1 < utf16 + 1.
      const passed = countBelow(astral, (_, offset) => offset < utf16)
      return utf16 - passed
    },
    toUtf16(codePoint) {
      if (codePoint < 0 || codePoint > codePoints) {
        throw new RangeError(`position ${codePoint} is outside a text of ${codePoints} code points`)
      }
      // The k-th pair (from 0) is at code point offset - k.
      const passed = countBelow(astral, (index, offset) => offset - index < codePoint)
      return codePoint + passed
    },
  }
}

export interface ApproximateMatch {
  /** UTF-16 offsets of the text. */
  readonly start: number
  readonly end: number
  /** Insertions, deletions and replacements of single units that make the pattern of it. */
  readonly errors: number
}

/** For each unit of the pattern the bits at which it stands, 32 to a block. */
function bitsOf(pattern: string): { readonly blocks: number; bits(code: number): Int32Array } {
  const blocks = Math.ceil(pattern.length / 32)
  const none = new Int32Array(blocks)
  const table = new Map<number, Int32Array>()
  for (let at = 0; at < pattern.length; at++) {
    const code = pattern.charCodeAt(at)
    const bits = table.get(code) ?? new Int32Array(blocks)
    bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31))
    table.set(code, bits)
  }
  return { blocks, bits: (code) => table.get(code) ?? none }
}

/**
 * How many units of a text have to be read for the best match of the pattern, and its errors. `anchored`: the match begins where the text begins; else
 * anywhere. Of equally good ones the shortest reading is taken.
 */
function bestEnd(length: number, unitAt: (index: number) => number, pattern: string, anchored: boolean) {
  const { blocks, bits } = bitsOf(pattern)
  const plus = new Int32Array(blocks).fill(-1)
  const minus = new Int32Array(blocks)
  const last = (pattern.length - 1) & 31
  let errors = pattern.length
  let best = { read: 0, errors }
  for (let index = 0; index < length; index++) {
    const equal = bits(unitAt(index))
    let carry = anchored ? 1 : 0
    for (let block = 0; block < blocks; block++) {
      const p = plus[block] ?? 0
      const m = minus[block] ?? 0
      let eq = equal[block] ?? 0
      const xv = eq | m
      if (carry < 0) eq |= 1
      const xh = ((((eq & p) + p) | 0) ^ p) | eq
      let ph = m | ~(xh | p)
      let mh = p & xh
      const top = block === blocks - 1 ? last : 31
      const out = ((ph >>> top) & 1) - ((mh >>> top) & 1)
      ph = (ph << 1) | (carry > 0 ? 1 : 0)
      mh = (mh << 1) | (carry < 0 ? 1 : 0)
      plus[block] = mh | ~(xv | ph)
      minus[block] = ph & xv
      carry = out
    }
    errors += carry
    if (errors < best.errors) best = { read: index + 1, errors }
  }
  return best
}

/**
 * The part of a text between `from` and `to` that is nearest to a pattern by edit distance; null when nothing of the pattern is there. It proposes a
 * place and certifies nothing. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming" (1999); the
 * start is found by reading back from the end.
 */
export function approximateMatch(text: string, from: number, to: number, pattern: string): ApproximateMatch | null {
  if (pattern === '') return null
  const { read, errors } = bestEnd(to - from, (index) => text.charCodeAt(from + index), pattern, false)
  if (errors === pattern.length) return null
  const end = from + read
  const backwards = pattern.split('').reverse().join('')
  const back = bestEnd(read, (index) => text.charCodeAt(end - 1 - index), backwards, true)
  return { start: end - back.read, end, errors }
}

/** In the order of their code units, so that keys are compared as strings. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = BigInt(DIGITS.length)
/** Digits of a key as long as nothing is put between close neighbours: 62³ places at either end. */
const SHORTEST = 3
/** UTF-16 units, as the schema of a part allows. */
const LONGEST = 200

function isKey(key: string): boolean {
  return key.length > 0 && key.length <= LONGEST && [...key].every((digit) => DIGITS.includes(digit))
}

function digitAt(key: string, at: number): bigint {
  return BigInt(Math.max(0, DIGITS.indexOf(key[at] ?? '0')))
}

function writeKey(value: bigint, length: number): string {
  let key = ''
  for (let rest = value; key.length < length; rest /= BASE) key = (DIGITS[Number(rest % BASE)] ?? '0') + key
  return key
}

/**
 * `count` keys in ascending order that stand between two others; null for an end that has no neighbour. At an end they follow on at the smallest
 * distance, so that adding at an end does not make them longer; between two they are spread over the room that there is, which costs about one digit for
 * six insertions at one place.
 * Gives null where there is no room: the neighbours are equal, in the wrong order or no keys of this kind, or the new ones would be longer
 * than 200 UTF-16 units. Then all parts of the briefing get `freshOrderKeys`.
 */
export function orderKeysBetween(before: string | null, after: string | null, count: number): readonly string[] | null {
  if ((before !== null && !isKey(before)) || (after !== null && !isKey(after))) return null
  const wanted = BigInt(count)
  const known = Math.max(before?.length ?? 0, after?.length ?? 0)
  const afterEnds = after?.replace(/0+$/, '').length ?? 0
  // Keys are fractions below 1; what is between the neighbours is counted in units of BASE ** -length, and made finer until there is room.
  let low = 0n
  let high = after === null ? 1n : 0n
  for (let length = 1; length <= LONGEST; length += 1) {
    low = low * BASE + digitAt(before ?? '', length - 1)
    high = high * BASE + digitAt(after ?? '', length - 1)
    // A key that goes on behind the digits read so far is greater than they are.
    const limit = afterEnds > length ? high + 1n : high
    if (limit <= low && length >= known) return null
    if (length < SHORTEST || limit - low - 1n < wanted) continue
    const spread = before !== null && after !== null
    const first = before === null && after === null ? (low + limit - wanted) / 2n : before === null ? limit - wanted : low + 1n
    return Array.from({ length: count }, (_, index) => {
      const at = BigInt(index)
      return writeKey(spread ? low + ((limit - low) * (at + 1n)) / (wanted + 1n) : first + at, length)
    })
  }
  return null
}

/** Keys for a whole row of parts, with room between any two of them. */
export function freshOrderKeys(count: number): readonly string[] {
  let length = SHORTEST
  while (BASE ** BigInt(length) < BigInt(count + 1) * BASE) length += 1
  const unit = BASE ** BigInt(length) / BigInt(count + 1)
  return Array.from({ length: count }, (_, index) => writeKey(unit * BigInt(index + 1), length))
}

/** The order of parts: by key, and equal keys (two windows may have made them) by the id of the part. */
export function compareParts(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The place of a line among those that say the same, and how many of them there are. */
function placeOfLine(lines: readonly string[], index: number): { readonly nth: number; readonly of: number } {
  const same = (line: string) => line === lines[index]
  return { nth: lines.slice(0, index).filter(same).length, of: lines.filter(same).length }
}

/** Where a line stands that neither text has changed; null where there is none that is certain. */
function byItsLine(before: string, after: string, caret: number): number | null {
  const lines = before.split('\n')
  const above = before.slice(0, caret).split('\n')
  const index = above.length - 1
  const line = lines[index]
  if (line === undefined || line === '') return null
  const { nth, of } = placeOfLine(lines, index)
  const others = after.split('\n')
  const places = others.flatMap((other, at) => (other === line ? [at] : []))
  const place = places[nth]
  if (place === undefined || places.length !== of) return null
  return others.slice(0, place).reduce((sum, other) => sum + other.length + 1, 0) + (above[index]?.length ?? 0)
}

/**
 * Where a caret stands once other words came into the text around it: in the line it stood in, and otherwise as far from what stayed the same before or after it. Takes
 * and gives UTF-16 units.
 */
export function caretAfter(before: string, after: string, caret: number): number {
  const found = byItsLine(before, after, caret)
  if (found !== null) return found
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (caret <= start) return caret
  if (caret >= before.length - end) return caret + after.length - before.length
  return Math.min(caret, after.length - end)
}

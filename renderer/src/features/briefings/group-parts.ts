interface Named {
  readonly id: string
}

/** So many parts are drawn as one piece; a piece that has grown beyond twice as many is divided. */
const SIZE = 20

/**
 * Divides a list into pieces of neighbours. A piece begins with the part with which it began `before`, wherever that stands now, and one in which nothing changed
 * stays the same list: a part that comes in or goes changes its own piece alone.
 */
export function groupParts<T extends Named>(parts: readonly T[], before: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const known = new Map(before.flatMap((group) => (group[0] === undefined ? [] : [[group[0].id, group] as const])))
  const groups: T[][] = []
  for (const part of parts) {
    const group = groups.at(-1)
    const most = known.size === 0 ? SIZE : 2 * SIZE
    if (group === undefined || known.has(part.id) || group.length >= most) groups.push([part])
    else group.push(part)
  }
  return groups.map((group) => {
    const same = known.get(group[0]?.id ?? '')
    return same?.length === group.length && same.every((part, index) => part === group[index]) ? same : group
  })
}

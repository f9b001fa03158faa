interface Placed {
  readonly id: string
}

interface Arranged<Unit> {
  readonly arranged: readonly Unit[]
  /** The order changed in the program too, and stays as a person made it. */
  readonly orderStays: boolean
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index])
}

/** Puts each of `others` behind what it followed: in `order` the one before it that is there, or else the beginning. */
function insertAfter<Unit extends Placed>(
  units: readonly Unit[],
  others: ReadonlyMap<string, Unit>,
  order: readonly string[],
): Unit[] {
  const followers = new Map<string | null, Unit[]>()
  const there = new Set(units.map(({ id }) => id))
  let anchor: string | null = null
  for (const id of order) {
    const other = others.get(id)
    if (there.has(id)) anchor = id
    else if (other !== undefined) followers.set(anchor, [...(followers.get(anchor) ?? []), other])
  }
  return [...(followers.get(null) ?? []), ...units.flatMap((unit) => [unit, ...(followers.get(unit.id) ?? [])])]
}

/**
 * The order of the result. Where a person moved nothing in the file (`written` is the order in which the program wrote it), it is that of the program; where they did, it is
 * theirs. What is new comes after what it follows in the program; what the program no longer has stays after what it followed in the file.
 */
export function arrangeUnits<Unit extends Placed>(
  units: readonly Unit[],
  program: readonly string[],
  written: readonly string[],
  added: ReadonlyMap<string, Unit>,
): Arranged<Unit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const inFile = units.map(({ id }) => id)
  const ofProgram = new Set(program)
  const ofRecord = new Set(written)
  const known = inFile.filter((id) => ofProgram.has(id) && ofRecord.has(id))
  const knownSet = new Set(known)
  const asWritten = written.filter((id) => knownSet.has(id))
  const inProgram = program.filter((id) => knownSet.has(id))
  const moved = !sameOrder(known, asWritten)
  if (moved || sameOrder(known, inProgram)) {
    return { arranged: insertAfter(units, added, program), orderStays: moved && !sameOrder(asWritten, inProgram) }
  }
  const renewed = program.flatMap((id) => byId.get(id) ?? [])
  const gone = new Map(units.filter(({ id }) => !ofProgram.has(id)).map((unit) => [unit.id, unit]))
  return { arranged: insertAfter(insertAfter(renewed, gone, inFile), added, program), orderStays: false }
}

import type { ArchiveId, BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'

/** Where a person was reading: the character at the top of the view, in UTF-16 units from the start of its block. Pixels would mean another line at another size of type. */
export interface ReadingPlace {
  readonly block: BlockId
  readonly offset: number
}

interface ReadSource {
  readonly archive: ArchiveId
  readonly edition: EditionId
  readonly source: SourceId
}

const KEY = 'campaign-archive-places'
/** The sources read longest ago are forgotten. */
const MOST = 300

type Entry = readonly [source: string, block: string, offset: number]

function isEntry(value: unknown): value is Entry {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    typeof value[1] === 'string' &&
    Number.isSafeInteger(value[2]) &&
    Number(value[2]) >= 0
  )
}

/** Reads what was kept; what does not fit is left out. */
export function parsePlaces(text: string | null): readonly Entry[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isEntry) : []
  } catch {
    return []
  }
}

function nameOf({ archive, edition, source }: ReadSource): string {
  return `${edition} ${source} ${archive}`
}

/** The entries with that of one source replaced, newest last; `place` null takes it out. */
export function withPlace(entries: readonly Entry[], source: ReadSource, place: ReadingPlace | null): readonly Entry[] {
  const name = nameOf(source)
  const others = entries.filter(([each]) => each !== name)
  return (place === null ? others : [...others, [name, place.block, place.offset] as const]).slice(-MOST)
}

/** Where `source` was read last in this window's profile; null where that is not known, or was its beginning. */
export function placeOf(source: ReadSource): ReadingPlace | null {
  const name = nameOf(source)
  const found = parsePlaces(window.localStorage.getItem(KEY)).find(([each]) => each === name)
  return found === undefined ? null : { block: found[1] as BlockId, offset: found[2] }
}

export function keepPlace(source: ReadSource, place: ReadingPlace | null): void {
  const entries = withPlace(parsePlaces(window.localStorage.getItem(KEY)), source, place)
  try {
    window.localStorage.setItem(KEY, JSON.stringify(entries))
  } catch {
    // A full store forgets where one was reading. Nothing else is lost.
  }
}

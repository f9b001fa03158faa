import type { SearchItemId } from '../archive/ids.ts'
import type { SearchHit } from '../search/results.ts'
import { addOpened, logSearch, type MadeSearch, searchKey } from './log-search.ts'
import type { LogEntryFields, OpenedHit } from './search-item.ts'

export interface SearchLogPort {
  write(item: SearchItemId, fields: Partial<LogEntryFields>): void
  /** False where the person has removed the entry. */
  holds(item: SearchItemId): boolean
  now(): Date
  newId(): SearchItemId
}

/** The log of one session of a window. */
export interface SearchLog {
  /** A search has come to rest. One that was made before in this session is not written again. */
  settled(made: MadeSearch): void
  /** One of its hits was opened. */
  opened(made: MadeSearch, hit: SearchHit): void
}

interface Entry {
  readonly item: SearchItemId
  opened: readonly OpenedHit[]
}

export function createSearchLog({ write, holds, now, newId }: SearchLogPort): SearchLog {
  const session = new Map<string, Entry>()

  function entryOf(made: MadeSearch): Entry {
    const key = searchKey(made)
    const known = session.get(key)
    if (known !== undefined && holds(known.item)) return known
    const entry: Entry = { item: newId(), opened: [] }
    session.set(key, entry)
    write(entry.item, logSearch(made, now()))
    return entry
  }

  return {
    settled(made) {
      if (made.results.query.trim() !== '') entryOf(made)
    },
    opened(made, hit) {
      if (made.results.query.trim() === '') return
      const entry = entryOf(made)
      const opened = addOpened(entry.opened, hit, now())
      if (opened === entry.opened) return
      entry.opened = opened
      write(entry.item, { opened: [...opened] })
    },
  }
}

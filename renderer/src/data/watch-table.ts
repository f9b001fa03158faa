import { Dexie, type ObservabilitySet, RangeSet, type Table } from 'dexie'
import type { TableRead } from './records.ts'

/** With more than so many rows changed at once it is as quick to read all of them. */
const MOST_ROWS = 500

/** The keys that were changed, or null where they are too many, or not told one by one. */
function changedKeys(ranges: ObservabilitySet[string]): string[] | null {
  const keys: string[] = []
  // It may come from another window, as a plain object: a set made here can be walked through.
  for (const { from, to } of new RangeSet().add(ranges)) {
    if (typeof from !== 'string' || from !== to || keys.length === MOST_ROWS) return null
    keys.push(from)
  }
  return keys
}

/**
 * Calls `listener` with all rows, and after each change with the rows that it changed, also where another window made it. One that read all rows
 * after each change would read ten thousand notes for every word that is saved.
 */
export function watchTable<R extends { readonly id: string }>(
  table: Table<R, R['id']>,
  listener: (read: TableRead<R>) => void,
  failed: (error: unknown) => void,
): () => void {
  const part = `idb://${table.db.name}/${table.name}/`
  let ended = false
  let reading = false
  /** The keys to be read; null where all are. */
  let awaited: Set<string> | null = null

  async function read(keys: ReadonlySet<string> | null): Promise<TableRead<R>> {
    if (keys === null) return { whole: true, rows: await table.toArray() }
    const names = [...keys]
    const rows = await table.bulkGet(names)
    const removed = names.filter((_, index) => rows[index] === undefined)
    return { whole: false, rows: rows.filter((row) => row !== undefined), removed }
  }

  const takeAwaited = () => {
    const keys = awaited
    awaited = new Set()
    return keys
  }

  async function readAwaited(): Promise<void> {
    for (let keys = takeAwaited(); keys === null || keys.size > 0; ) {
      const rows = await read(keys)
      if (ended) return
      // What was changed while it was read may be older in it than what the window shows already.
      const since = takeAwaited()
      if (since?.size !== 0) keys = keys === null || since === null ? null : new Set([...keys, ...since])
      else {
        listener(rows)
        keys = takeAwaited()
      }
    }
    reading = false
  }

  function start(): void {
    if (reading || ended) return
    reading = true
    Dexie.ignoreTransaction(readAwaited).catch((error: unknown) => {
      reading = false
      awaited = null
      if (!ended) failed(error)
    })
  }

  const onChange = (parts: ObservabilitySet) => {
    const ranges = parts[part] ?? parts['all']
    if (ranges === undefined) return
    const keys = changedKeys(ranges)
    if (keys === null || awaited === null) awaited = null
    else for (const key of keys) awaited.add(key)
    start()
  }
  Dexie.on.storagemutated.subscribe(onChange)
  start()
  return () => {
    ended = true
    Dexie.on.storagemutated.unsubscribe(onChange)
  }
}

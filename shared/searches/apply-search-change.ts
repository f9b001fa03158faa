import type { SearchChange } from '../notes/change.ts'
import { type ClockedFields, takeNewest } from '../notes/newest-fields.ts'
import type { ItemIdOf, SearchItem, SearchItemFields, SearchItemKind } from './search-item.ts'

/** A kept search, log entry, group of words or meaning of a colour as its changes have made it so far. */
export type SearchRecordOf<K extends SearchItemKind> = ClockedFields<SearchItemFields[K]> & {
  readonly kind: K
  readonly id: ItemIdOf<K>
}
export type SearchRecord = { [K in SearchItemKind]: SearchRecordOf<K> }[SearchItemKind]

/** Every field; one that is forgotten does not compile. Not read off the schemas: the window has no need of the schema library. */
const NAMES: { readonly [K in SearchItemKind]: Readonly<Record<keyof SearchItemFields[K], true>> } = {
  kept: {
    archive: true,
    name: true,
    query: true,
    asTyped: true,
    edition: true,
    createdAt: true,
    lastRun: true,
    removedAt: true,
  },
  log: {
    archive: true,
    query: true,
    understood: true,
    asTyped: true,
    beyond: true,
    edition: true,
    editionDigest: true,
    at: true,
    total: true,
    exactTotal: true,
    inNotes: true,
    complete: true,
    leftOut: true,
    opened: true,
    program: true,
    removedAt: true,
  },
  words: { archive: true, words: true, on: true, createdAt: true, removedAt: true },
  colour: { meaning: true },
}

/** Applies one change, as `takeNewest` says. Throws when it belongs to another item. */
export function applySearchChange(record: SearchRecord | undefined, change: SearchChange): SearchRecord {
  if (record !== undefined && (record.id !== change.item || record.kind !== change.kind)) {
    throw new Error(`change ${change.id} belongs to ${change.kind} ${change.item}, not to ${record.kind} ${record.id}`)
  }
  const { kind, item: id, clock, fields } = change
  const names = Object.keys(NAMES[kind])
  // The names are those of the fields of this kind, and the record is of this kind.
  return { kind, id, ...takeNewest<Record<string, unknown>>(names, record, { clock, fields }) } as SearchRecord
}

/** The item, or null while no change has set some of its fields (the change that made it has not come yet). */
export function toSearchItem(record: SearchRecord): SearchItem | null {
  const { kind, id, fields } = record
  const whole = Object.keys(NAMES[kind]).every((name) => Reflect.get(fields, name) !== undefined)
  // Every field of its kind is there.
  return whole ? ({ kind, id, ...fields } as SearchItem) : null
}

import type { ItemChange } from '../notes/change.ts'
import { type ClockedFields, takeNewest } from '../notes/newest-fields.ts'
import type { ItemIdOf, KeptItem, KeptItemFields, KeptItemKind } from './kept-item.ts'

/** A kept search, a briefing, one of its parts and the like, as its changes have made it so far. */
export type ItemRecordOf<K extends KeptItemKind> = ClockedFields<KeptItemFields[K]> & {
  readonly kind: K
  readonly id: ItemIdOf<K>
}
export type ItemRecord = { [K in KeptItemKind]: ItemRecordOf<K> }[KeptItemKind]

/** Every field; one that is forgotten does not compile. Not read off the schemas: the window has no need of the schema library. */
const NAMES: { readonly [K in KeptItemKind]: Readonly<Record<keyof KeptItemFields[K], true>> } = {
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
  briefing: {
    archive: true,
    title: true,
    author: true,
    profile: true,
    citations: true,
    createdAt: true,
    modifiedAt: true,
    removedAt: true,
  },
  part: { briefing: true, type: true, order: true, text: true, level: true, note: true, form: true, removedAt: true },
  template: { name: true, text: true, createdAt: true, modifiedAt: true, removedAt: true },
}

/** Applies one change, as `takeNewest` says. Throws when it belongs to another item. */
export function applyItemChange(record: ItemRecord | undefined, change: ItemChange): ItemRecord {
  if (record !== undefined && (record.id !== change.item || record.kind !== change.kind)) {
    throw new Error(`change ${change.id} belongs to ${change.kind} ${change.item}, not to ${record.kind} ${record.id}`)
  }
  const { kind, item: id, clock, fields } = change
  const names = Object.keys(NAMES[kind])
  // The names are those of the fields of this kind, and the record is of this kind.
  return { kind, id, ...takeNewest<Record<string, unknown>>(names, record, { clock, fields }) } as ItemRecord
}

/** The item, or null while no change has set some of its fields (the change that made it has not come yet). */
export function toKeptItem(record: ItemRecord): KeptItem | null {
  const { kind, id, fields } = record
  const whole = Object.keys(NAMES[kind]).every((name) => Reflect.get(fields, name) !== undefined)
  // Every field of its kind is there.
  return whole ? ({ kind, id, ...fields } as KeptItem) : null
}

import type { Clock, ItemChange, PartChange } from '../notes/change.ts'
import { asText, type ClockedFields, takeNewest } from '../notes/newest-fields.ts'
import type { WordsConflict } from '../notes/words-conflict.ts'
import type { ItemIdOf, KeptItem, KeptItemFields, KeptItemKind } from './kept-item.ts'

/** A kept search, a briefing, one of its parts and the like, as its changes have made it so far. */
export type ItemRecordOf<K extends KeptItemKind> = ClockedFields<KeptItemFields[K]> & {
  readonly kind: K
  readonly id: ItemIdOf<K>
  /** Of the text of a part: the versions that no other was written upon, oldest first, where there are several. */
  readonly apart?: readonly Clock[]
  /** What of the text shown is to be decided. */
  readonly conflicts?: readonly WordsConflict[]
}
export type ItemRecord = { [K in KeptItemKind]: ItemRecordOf<K> }[KeptItemKind]

/** Fields that an item made by an older version of the program does not have, or that only some have, are not needed for it to be whole. */
type Need = 'needed' | 'may be absent'

/** Every field; one that is forgotten does not compile. Not read off the schemas: the window has no need of the schema library. */
const NAMES: { readonly [K in KeptItemKind]: Readonly<Record<keyof KeptItemFields[K], Need>> } = {
  kept: {
    archive: 'needed',
    name: 'needed',
    query: 'needed',
    asTyped: 'needed',
    edition: 'needed',
    createdAt: 'needed',
    lastRun: 'needed',
    removedAt: 'needed',
  },
  log: {
    archive: 'needed',
    query: 'needed',
    understood: 'needed',
    asTyped: 'needed',
    beyond: 'needed',
    edition: 'needed',
    editionDigest: 'needed',
    at: 'needed',
    total: 'needed',
    exactTotal: 'needed',
    inNotes: 'needed',
    complete: 'needed',
    leftOut: 'needed',
    opened: 'needed',
    program: 'needed',
    removedAt: 'needed',
  },
  words: { archive: 'needed', words: 'needed', on: 'needed', createdAt: 'needed', removedAt: 'needed' },
  colour: { meaning: 'needed' },
  briefing: {
    archive: 'needed',
    title: 'needed',
    author: 'needed',
    profile: 'needed',
    citations: 'needed',
    createdAt: 'needed',
    modifiedAt: 'needed',
    removedAt: 'needed',
    shared: 'may be absent',
  },
  part: {
    briefing: 'needed',
    type: 'needed',
    order: 'needed',
    text: 'needed',
    level: 'needed',
    note: 'needed',
    form: 'needed',
    removedAt: 'needed',
  },
  template: { name: 'needed', text: 'needed', createdAt: 'needed', modifiedAt: 'needed', removedAt: 'needed' },
}

/** The names of the fields of a kind. */
export function fieldNames<K extends KeptItemKind>(kind: K): readonly (keyof KeptItemFields[K])[] {
  return Object.keys(NAMES[kind]) as (keyof KeptItemFields[K])[]
}

function checkItem(record: ItemRecord | undefined, change: ItemChange): void {
  if (record === undefined || (record.id === change.item && record.kind === change.kind)) return
  throw new Error(`change ${change.id} belongs to ${change.kind} ${change.item}, not to ${record.kind} ${record.id}`)
}

/** The newest versions of the text of a part: those that a change made now is written upon. */
export function textHeads(record: ItemRecord | undefined): readonly Clock[] {
  if (record?.kind !== 'part') return []
  const clock = record.clocks.text
  return record.apart ?? (clock === undefined ? [] : [clock])
}

/** Whether the record as it is tells what becomes of the text: nothing, or that of this change and no other. */
function follows(record: ItemRecord | undefined, change: PartChange): boolean {
  if (change.fields.text === undefined) return true
  const heads = textHeads(record)
  const newest = heads.at(-1)
  if (record?.kind !== 'part' || newest === undefined) return true
  if (change.clock === newest && asText(change.fields.text) === asText(record.fields.text)) return heads.length === 1
  if (change.clock <= newest) return false
  // A change from before parents were written down follows the newest version.
  return change.parents === undefined ? heads.length === 1 : heads.every((head) => change.parents?.includes(head))
}

/**
 * Applies one change, where the record is enough to do so; null where it sets a text of a part that was written apart from that of the record, or comes late: then
 * the part follows from all its changes (`partFromChanges`). Throws when it belongs to another item.
 */
export function applyItemChange(record: ItemRecord | undefined, change: ItemChange): ItemRecord | null {
  checkItem(record, change)
  return change.kind !== 'part' || follows(record, change) ? applyNewestItem(record, change) : null
}

/**
 * The same as if every change were written upon the newest one before it: field by field the newest wins (`takeNewest`). Of a part it is what can be shown
 * until all its changes are at hand. Throws when it belongs to another item.
 */
export function applyNewestItem(record: ItemRecord | undefined, change: ItemChange): ItemRecord {
  checkItem(record, change)
  const { kind, item: id, clock, fields } = change
  // A text merged from this change and others is not that of the change, though the newest clock of it is its own.
  const merged = record?.apart?.includes(clock) === true
  const names: readonly string[] = fieldNames(kind).filter((name) => !(merged && name === 'text'))
  const newest = takeNewest<Record<string, unknown>>(names, record, { clock, fields })
  const settled = record?.kind !== 'part' || newest.clocks['text'] !== record.clocks.text
  const apart = settled || record.apart === undefined ? {} : { apart: record.apart }
  const conflicts = settled || record.conflicts === undefined ? {} : { conflicts: record.conflicts }
  // The names are those of the fields of this kind, and the record is of this kind.
  return { kind, id, ...newest, ...apart, ...conflicts } as ItemRecord
}

/** The item, or null while no change has set some of its fields (the change that made it has not come yet). */
export function toKeptItem(record: ItemRecord): KeptItem | null {
  const { kind, id, fields, conflicts } = record
  const whole = Object.entries(NAMES[kind]).every(
    ([name, need]) => need === 'may be absent' || Reflect.get(fields, name) !== undefined,
  )
  // Every field of its kind is there.
  return whole ? ({ kind, id, ...fields, ...(conflicts === undefined ? {} : { conflicts }) } as KeptItem) : null
}

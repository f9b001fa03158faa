import type { NoteId } from '#shared/archive/ids.ts'
import { applyItemChange, applyNewestItem, type ItemRecord, toKeptItem } from '#shared/items/apply-item-change.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import { applyChange, applyNewest, type NoteRecord, toNote } from '#shared/notes/apply-change.ts'
import type { Change, Clock } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import type { Note } from '#shared/notes/note.ts'

/** What the person at a device calls themselves, as they said last. */
export interface PersonRecord {
  /** The device. */
  readonly id: string
  readonly name: string
  readonly clock: Clock
}

/** Notes, what is kept beside them, who works where and which notes are gone, as changes have made them. */
export interface Records {
  readonly notes: ReadonlyMap<NoteId, NoteRecord>
  readonly items: ReadonlyMap<ItemRecord['id'], ItemRecord>
  readonly people: ReadonlyMap<string, PersonRecord>
  /** What was removed for good, by ids. */
  readonly gone: ReadonlySet<string>
}

/** What only all changes together make, because some were written apart. */
export interface Apart {
  readonly notes: Set<NoteId>
  readonly items: Set<ItemRecord['id']>
}

export const nothingApart = (): Apart => ({ notes: new Set(), items: new Set() })

export const noRecords: Records = { notes: new Map(), items: new Map(), people: new Map(), gone: new Set() }

/** The records with these changes applied. A map that no change touches stays the same map. `apart` gets those of which only all changes together say what they are. */
export function applyChanges(records: Records, changes: readonly Change[], apart: Apart = nothingApart()): Records {
  let { notes, items, people, gone } = records
  const buried = changes.filter((change) => change.format === 3 && change.kind === 'gone')
  if (buried.length > 0) {
    gone = new Set([...gone, ...buried.map(({ item }) => item)])
    notes = withoutGone(notes, gone)
    items = withoutGone(items, gone)
  }
  for (const change of changes) {
    if (isBuried(change, gone)) continue
    if (change.format === 1) {
      const before = notes.get(change.note)
      const after = applyChange(before, change)
      if (after === null) apart.notes.add(change.note)
      notes = withEntry(notes, records.notes, change.note, after ?? applyNewest(before, change))
    } else if (change.format === 2) {
      const before = items.get(change.item)
      const after = applyItemChange(before, change)
      if (after === null) apart.items.add(change.item)
      items = withEntry(items, records.items, change.item, after ?? applyNewestItem(before, change))
    } else if (change.kind === 'person') {
      const { item: id, clock, fields } = change
      const before = people.get(id)
      if (before === undefined || clock > before.clock) people = withEntry(people, records.people, id, { id, clock, ...fields })
    }
  }
  return { notes, items, people, gone }
}

/** The same map where none of what it holds is gone. */
function withoutGone<K extends string, V>(map: ReadonlyMap<K, V>, gone: ReadonlySet<string>): ReadonlyMap<K, V> {
  const left = [...map].filter(([id]) => !gone.has(id))
  return left.length === map.size ? map : new Map(left)
}

/** Sets an entry; in a copy, where the map is still the one that must not change. */
function withEntry<K, V>(map: ReadonlyMap<K, V>, untouched: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  // A map that is not the untouched one was made here.
  const own = map === untouched ? new Map(map) : (map as Map<K, V>)
  return own.set(key, value)
}

/** Of what the database has read anew: all there is, or only what was changed. */
export type TableRead<R extends { readonly id: string }> =
  | { readonly whole: true; readonly rows: readonly R[] }
  | { readonly whole: false; readonly rows: readonly R[]; readonly removed: readonly R['id'][] }

interface Clocked {
  readonly id: string
  readonly clocks: Readonly<Partial<Record<string, string>>>
  readonly fields?: unknown
  readonly apart?: unknown
  readonly conflicts?: unknown
}

/**
 * What was set by the same changes is the same. Not so what was written apart: a change that comes late may be the one from which these versions were made, and
 * gives other words without being the newest of anything.
 */
function isSame(a: Clocked, b: Clocked): boolean {
  const names = Object.keys(a.clocks)
  if (JSON.stringify([a.apart, a.conflicts]) !== JSON.stringify([b.apart, b.conflicts])) return false
  if (a.apart !== undefined && JSON.stringify(a.fields) !== JSON.stringify(b.fields)) return false
  return names.length === Object.keys(b.clocks).length && names.every((name) => a.clocks[name] === b.clocks[name])
}

/**
 * What the database has read anew, with the records that did not change as they were before, and as the same map where none did: so that
 * the window does not take every note for a changed one each time.
 */
export function takeOver<R extends Clocked>(before: ReadonlyMap<R['id'], R>, read: TableRead<R>): ReadonlyMap<R['id'], R> {
  const after = new Map<R['id'], R>(read.whole ? [] : before)
  let changed = read.whole && read.rows.length !== before.size
  for (const record of read.rows) {
    const known = before.get(record.id)
    const same = known !== undefined && isSame(known, record)
    if (!same) changed = true
    after.set(record.id, same ? known : record)
  }
  if (!read.whole) for (const id of read.removed) if (after.delete(id)) changed = true
  return changed ? after : before
}

const notesShown = new WeakMap<NoteRecord, Note | null>()
const itemsShown = new WeakMap<ItemRecord, KeptItem | null>()

function present<R extends object, T>(records: Iterable<R>, shown: WeakMap<R, T | null>, make: (record: R) => T | null): T[] {
  const list: T[] = []
  for (const record of records) {
    const known = shown.get(record)
    const made = known === undefined ? make(record) : known
    if (known === undefined) shown.set(record, made)
    if (made !== null) list.push(made)
  }
  return list
}

/** The notes that are whole. A record that is the same gives the same note. */
export function presentNotes(records: Records['notes']): readonly Note[] {
  return present(records.values(), notesShown, toNote)
}

/** The same for what is kept beside notes. */
export function presentItems(records: Records['items']): readonly KeptItem[] {
  return present(records.values(), itemsShown, toKeptItem)
}

import type { Change, PartChange } from '../notes/change.ts'
import { applyNewestItem, type ItemRecord, toKeptItem } from './apply-item-change.ts'
import type { KeptItem } from './kept-item.ts'
import { partFromChanges } from './part-from-changes.ts'

/** What a whole set of changes, in any order, makes of what is kept beside notes; what is not whole is left out. */
export function itemsFromChanges(changes: Iterable<Change>): readonly KeptItem[] {
  const records = new Map<ItemRecord['id'], ItemRecord>()
  const parts = new Map<PartChange['item'], PartChange[]>()
  for (const change of changes) {
    if (change.format !== 2) continue
    if (change.kind !== 'part') {
      records.set(change.item, applyNewestItem(records.get(change.item), change))
      continue
    }
    const list = parts.get(change.item)
    if (list === undefined) parts.set(change.item, [change])
    else list.push(change)
  }
  for (const [id, list] of parts) {
    const record = partFromChanges(list)
    if (record !== undefined) records.set(id, record)
  }
  return [...records.values()].map(toKeptItem).filter((item) => item !== null)
}

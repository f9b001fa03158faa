import type { BriefingId, BriefingPartId, NoteId } from '#shared/archive/ids.ts'
import { type BriefingChange, isOfBriefing } from '#shared/bundles/incoming-change.ts'
import { applyNewestItem, type ItemRecord, toKeptItem } from '#shared/items/apply-item-change.ts'
import type { Change } from '#shared/notes/change.ts'

export interface BriefingsToGive {
  /** Those of the wanted ones that are here, and not in the trash. */
  readonly briefings: ReadonlySet<BriefingId>
  /** The notes that their parts name, whether they are here or not. */
  readonly notes: ReadonlySet<NoteId>
  /** Every version of the briefings and of the parts that stand in them. */
  readonly changes: readonly BriefingChange[]
}

/**
 * What makes the wanted briefings, out of the changes of a journal. Of a part that was taken out only that goes with them, and what was done to it but its text: a
 * colleague who has it sees it taken out, and nobody reads what was taken out before.
 */
export function briefingsToGive(changes: readonly Change[], wanted: ReadonlySet<BriefingId>): BriefingsToGive {
  const gone = new Set<string>(changes.flatMap((change) => (change.format === 3 && change.kind === 'gone' ? [change.item] : [])))
  const ofBriefings = changes.filter(isOfBriefing).filter((change) => !gone.has(change.item))
  // Whether a briefing or a part is whole and where it stands follows from the newest of each field, however its text was written apart.
  const records = new Map<string, ItemRecord>()
  for (const change of ofBriefings) records.set(change.item, applyNewestItem(records.get(change.item), change))
  const briefings = new Set<BriefingId>()
  const parts = new Map<BriefingPartId, { readonly out: boolean; readonly note: NoteId | null; readonly of: BriefingId }>()
  for (const record of records.values()) {
    const item = toKeptItem(record)
    if (item?.kind === 'briefing' && item.removedAt === null && wanted.has(item.id)) briefings.add(item.id)
    if (item?.kind === 'part') parts.set(item.id, { out: item.removedAt !== null, note: item.note, of: item.briefing })
  }
  const notes = new Set<NoteId>()
  for (const { out, note, of } of parts.values()) if (!out && note !== null && briefings.has(of)) notes.add(note)
  return {
    briefings,
    notes,
    changes: ofBriefings.filter((change) => {
      if (change.kind === 'briefing') return briefings.has(change.item)
      const part = parts.get(change.item)
      return part !== undefined && briefings.has(part.of) && !(part.out && change.fields.text !== undefined)
    }),
  }
}

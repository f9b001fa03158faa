import type { BriefingId, BriefingPartId } from '../archive/ids.ts'
import { differingFields } from '../backups/compare-items.ts'
import type { Briefing, BriefingPart } from '../briefing/outline/briefing.ts'
import { itemsFromChanges } from '../items/items-from-changes.ts'
import type { Change } from '../notes/change.ts'
import { asText } from '../notes/newest-fields.ts'
import { type BriefingChange, isOfBriefing } from './incoming-change.ts'
import type { IncomingState } from './incoming-state.ts'

/** What becomes of one briefing, and of those of its parts that come, when changes are taken in. */
export interface IncomingBriefing {
  readonly id: BriefingId
  readonly state: IncomingState
  /** As it would be called; null where that has not come. */
  readonly title: string | null
  /** What of the briefing itself says something else afterwards. */
  readonly fields: readonly string[]
  readonly parts: { readonly new: number; readonly changed: number; readonly removed: number; readonly conflicting: number }
  /** The briefing and the parts that were made or say something else. */
  readonly touched: readonly (BriefingId | BriefingPartId)[]
}

/** The briefing of each part, by what any of its changes says of it: that never changes. */
export function briefingOfParts(changes: Iterable<Change>): ReadonlyMap<BriefingPartId, BriefingId> {
  const found = new Map<BriefingPartId, BriefingId>()
  for (const change of changes) {
    if (change.format !== 2 || change.kind !== 'part' || change.fields.briefing === undefined) continue
    found.set(change.item, change.fields.briefing)
  }
  return found
}

function briefingOf(change: BriefingChange, parts: ReadonlyMap<BriefingPartId, BriefingId>): BriefingId | undefined {
  return change.kind === 'briefing' ? change.item : parts.get(change.item)
}

/** Whether a change is one of a briefing, or of a part of one, that was removed for good here, or of a part that was. */
export function isOfGone(change: Change, gone: ReadonlySet<string>, parts: ReadonlyMap<BriefingPartId, BriefingId>): boolean {
  if (!isOfBriefing(change)) return false
  return gone.has(change.item) || gone.has(briefingOf(change, parts) ?? '')
}

function outlineOf(changes: Iterable<Change>): ReadonlyMap<string, Briefing | BriefingPart> {
  const items = itemsFromChanges(changes).filter((item) => item.kind === 'briefing' || item.kind === 'part')
  return new Map(items.map((item) => [item.id, item]))
}

function isNewConflict(before: BriefingPart | undefined, after: BriefingPart): boolean {
  return (after.conflicts?.length ?? 0) > 0 && asText(after.conflicts) !== asText(before?.conflicts ?? [])
}

/**
 * What taking in `coming` would do to briefings, without doing it: a pure function of the two sets, whatever their order. `mine` are the changes that are here,
 * at least all of the briefings and parts that `coming` names. Changes of parts whose making is neither here nor there are kept, and belong to no briefing yet.
 */
export function previewBriefings(
  mine: readonly Change[],
  coming: readonly Change[],
  gone: ReadonlySet<string>,
): readonly IncomingBriefing[] {
  const here = mine.filter(isOfBriefing)
  const there = coming.filter(isOfBriefing)
  const parts = briefingOfParts([...here, ...there])
  const named = new Map<BriefingId, Set<BriefingPartId>>()
  for (const change of there) {
    const briefing = briefingOf(change, parts)
    if (briefing === undefined) continue
    const own = named.get(briefing) ?? new Set<BriefingPartId>()
    if (change.kind === 'part') own.add(change.item)
    named.set(briefing, own)
  }
  const fresh = there.filter((change) => !isOfGone(change, gone, parts))
  const before = outlineOf(here)
  const after = outlineOf(new Map([...here, ...fresh].map((change) => [change.id, change])).values())
  return [...named].map(([id, own]) => previewOne(id, own, before, after, gone))
}

function previewOne(
  id: BriefingId,
  own: ReadonlySet<BriefingPartId>,
  before: ReadonlyMap<string, Briefing | BriefingPart>,
  after: ReadonlyMap<string, Briefing | BriefingPart>,
  gone: ReadonlySet<string>,
): IncomingBriefing {
  const parts = { new: 0, changed: 0, removed: 0, conflicting: 0 }
  const nothing = { id, fields: [], parts, touched: [] }
  if (gone.has(id)) return { ...nothing, state: 'gone', title: null }
  const now = before.get(id)
  const then = after.get(id)
  if (then?.kind !== 'briefing') return { ...nothing, state: 'incomplete', title: null }
  const touched: (BriefingId | BriefingPartId)[] = []
  const fields = now === undefined ? [] : differingFields(now, then)
  if (now === undefined || fields.length > 0) touched.push(id)
  for (const part of own) {
    const was = before.get(part)
    const is = after.get(part)
    if (is?.kind !== 'part') continue
    if (was?.kind !== 'part') {
      if (is.removedAt !== null) continue
      parts.new += 1
      touched.push(part)
      continue
    }
    const conflicting = isNewConflict(was, is)
    if (conflicting) parts.conflicting += 1
    const differing = differingFields(was, is)
    if (differing.length === 0 && !conflicting) continue
    touched.push(part)
    if (was.removedAt === null && is.removedAt !== null) parts.removed += 1
    else if (!conflicting) parts.changed += 1
  }
  const state = now === undefined ? 'new' : parts.conflicting > 0 ? 'conflicting' : touched.length > 0 ? 'changed' : 'same'
  return { id, state, title: then.title, fields, parts, touched }
}

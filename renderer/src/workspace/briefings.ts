import type { BriefingId } from '#shared/archive/ids.ts'
import type { Briefing, BriefingPart } from '#shared/briefing/outline/briefing.ts'
import { compareParts } from '#shared/briefing/outline/order-key.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'

/** What the items say of briefings, those that were removed included. */
export interface BriefingIndex {
  readonly briefings: ReadonlyMap<BriefingId, Briefing>
  /** In their order, without those that were taken out. */
  readonly parts: ReadonlyMap<BriefingId, readonly BriefingPart[]>
}

export interface ListedBriefing {
  readonly briefing: Briefing
  readonly parts: readonly BriefingPart[]
}

const NO_PARTS: readonly BriefingPart[] = []
let last: { readonly items: readonly KeptItem[]; readonly index: BriefingIndex } = {
  items: [],
  index: { briefings: new Map(), parts: new Map() },
}

function isSameList(a: readonly BriefingPart[], b: readonly BriefingPart[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}

/** Made once for each state of the items. A briefing in which nothing changed keeps its list of parts. */
export function briefingsIn(items: readonly KeptItem[]): BriefingIndex {
  if (last.items === items) return last.index
  const briefings = new Map<BriefingId, Briefing>()
  const lists = new Map<BriefingId, BriefingPart[]>()
  for (const item of items) {
    if (item.kind === 'briefing') briefings.set(item.id, item)
    if (item.kind !== 'part' || item.removedAt !== null) continue
    const list = lists.get(item.briefing)
    if (list === undefined) lists.set(item.briefing, [item])
    else list.push(item)
  }
  const parts = new Map<BriefingId, readonly BriefingPart[]>()
  for (const [id, list] of lists) {
    list.sort(compareParts)
    const before = last.index.parts.get(id) ?? NO_PARTS
    parts.set(id, isSameList(before, list) ? before : list)
  }
  last = { items, index: { briefings, parts } }
  return last.index
}

/** A briefing with its parts; null where `items` hold none of this id. */
export function briefingIn(items: readonly KeptItem[], id: BriefingId): ListedBriefing | null {
  const { briefings, parts } = briefingsIn(items)
  const briefing = briefings.get(id)
  return briefing === undefined ? null : { briefing, parts: parts.get(id) ?? NO_PARTS }
}

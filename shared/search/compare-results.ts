import type { SearchHit } from './results.ts'

/** A hit with the whole text of what was found: a passage, a title, the row of a signatory, a note. */
export interface FoundText {
  readonly hit: SearchHit
  readonly text: string
}

/** The hits of one query in two editions. Each list is in the order of its results. */
export interface ComparedResults<H extends FoundText> {
  readonly both: readonly { readonly before: H; readonly after: H }[]
  readonly onlyBefore: readonly H[]
  readonly onlyAfter: readonly H[]
}

/** What must be the same for two hits to be the same thing. */
function keyOf({ hit, text }: FoundText): string {
  // A note is the person's own, and belongs to no edition.
  if (hit.kind === 'note') return `note ${hit.note ?? hit.id}`
  return JSON.stringify([hit.kind, hit.source, hit.kind === 'signatory' ? hit.signatory : null, text])
}

function isAtSamePlace(a: FoundText, b: FoundText): boolean {
  return a.hit.block === b.hit.block
}

/**
 * Tells which hits of a query stand in both editions. A passage is the same where the same source has the same words: its number and its
 * name in the archive may change when a passage is put in before it. Where a source says the same words more than once, the passages of
 * the same name go together first, then the others in their order. A passage that was reworded counts as one that is gone and one that is new.
 */
export function compareResults<H extends FoundText>(before: readonly H[], after: readonly H[]): ComparedResults<H> {
  const free = new Map<string, H[]>()
  for (const hit of after) {
    const key = keyOf(hit)
    const group = free.get(key)
    if (group === undefined) free.set(key, [hit])
    else group.push(hit)
  }
  const partners = new Map<H, H>()
  const take = (hit: H, fits: (candidate: H) => boolean) => {
    const group = free.get(keyOf(hit)) ?? []
    const at = group.findIndex(fits)
    const [partner] = at === -1 ? [] : group.splice(at, 1)
    if (partner !== undefined) partners.set(hit, partner)
  }
  for (const hit of before) take(hit, (candidate) => isAtSamePlace(hit, candidate))
  for (const hit of before) if (!partners.has(hit)) take(hit, () => true)
  const taken = new Set(partners.values())
  return {
    both: before.flatMap((hit) => {
      const partner = partners.get(hit)
      return partner === undefined ? [] : [{ before: hit, after: partner }]
    }),
    onlyBefore: before.filter((hit) => !partners.has(hit)),
    onlyAfter: after.filter((hit) => !taken.has(hit)),
  }
}

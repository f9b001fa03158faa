import type { Briefing, BriefingPart } from '../briefing/outline/briefing.ts'
import { fieldNames } from '../items/apply-item-change.ts'
import type { KeptItem, KeptItemKind } from '../items/kept-item.ts'
import { asText } from '../notes/newest-fields.ts'

/** What the program writes by itself, and what each computer says for itself. It is no reason to set something back. */
const NOT_COMPARED = new Set<string>(['modifiedAt', 'lastRun', 'shared'])

/** Of the log of searches nothing is set back: it says what was done. */
const SET_BACK: readonly KeptItemKind[] = ['kept', 'words', 'colour', 'briefing', 'part', 'template']

export function isSetBack({ kind }: KeptItem): boolean {
  return SET_BACK.includes(kind)
}

/** Since when a thing has lain in the trash; null where it does not. */
function removedAt(item: KeptItem): string | null {
  return 'removedAt' in item ? item.removedAt : null
}

/** Which fields of an item say something else in the backup. Of two that both lie in the trash nothing does. */
export function differingFields(now: KeptItem, then: KeptItem): readonly string[] {
  if (removedAt(now) !== null && removedAt(then) !== null) return []
  const names: readonly string[] = fieldNames(now.kind)
  return names.filter((name) => {
    if (NOT_COMPARED.has(name)) return false
    if (name === 'removedAt') return (removedAt(now) === null) !== (removedAt(then) === null)
    return asText(Reflect.get(now, name)) !== asText(Reflect.get(then, name))
  })
}

/** What becomes of the parts of a briefing. */
export interface PartCounts {
  readonly back: number
  readonly changed: number
  /** Put in since: taken out. */
  readonly out: number
}

interface ChangedBriefing {
  readonly now: Briefing
  readonly saved: Briefing
  /** What of the briefing itself says something else. */
  readonly fields: readonly string[]
  readonly parts: PartCounts
}

/** What a restore would do to what is kept beside notes. */
export interface ItemComparison {
  readonly briefings: {
    /** In the backup, and not here, or here only in the trash. With the number of parts. */
    readonly back: readonly { readonly briefing: Briefing; readonly parts: number }[]
    readonly changed: readonly ChangedBriefing[]
    readonly same: number
    /** Here and not in the trash, and not in the backup: made since. */
    readonly since: readonly Briefing[]
  }
  /** Kept searches, other words, meanings of colours and templates. */
  readonly others: { readonly back: number; readonly changed: number }
}

type Verdict = 'back' | 'changed' | 'same'

function verdict(now: KeptItem | undefined, then: KeptItem): Verdict {
  if (now === undefined) return removedAt(then) === null ? 'back' : 'same'
  if (removedAt(now) !== null && removedAt(then) === null) return 'back'
  return differingFields(now, then).length > 0 ? 'changed' : 'same'
}

/** Parts that stand in a briefing of the backup here and not in the backup: setting the briefing back takes them out. */
export function partsPutInSince(backup: readonly KeptItem[], here: readonly KeptItem[]): readonly BriefingPart[] {
  const inBackup = new Set<string>(backup.map(({ id }) => id))
  return here
    .filter((item) => item.kind === 'part')
    .filter(({ id, briefing, removedAt: removed }) => removed === null && inBackup.has(briefing) && !inBackup.has(id))
}

/** Holds what a backup keeps beside its notes, under the ids that it would have here, against what is here. */
export function compareItems(backup: readonly KeptItem[], here: readonly KeptItem[]): ItemComparison {
  const present = new Map<string, KeptItem>(here.map((item) => [item.id, item]))
  const inBackup = new Set<string>(backup.map(({ id }) => id))
  const parts = new Map<string, { back: number; changed: number; out: number; whole: number }>()
  const partsOf = (id: string) => {
    const known = parts.get(id) ?? { back: 0, changed: 0, out: 0, whole: 0 }
    parts.set(id, known)
    return known
  }
  for (const { briefing } of partsPutInSince(backup, here)) partsOf(briefing).out += 1
  for (const then of backup) {
    if (then.kind !== 'part') continue
    const counts = partsOf(then.briefing)
    if (then.removedAt === null) counts.whole += 1
    const now = present.get(then.id)
    const found = verdict(now, then)
    if (found === 'back') counts.back += 1
    else if (found === 'changed' && then.removedAt !== null) counts.out += 1
    else if (found === 'changed') counts.changed += 1
  }
  const back: { briefing: Briefing; parts: number }[] = []
  const changed: ChangedBriefing[] = []
  let same = 0
  const others = { back: 0, changed: 0 }
  for (const then of backup) {
    const now = present.get(then.id)
    const found = verdict(now, then)
    if (then.kind !== 'briefing') {
      if (then.kind !== 'part' && isSetBack(then) && found !== 'same') others[found] += 1
      continue
    }
    const { whole, ...counts } = partsOf(then.id)
    if (found === 'back') back.push({ briefing: then, parts: whole })
    else if (
      now?.kind === 'briefing' &&
      (found === 'changed' || (now.removedAt === null && counts.back + counts.changed + counts.out > 0))
    )
      changed.push({ now, saved: then, fields: differingFields(now, then), parts: counts })
    else same += 1
  }
  const since = here
    .filter((item) => item.kind === 'briefing')
    .filter(({ id, removedAt: removed }) => removed === null && !inBackup.has(id))
  return { briefings: { back, changed, same, since }, others }
}

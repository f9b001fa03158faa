import type { BriefingPart } from '../briefing/outline/briefing.ts'
import { fieldNames } from '../items/apply-item-change.ts'
import type { KeptItem } from '../items/kept-item.ts'
import type { ItemChange } from '../notes/change.ts'
import type { WordGroup } from '../searches/search-item.ts'
import { startingGroup } from '../searches/word-groups.ts'
import type { ItemStep } from '../steps/step.ts'
import { differingFields, isSetBack, partsPutInSince } from './compare-items.ts'
import { idOnReturn } from './under-new-ids.ts'

type ItemEdit = Pick<ItemChange, 'kind' | 'item' | 'fields'>

interface Restored {
  /** What undoes it. */
  readonly steps: readonly ItemStep[]
  /** What has to be set. What came back by its own changes is in the steps, and not here. */
  readonly edits: readonly ItemEdit[]
}

interface State {
  /** What the backup keeps beside its notes, under the ids that it has here (`underNewIds`). */
  readonly backup: readonly KeptItem[]
  /** What was here before the changes of the backup were taken in, and after. */
  readonly before: readonly KeptItem[]
  readonly here: readonly KeptItem[]
  /** What was removed for good here. */
  readonly gone: ReadonlySet<string>
  /** Notes of the backup, by the ids under which they are here now. */
  readonly notes: ReadonlySet<string>
  /** The present time (ISO 8601, UTC). */
  readonly at: string
}

function pick(item: KeptItem, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(item, name)]))
}

function stepOf({ kind, id }: KeptItem, before: object, after: object): ItemStep {
  // The fields are those of the kind.
  return { kind, item: id, before, after } as ItemStep
}

function removed(item: KeptItem): boolean {
  return 'removedAt' in item && item.removedAt !== null
}

function startingOf(item: KeptItem): WordGroup | undefined {
  return item.kind === 'words' ? startingGroup(item.id) : undefined
}

/** What undoes that something came back that was not here: it goes to the trash, or is again what it was without anybody having said. */
function stepOfReturn(then: KeptItem, at: string): ItemStep {
  if (then.kind === 'colour') return stepOf(then, { meaning: '' }, { meaning: then.meaning })
  const starting = startingOf(then)
  if (starting === undefined) return stepOf(then, { removedAt: at }, { removedAt: null })
  const names = ['words', 'on', 'removedAt']
  return stepOf(then, pick(starting, names), pick(then, names))
}

/** The same part with the note that came back under another id. */
function relinked(part: BriefingPart, { gone, notes }: Pick<State, 'gone' | 'notes'>): ItemStep | null {
  if (part.note === null || !gone.has(part.note)) return null
  const note = idOnReturn(part.note, gone)
  return notes.has(note) ? stepOf(part, { note: part.note }, { note }) : null
}

/**
 * What has to be set for what a backup keeps beside its notes to be again as it is in it, and what undoes that. Parts that were put into a briefing since are taken out;
 * what was made since otherwise stays. Parts made since that name a note that was removed for good, and came back with the backup, name that one.
 */
export function setBackItems(state: State): Restored {
  const { backup, before, here, at } = state
  const known = new Set<string>(before.map(({ id }) => id))
  const present = new Map<string, KeptItem>(here.map((item) => [item.id, item]))
  const steps: ItemStep[] = []
  const edits: ItemEdit[] = []
  const set = (step: ItemStep) => {
    steps.push(step)
    edits.push({ kind: step.kind, item: step.item, fields: step.after })
  }
  for (const then of backup) {
    if (!isSetBack(then)) continue
    const now = present.get(then.id)
    if (now === undefined) {
      if (removed(then)) continue
      edits.push({
        kind: then.kind,
        item: then.id,
        fields: pick(
          then,
          fieldNames(then.kind).filter((name) => Reflect.get(then, name) !== undefined && String(name) !== 'shared'),
        ),
      })
      steps.push(stepOfReturn(then, at))
      continue
    }
    const names = differingFields(now, then)
    if (!known.has(then.id)) {
      // A group that the archive starts with was there before anybody had said so.
      if (!removed(then) || startingOf(then) !== undefined) steps.push(stepOfReturn(then, at))
      if (names.length > 0) edits.push({ kind: then.kind, item: then.id, fields: pick(then, names) })
      continue
    }
    if (names.length === 0) continue
    const all = 'modifiedAt' in then ? [...names, 'modifiedAt'] : names
    set(stepOf(then, pick(now, all), pick(then, all)))
  }
  const inBackup = new Set<string>(backup.map(({ id }) => id))
  for (const part of partsPutInSince(backup, here)) set(stepOf(part, { removedAt: null }, { removedAt: at }))
  for (const item of here) {
    if (item.kind !== 'part' || inBackup.has(item.id)) continue
    const step = relinked(item, state)
    if (step !== null) set(step)
  }
  return { steps, edits }
}

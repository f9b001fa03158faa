import type { BriefingId } from '#shared/archive/ids.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { GoneId } from '#shared/notes/change.ts'
import { dueForRemoval, type KeepDeleted } from '#shared/notes/final-removal.ts'
import type { Note } from '#shared/notes/note.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { NoteHistory } from './note-history.ts'

/** What a removal that was cut off has left to do, by ids of notes, briefings and parts. */
export interface UnfinishedRemoval {
  read(): readonly GoneId[]
  write(ids: readonly GoneId[]): void
}

interface Parts {
  readonly store: Pick<NoteStore, 'forget' | 'snapshot'>
  readonly history: Pick<NoteHistory, 'forget'>
  readonly unfinished: UnfinishedRemoval
}

/**
 * Removes notes, or briefings and parts, for good: from the record on the disk, from the database, and from what can be undone. What a failure or the end of the
 * program leaves to do is done at the next start.
 */
export async function removeForGood({ store, history, unfinished }: Parts, ids: readonly GoneId[]): Promise<Outcome<number>> {
  const wanted = [...new Set([...unfinished.read(), ...ids])]
  if (wanted.length === 0) return { ok: true, value: 0 }
  unfinished.write(wanted)
  const answer = await store.forget(wanted)
  await history.forget(wanted)
  if (!answer.ok) return answer
  unfinished.write([])
  return { ok: true, value: ids.length }
}

/** A briefing and all its parts, those that were taken out of it included: what goes when it is removed for good. */
export function wholeBriefing(items: readonly KeptItem[], briefing: BriefingId): readonly GoneId[] {
  const parts = items.flatMap((item) => (item.kind === 'part' && item.briefing === briefing ? [item.id] : []))
  return [briefing, ...parts]
}

/** How many notes and briefings have lain in the trash long enough, and how many parts were taken out of briefings long enough ago. */
export interface DueCounts {
  readonly notes: number
  readonly briefings: number
  readonly parts: number
}

type Lying = { readonly id: GoneId } & Pick<Note, 'trashedAt' | 'modifiedAt'>

/** What has lain in the trash long enough. */
export function dueNow(
  { notes, items }: Pick<ReturnType<NoteStore['snapshot']>, 'notes' | 'items'>,
  keep: KeepDeleted,
  now: Date,
): { readonly ids: readonly GoneId[]; readonly counts: DueCounts } {
  const due = dueForRemoval<Lying>(
    [
      ...notes,
      ...items.flatMap((item): readonly Lying[] => {
        if (item.kind === 'briefing') return [{ id: item.id, trashedAt: item.removedAt, modifiedAt: item.modifiedAt }]
        if (item.kind !== 'part' || item.removedAt === null) return []
        return [{ id: item.id, trashedAt: item.removedAt, modifiedAt: item.removedAt }]
      }),
    ],
    keep,
    now,
  )
  const over = new Set<string>(due.map(({ id }) => id))
  const dueNotes = notes.filter(({ id }) => over.has(id))
  const briefings = items.filter((item) => item.kind === 'briefing').filter(({ id }) => over.has(id))
  const whole = new Set(briefings.flatMap(({ id }) => wholeBriefing(items, id)))
  const parts = items.filter((item) => item.kind === 'part').filter(({ id }) => over.has(id) && !whole.has(id))
  return {
    ids: [...dueNotes.map(({ id }) => id), ...whole, ...parts.map(({ id }) => id)],
    counts: { notes: dueNotes.length, briefings: briefings.length, parts: parts.length },
  }
}

/** Finishes what was left, and removes what has lain in the trash long enough. Gives the numbers of the latter. */
export async function removeDue(parts: Parts, keep: KeepDeleted, now: Date): Promise<Outcome<DueCounts>> {
  const { ids, counts } = dueNow(parts.store.snapshot(), keep, now)
  const removed = await removeForGood(parts, ids)
  return removed.ok ? { ok: true, value: counts } : removed
}

/** Keeps it in the storage of the window's origin: ids, and no words. */
export function createUnfinishedRemoval(storage: Storage, profile: string): UnfinishedRemoval {
  const key = `campaign-archive-removal-${profile}`
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
        return Array.isArray(kept) ? kept.filter((id): id is GoneId => typeof id === 'string') : []
      } catch {
        return []
      }
    },
    write(ids) {
      if (ids.length === 0) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(ids))
    },
  }
}

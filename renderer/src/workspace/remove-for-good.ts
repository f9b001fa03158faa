import type { NoteId } from '#shared/archive/ids.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { dueForRemoval, type KeepDeleted } from '#shared/notes/final-removal.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { NoteHistory } from './note-history.ts'

/** What a removal that was cut off has left to do, by the ids of notes. */
export interface UnfinishedRemoval {
  read(): readonly NoteId[]
  write(notes: readonly NoteId[]): void
}

interface Parts {
  readonly store: Pick<NoteStore, 'forget' | 'snapshot'>
  readonly history: Pick<NoteHistory, 'forget'>
  readonly unfinished: UnfinishedRemoval
}

/**
 * Removes notes for good: from the record on the disk, from the database, and from what can be undone. What a failure or the end of the
 * program leaves to do is done at the next start.
 */
export async function removeForGood({ store, history, unfinished }: Parts, notes: readonly NoteId[]): Promise<Outcome<number>> {
  const wanted = [...new Set([...unfinished.read(), ...notes])]
  if (wanted.length === 0) return { ok: true, value: 0 }
  unfinished.write(wanted)
  const answer = await store.forget(wanted)
  await history.forget(wanted)
  if (!answer.ok) return answer
  unfinished.write([])
  return { ok: true, value: notes.length }
}

/** Finishes what was left, and removes what has lain in the trash long enough. Gives the number of the latter. */
export async function removeDue(parts: Parts, keep: KeepDeleted, now: Date): Promise<Outcome<number>> {
  const due = dueForRemoval(parts.store.snapshot().notes, keep, now)
  return await removeForGood(
    parts,
    due.map(({ id }) => id),
  )
}

/** Keeps it in the storage of the window's origin: ids, and no words. */
export function createUnfinishedRemoval(storage: Storage, profile: string): UnfinishedRemoval {
  const key = `campaign-archive-removal-${profile}`
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
        return Array.isArray(kept) ? kept.filter((id): id is NoteId => typeof id === 'string') : []
      } catch {
        return []
      }
    },
    write(notes) {
      if (notes.length === 0) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(notes))
    },
  }
}

import type { BriefingId, NoteId } from '#shared/archive/ids.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { GoneId } from '#shared/notes/change.ts'
import type { Colour } from '#shared/notes/colours.ts'
import { dueForRemoval, type KeepDeleted } from '#shared/notes/final-removal.ts'
import type { Note } from '#shared/notes/note.ts'
import type { WordGroup } from '#shared/searches/search-item.ts'
import { startingGroup } from '#shared/searches/word-groups.ts'
import type { NoteStore, Redactor } from '../data/note-store.ts'
import type { NoteHistory } from './note-history.ts'

/** What a removal that was cut off has left to do, by ids of notes, briefings and parts. */
export interface UnfinishedRemoval {
  read(): readonly GoneId[]
  write(ids: readonly GoneId[]): void
}

interface Parts {
  readonly store: Pick<NoteStore, 'forget' | 'redact' | 'snapshot'>
  readonly history: Pick<NoteHistory, 'forget'>
  readonly unfinished: UnfinishedRemoval
}

/**
 * Removes notes, or what is kept beside them, for good: from the record on the disk, from the database, and from what can be undone. What a failure or the end of the
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

/** Removes words for good out of earlier versions of what stays: `about` are the things they stood in, by ids. What is shown now must not have them any more. */
export async function removeWords(
  { store, history, unfinished }: Parts,
  about: () => readonly string[],
  instead: Redactor,
): Promise<Outcome<number>> {
  let begun: readonly GoneId[] = []
  const answer = await store.redact(instead, (ids) => {
    begun = ids
    unfinished.write([...new Set([...unfinished.read(), ...ids])])
  })
  await history.forget(about())
  if (!answer.ok) return answer
  const done = new Set<string>(begun)
  unfinished.write(unfinished.read().filter((id) => !done.has(id)))
  return { ok: true, value: answer.value.removed }
}

/** What a colour was called, in every version but that it has no name. It must have none now. */
export function namesOfColour(colour: Colour): Redactor {
  return (change) =>
    change.format === 2 && change.kind === 'colour' && change.item === colour && change.fields.meaning !== '' ? null : undefined
}

/** What a person wrote into a group of words that the archive starts with. It must say now what the archive says. */
export function wordsOfGroup({ id, words }: Pick<WordGroup, 'id' | 'words'>): Redactor {
  return (change) =>
    change.format === 2 &&
    change.kind === 'words' &&
    change.item === id &&
    change.fields.words !== undefined &&
    JSON.stringify(change.fields.words) !== JSON.stringify(words)
      ? null
      : undefined
}

/** A tag in every version of every note. `found` gets the notes. */
export function tagOfNotes(tag: string, found: Set<NoteId>): Redactor {
  return (change) => {
    if (change.format !== 1 || change.fields.tags?.includes(tag) !== true) return undefined
    found.add(change.note)
    return { ...change, fields: { ...change.fields, tags: change.fields.tags.filter((other) => other !== tag) } }
  }
}

/** A briefing and all its parts, those that were taken out of it included: what goes when it is removed for good. */
export function wholeBriefing(items: readonly KeptItem[], briefing: BriefingId): readonly GoneId[] {
  const parts = items.flatMap((item) => (item.kind === 'part' && item.briefing === briefing ? [item.id] : []))
  return [briefing, ...parts]
}

/** How many notes and briefings have lain in the trash long enough, how many parts were taken out of briefings long enough ago, and how much else was removed. */
export interface DueCounts {
  readonly notes: number
  readonly briefings: number
  readonly parts: number
  /** Kept searches, entries of the log, groups of words, templates. */
  readonly others: number
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
        if (item.kind === 'colour' || item.removedAt === null) return []
        // One that the archive starts with must stay removed, and be there to be changed again.
        if (item.kind === 'words' && startingGroup(item.id) !== undefined) return []
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
  const others = items
    .filter((item) => item.kind === 'kept' || item.kind === 'log' || item.kind === 'words' || item.kind === 'template')
    .filter(({ id }) => over.has(id))
  return {
    ids: [...dueNotes.map(({ id }) => id), ...whole, ...parts.map(({ id }) => id), ...others.map(({ id }) => id)],
    counts: { notes: dueNotes.length, briefings: briefings.length, parts: parts.length, others: others.length },
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

import { nameBasedId } from '../briefing/name-based-id.ts'
import type { KeptItem } from '../items/kept-item.ts'
import type { Note } from '../notes/note.ts'

/** What a backup holds, those in the trash included. */
export interface BackupContent {
  readonly notes: readonly Note[]
  readonly items: readonly KeptItem[]
}

/**
 * The id under which something comes back: its own, or another one where it was removed for good here, since its changes are never taken in again. The
 * other one is made from it, so that restoring the same backup again finds what it brought back.
 */
export function idOnReturn<I extends string>(id: I, gone: ReadonlySet<string>): I {
  let next = id
  // It is of the same kind as what it is made from.
  while (gone.has(next)) next = nameBasedId(`restored ${next}`) as I
  return next
}

/**
 * What a backup holds, as it would stand here: notes, briefings and parts that were removed for good under the ids under which they come back, and parts with
 * these ids where they name a note or a briefing. What was removed for good and lay in the trash in the backup already is left out.
 */
export function underNewIds({ notes, items }: BackupContent, gone: ReadonlySet<string>): BackupContent {
  if (gone.size === 0) return { notes, items }
  return {
    notes: notes
      .filter(({ id, trashedAt }) => trashedAt === null || !gone.has(id))
      .map((note) => ({ ...note, id: idOnReturn(note.id, gone) })),
    items: items.flatMap((item): readonly KeptItem[] => {
      if (item.kind !== 'briefing' && item.kind !== 'part') return [item]
      if (gone.has(item.id) && item.removedAt !== null) return []
      if (item.kind === 'briefing') return [{ ...item, id: idOnReturn(item.id, gone) }]
      const note = item.note === null ? null : idOnReturn(item.note, gone)
      return [{ ...item, id: idOnReturn(item.id, gone), briefing: idOnReturn(item.briefing, gone), note }]
    }),
  }
}

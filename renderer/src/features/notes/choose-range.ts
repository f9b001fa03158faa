import type { NoteId } from '#shared/archive/ids.ts'

/** Which notes are chosen, and from which of them a range is drawn. */
export interface Chosen {
  readonly ids: ReadonlySet<NoteId>
  readonly from: NoteId | null
}

export const NONE_CHOSEN: Chosen = { ids: new Set(), from: null }

/** Chooses one note, or takes it out again. The next range is drawn from it. */
export function chooseOne({ ids }: Chosen, id: NoteId, yes: boolean): Chosen {
  const next = new Set(ids)
  if (yes) next.add(id)
  else next.delete(id)
  return { ids: next, from: id }
}

/**
 * Chooses, or takes out, every note from where the last choice was made to this one, both included, as the list shows them. What was
 * chosen elsewhere stays. Where the last choice is not in the list, it is this one alone.
 */
export function chooseRange(chosen: Chosen, list: readonly NoteId[], to: NoteId, yes: boolean): Chosen {
  const start = chosen.from === null ? -1 : list.indexOf(chosen.from)
  const end = list.indexOf(to)
  if (start === -1 || end === -1) return chooseOne(chosen, to, yes)
  const ids = new Set(chosen.ids)
  for (const id of list.slice(Math.min(start, end), Math.max(start, end) + 1)) {
    if (yes) ids.add(id)
    else ids.delete(id)
  }
  return { ids, from: to }
}

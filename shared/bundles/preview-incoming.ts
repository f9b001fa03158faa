import type { NoteId } from '../archive/ids.ts'
import { type NoteRecord, toNote } from '../notes/apply-change.ts'
import type { Change, NoteChange } from '../notes/change.ts'
import { isBuried } from '../notes/change-subject.ts'
import type { Note, NoteFields } from '../notes/note.ts'
import { noteFromChanges } from '../notes/note-from-changes.ts'
import type { IncomingState } from './incoming-state.ts'
import { briefingOfParts, type IncomingBriefing, isOfGone, previewBriefings } from './preview-briefings.ts'

export interface IncomingNote {
  readonly id: NoteId
  readonly state: IncomingState
  /** Which fields say something else afterwards, the time of the last change aside. */
  readonly fields: readonly (keyof NoteFields)[]
  readonly before: Note | null
  readonly after: Note | null
  /** How many of its changes are not here yet. */
  readonly changes: number
}

export interface IncomingPreview {
  readonly notes: readonly IncomingNote[]
  readonly counts: Readonly<Record<IncomingState, number>>
  readonly briefings: readonly IncomingBriefing[]
  /** All that would be taken in: changes that are not here yet, but those of what was removed for good. */
  readonly fresh: readonly Change[]
}

function noteOf(record: NoteRecord | undefined): Note | null {
  return record === undefined ? null : toNote(record)
}

const NAMES = Object.keys({
  target: true,
  body: true,
  colour: true,
  tags: true,
  author: true,
  createdAt: true,
  trashedAt: true,
  status: true,
  formerTargets: true,
  staysFor: true,
  foreign: true,
  private: true,
} satisfies Record<Exclude<keyof NoteFields, 'modifiedAt'>, true>) as Exclude<keyof NoteFields, 'modifiedAt'>[]

function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Which fields of a note say something else in `after`, the time of its last change aside. */
export function changedFields(before: Note, after: Note): readonly (keyof NoteFields)[] {
  return NAMES.filter((name) => asText(before[name]) !== asText(after[name]))
}

function byNote(changes: Iterable<Change>): Map<NoteId, NoteChange[]> {
  const notes = new Map<NoteId, NoteChange[]>()
  for (const change of changes) {
    if (change.format !== 1) continue
    const known = notes.get(change.note)
    if (known === undefined) notes.set(change.note, [change])
    else known.push(change)
  }
  return notes
}

/**
 * What taking in `incoming` would do to the notes and briefings that `mine` makes, without doing it: a pure function of the two sets, whatever their order.
 * `mine` are the changes that are here, at least all of the notes, briefings and parts that `incoming` names, and the lines that say what was removed for good.
 */
export function previewIncoming(mine: Iterable<Change>, incoming: Iterable<Change>): IncomingPreview {
  const here = [...mine]
  const known = new Set(here.map((change) => change.id))
  const gone = new Set<string>(here.flatMap((change) => (change.format === 3 && change.kind === 'gone' ? [change.item] : [])))
  const coming = [...new Map([...incoming].map((change) => [change.id, change])).values()]
  const parts = briefingOfParts([...here, ...coming])
  const isGone = (change: Change) => isBuried(change, gone) || (change.format === 2 && isOfGone(change, gone, parts))
  const fresh = coming.filter((change) => !known.has(change.id) && !isGone(change))
  const own = byNote(here)
  const counts = { new: 0, same: 0, changed: 0, conflicting: 0, gone: 0, incomplete: 0 }
  const notes: IncomingNote[] = []
  for (const [id, changes] of byNote(coming)) {
    const missing = changes.filter((change) => !known.has(change.id) && !gone.has(change.id))
    const note = gone.has(id)
      ? ({ id, state: 'gone', fields: [], before: null, after: null, changes: 0 } as const)
      : previewNote(id, own.get(id) ?? [], missing)
    counts[note.state] += 1
    notes.push(note)
  }
  return { notes, counts, briefings: previewBriefings(here, coming, gone), fresh }
}

function previewNote(id: NoteId, own: readonly NoteChange[], missing: readonly NoteChange[]): IncomingNote {
  const before = noteOf(noteFromChanges(own))
  const after = noteOf(noteFromChanges([...own, ...missing]))
  const changes = missing.length
  if (after === null) return { id, state: 'incomplete', fields: [], before, after, changes }
  if (before === null) return { id, state: 'new', fields: [], before, after, changes }
  const fields = changedFields(before, after)
  const conflicting = (after.conflicts?.length ?? 0) > 0 && asText(after.conflicts) !== asText(before.conflicts ?? [])
  return { id, state: conflicting ? 'conflicting' : fields.length === 0 ? 'same' : 'changed', fields, before, after, changes }
}

import { createHash } from 'node:crypto'
import type { BriefingId, NoteId } from '#shared/archive/ids.ts'
import type { BundleHeader } from '#shared/bundles/bundle-format.ts'
import type { MadeBundle } from '#shared/bundles/bundle-report.ts'
import { deviceOfClock } from '#shared/bundles/incoming-change.ts'
import { writeBundle } from '#shared/bundles/write-bundle.ts'
import { applyNewest, type NoteRecord, toNote } from '#shared/notes/apply-change.ts'
import type { Change } from '#shared/notes/change.ts'
import { mayLeave } from '#shared/notes/may-leave.ts'
import { writeLine } from '../journal/journal-line.ts'
import { briefingsToGive } from './briefings-to-give.ts'

export interface BundleChoice {
  /** Null for all notes; none where only those in the briefings are wanted. */
  readonly notes: readonly NoteId[] | null
  /** With them go the notes in them. */
  readonly briefings: readonly BriefingId[]
  /** Whether notes in the trash go with the others, so that they are deleted there as well. */
  readonly withTrash: boolean
  readonly about: Omit<BundleHeader, 'bundle'>
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * Those of the `changes` of a journal that make the chosen notes and briefings, as a bundle, with every version. Private notes are never in it: a part of a briefing that
 * names one goes without it.
 */
export function makeBundle(changes: readonly Change[], { notes, briefings, withTrash, about }: BundleChoice): MadeBundle {
  const gone = new Set<string>(changes.flatMap((change) => (change.format === 3 && change.kind === 'gone' ? [change.item] : [])))
  const outlines = briefingsToGive(changes, new Set(briefings))
  const chosen = notes === null ? null : new Set([...notes, ...outlines.notes])
  // Whether a note is whole, private or in the trash follows from the newest of each field, however its words were written apart.
  const records = new Map<NoteId, NoteRecord>()
  for (const change of changes) {
    if (change.format !== 1 || gone.has(change.note) || chosen?.has(change.note) === false) continue
    records.set(change.note, applyNewest(records.get(change.note), change))
  }
  const leaving = new Set<NoteId>()
  const leftOut = { private: 0, trashed: 0 }
  for (const [id, record] of records) {
    const note = toNote(record)
    // Of a note whose making is not here nobody knows whether it may leave.
    if (note === null) continue
    if (!mayLeave(note)) leftOut.private += 1
    else if (note.trashedAt !== null && !withTrash) leftOut.trashed += 1
    else leaving.add(id)
  }
  const ofNotes = changes.filter((change) => change.format === 1 && leaving.has(change.note))
  const given = [...ofNotes, ...outlines.changes]
  const devices = new Set(given.map((change) => deviceOfClock(change.clock)))
  const people = changes.filter((change) => change.format === 3 && change.kind === 'person' && devices.has(change.item))
  const lines = [...people, ...given].map(writeLine)
  return {
    text: writeBundle(about, lines, sha256),
    notes: leaving.size,
    briefings: outlines.briefings.size,
    changes: given.length,
    leftOut,
  }
}

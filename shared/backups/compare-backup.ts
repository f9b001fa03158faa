import type { NoteId } from '../archive/ids.ts'
import { changedFields } from '../bundles/preview-incoming.ts'
import type { Note, NoteFields } from '../notes/note.ts'
import type { NoteStep } from '../steps/step.ts'

interface ChangedNote {
  readonly now: Note
  readonly saved: Note
  /** What says something else, the time of the last change aside. */
  readonly fields: readonly (keyof NoteFields)[]
}

/** What a restore would do to the notes that are here. */
export interface BackupComparison {
  /** In the backup, and not here, or here only in the trash. */
  readonly back: readonly Note[]
  readonly changed: readonly ChangedNote[]
  readonly same: number
  /** Here and not in the trash, and not in the backup: made since. */
  readonly since: readonly Note[]
}

/** Holds the notes of a backup, under the ids that they have here (`underNewIds`), against those that are here, those in the trash among both. */
export function compareBackup(backup: readonly Note[], here: readonly Note[]): BackupComparison {
  const present = new Map(here.map((note) => [note.id, note]))
  const inBackup = new Set(backup.map(({ id }) => id))
  const back: Note[] = []
  const changed: ChangedNote[] = []
  let same = 0
  for (const then of backup) {
    const now = present.get(then.id)
    if (now === undefined || (now.trashedAt !== null && then.trashedAt === null)) {
      back.push(then)
      continue
    }
    const fields = changedFields(now, then)
    if (fields.length === 0) same += 1
    else changed.push({ now, saved: then, fields })
  }
  const since = here.filter(({ id, trashedAt }) => trashedAt === null && !inBackup.has(id))
  return { back, changed, same, since }
}

function fieldsOf(note: Note, names: readonly (keyof NoteFields)[]): Partial<NoteFields> {
  const { id: _, ...fields } = note
  // What is absent says the same as these, which a change can set.
  const whole: NoteFields = { ...fields, foreign: fields.foreign ?? null, private: fields.private ?? false }
  return Object.fromEntries(names.map((name) => [name, whole[name]]))
}

/**
 * What has to be set for the notes of a backup to be again as they are in it, and what undoes that. `here` are the notes after the changes of the backup were taken
 * in. A note that is still not here was removed for good, and its changes are not taken in again: it is made anew, under the id that it has in `backup` (`underNewIds`).
 */
export function setBack(
  backup: readonly Note[],
  here: readonly Note[],
): {
  readonly steps: readonly NoteStep[]
  readonly made: readonly { readonly note: NoteId; readonly fields: Partial<NoteFields> }[]
} {
  const present = new Map(here.map((note) => [note.id, note]))
  const steps: NoteStep[] = []
  const made: { readonly note: NoteId; readonly fields: Partial<NoteFields> }[] = []
  for (const then of backup) {
    const now = present.get(then.id)
    if (now === undefined) {
      const { id: note, conflicts: _, ...fields } = then
      made.push({ note, fields })
      continue
    }
    const differing = changedFields(now, then)
    if (differing.length === 0) continue
    const names = [...differing, 'modifiedAt'] as const
    steps.push({ note: then.id, before: fieldsOf(now, names), after: fieldsOf(then, names) })
  }
  return { steps, made }
}

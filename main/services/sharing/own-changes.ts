import type { NoteId } from '#shared/archive/ids.ts'
import { deviceOfClock } from '#shared/bundles/incoming-change.ts'
import type { Change } from '#shared/notes/change.ts'
import { mayLeave } from '#shared/notes/may-leave.ts'
import { type ClockedFields, takeNewest } from '#shared/notes/newest-fields.ts'
import type { NoteFields } from '#shared/notes/note.ts'

type Standing = Pick<NoteFields, 'private' | 'trashedAt'>

export interface ToWrite {
  /** In the order of their clocks. */
  readonly changes: readonly Change[]
  /** How many stay here: those of private notes, and of notes in the trash of which nobody has heard. */
  readonly heldBack: number
}

/** What of the record matters to a shared folder. Made by giving it every change, in any order and more than once. */
export interface OwnChanges {
  add(change: Change): void
  /** These stand in an own file of the folder. */
  written(ids: Iterable<Change['id']>): void
  isGone(note: NoteId): boolean
  /** What own devices have written that is in no own file. `begun`: whether the folder has anything of a note. */
  toWrite(begun: (note: NoteId) => boolean): ToWrite
}

/** Holds only what is not written yet, and the ids of the rest: a record may be long. */
export function createOwnChanges(devices: ReadonlySet<string>): OwnChanges {
  const standings = new Map<NoteId, ClockedFields<Standing>>()
  const gone = new Set<string>()
  const done = new Set<Change['id']>()
  const waiting = new Map<Change['id'], Change>()

  function staysHere(change: Change, begun: (note: NoteId) => boolean): boolean {
    if (change.format !== 1) return false
    const { trashedAt = null, ...note } = standings.get(change.note)?.fields ?? {}
    return !mayLeave(note) || (trashedAt !== null && !begun(change.note))
  }

  return {
    add(change) {
      if (change.format === 3 && change.kind === 'gone') gone.add(change.item)
      if (change.format === 1)
        standings.set(change.note, takeNewest(['private', 'trashedAt'], standings.get(change.note), change))
      const isShared = change.format === 1 || (change.format === 3 && change.kind === 'person')
      if (!isShared || !devices.has(deviceOfClock(change.clock))) return
      if (!done.has(change.id)) waiting.set(change.id, change)
    },
    written(ids) {
      for (const id of ids) {
        done.add(id)
        waiting.delete(id)
      }
    },
    isGone: (note) => gone.has(note),
    toWrite(begun) {
      const here = [...waiting.values()].filter((change) => change.format !== 1 || !gone.has(change.note))
      const changes = here.filter((change) => !staysHere(change, begun))
      return {
        changes: changes.sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0)),
        heldBack: here.length - changes.length,
      }
    },
  }
}

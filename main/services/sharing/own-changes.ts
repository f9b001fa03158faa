import type { BriefingId, BriefingPartId, NoteId } from '#shared/archive/ids.ts'
import { deviceOfClock, isOfBriefing } from '#shared/bundles/incoming-change.ts'
import type { Change } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import { mayLeave } from '#shared/notes/may-leave.ts'
import { type ClockedFields, takeNewest } from '#shared/notes/newest-fields.ts'
import type { NoteFields } from '#shared/notes/note.ts'

type Standing = Pick<NoteFields, 'private' | 'trashedAt'>
/** Of a briefing or a part of one. */
interface OutlineStanding {
  readonly shared: boolean
  readonly removedAt: string | null
}

export interface ToWrite {
  /** In the order of their clocks. */
  readonly changes: readonly Change[]
  /** How many stay here: those of private notes, and of notes in the trash of which nobody has heard. Briefings that are not shared are not counted. */
  readonly heldBack: number
}

/** What of the record matters to a shared folder. Made by giving it every change, in any order and more than once. */
export interface OwnChanges {
  add(change: Change): void
  /** These stand in an own file of the folder. */
  written(ids: Iterable<Change['id']>): void
  /** Whether a change is one of something that was removed for good here. */
  isGone(change: Change): boolean
  /** What own devices have written that is in no own file. `begun`: whether the folder has anything of a note, a briefing or a part. */
  toWrite(begun: (subject: string) => boolean): ToWrite
}

/** Holds only what is not written yet, and the ids of the rest: a record may be long. */
export function createOwnChanges(devices: ReadonlySet<string>): OwnChanges {
  const standings = new Map<NoteId, ClockedFields<Standing>>()
  const outlines = new Map<string, ClockedFields<OutlineStanding>>()
  const briefings = new Map<BriefingPartId, BriefingId>()
  const gone = new Set<string>()
  const done = new Set<Change['id']>()
  const waiting = new Map<Change['id'], Change>()

  function isGone(change: Change): boolean {
    if (isBuried(change, gone)) return true
    return change.format === 2 && change.kind === 'part' && gone.has(briefings.get(change.item) ?? change.fields.briefing ?? '')
  }

  /** A briefing goes only where its person has said so, with its parts; one in the trash, and a part that was taken out, only where somebody has heard of it. */
  function isKeptToOneself(change: Change, begun: (subject: string) => boolean): boolean {
    if (!isOfBriefing(change)) return false
    const briefing = change.kind === 'briefing' ? change.item : briefings.get(change.item)
    if (briefing === undefined) return true
    const standing = outlines.get(briefing)?.fields
    if (standing?.shared !== true) return true
    const unheard = (subject: string) => (outlines.get(subject)?.fields.removedAt ?? null) !== null && !begun(subject)
    return unheard(briefing) || unheard(change.item)
  }

  function staysHere(change: Change, begun: (subject: string) => boolean): boolean {
    if (change.format !== 1) return false
    const { trashedAt = null, ...note } = standings.get(change.note)?.fields ?? {}
    return !mayLeave(note) || (trashedAt !== null && !begun(change.note))
  }

  return {
    add(change) {
      if (change.format === 3 && change.kind === 'gone') gone.add(change.item)
      if (change.format === 1)
        standings.set(change.note, takeNewest(['private', 'trashedAt'], standings.get(change.note), change))
      const own = devices.has(deviceOfClock(change.clock))
      if (change.format === 2 && (change.kind === 'briefing' || change.kind === 'part')) {
        // Whether it is shared is what the person here has said, nobody else.
        const shared = change.kind === 'briefing' && own ? change.fields.shared : undefined
        const { removedAt } = change.fields
        const standing = { clock: change.clock, fields: { removedAt, shared } }
        outlines.set(change.item, takeNewest<OutlineStanding>(['shared', 'removedAt'], outlines.get(change.item), standing))
        if (change.kind === 'part' && change.fields.briefing !== undefined) briefings.set(change.item, change.fields.briefing)
      }
      const isShared = change.format === 1 || isOfBriefing(change) || (change.format === 3 && change.kind === 'person')
      if (!isShared || !own) return
      if (!done.has(change.id)) waiting.set(change.id, change)
    },
    written(ids) {
      for (const id of ids) {
        done.add(id)
        waiting.delete(id)
      }
    },
    isGone,
    toWrite(begun) {
      const here = [...waiting.values()].filter((change) => !isGone(change) && !isKeptToOneself(change, begun))
      const changes = here.filter((change) => !staysHere(change, begun))
      return {
        changes: changes.sort((a, b) => (a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0)),
        heldBack: here.length - changes.length,
      }
    },
  }
}

import type { NoteId } from '../archive/ids.ts'
import type { PassageTarget } from '../notes/note.ts'
import type { ChangeKind } from '../text/classify-change.ts'
import type { Anchor } from './anchor.ts'
import { anchorTarget } from './anchor-target.ts'

/** What became of one note in another edition of its source. */
export interface MigratedNote {
  readonly id: NoteId
  readonly anchor: Anchor
  /** The passage as it was marked. */
  readonly before: string
  /** The passage that is followed, or proposed; null where there is none, or several. */
  readonly after: string | null
  /** What the proposed passage changes: empty unless it is reworded. */
  readonly kinds: ReadonlySet<ChangeKind>
}

export interface MigrationReport {
  readonly notes: readonly MigratedNote[]
  /** How many notes are in each state. */
  readonly states: Readonly<Record<Anchor['state'], number>>
  /** How many notes a change of each kind touches; a note may count several times. */
  readonly kinds: ReadonlyMap<ChangeKind, number>
}

interface TextOfEdition {
  readonly text: string
  readonly sha512: string
}

/**
 * Says of each note on a source where it stands in another edition of it. `before` is the text in which the notes were made; of a note that was made
 * in yet another text only its own words are used. Nothing moves by this: it is a report. The order is that of `notes`.
 */
export function migrateNotes(
  notes: readonly { readonly id: NoteId; readonly target: PassageTarget }[],
  before: TextOfEdition,
  after: TextOfEdition,
): MigrationReport {
  const states = { exact: 0, moved: 0, reworded: 0, ambiguous: 0, missing: 0 }
  const counts = new Map<ChangeKind, number>()
  const migrated = notes.map(({ id, target }): MigratedNote => {
    const madeIn = target.textSha512 === before.sha512 ? before.text : null
    const anchor = anchorTarget(after.text, after.sha512, target, madeIn)
    states[anchor.state] += 1
    const kinds = new Set(anchor.state === 'reworded' ? anchor.changes.flatMap((change) => change.kinds) : [])
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const passage = 'range' in anchor ? after.text.slice(anchor.range.start, anchor.range.end) : null
    return { id, anchor, before: target.exact, after: passage, kinds }
  })
  return { notes: migrated, states, kinds: counts }
}

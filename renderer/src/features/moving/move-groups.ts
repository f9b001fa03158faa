import { assertNever } from '#shared/text/assert-never.ts'
import { turnsMeaning } from '#shared/text/classify-change.ts'
import type { MoveState, NoteMove } from '../../workspace/note-moves.tsx'

/** What can be shown of the notes: those to decide on, or those in one state. Notes with the same words are one group, wherever these stand. */
export const GROUPS = ['undecided', 'reworded', 'ambiguous', 'missing', 'same', 'stays', 'taken', 'no-source', 'unread'] as const
export type Group = (typeof GROUPS)[number]

/** The group of a state. Those that are undecided are shown together too. */
export function groupOf(state: MoveState): Exclude<Group, 'undecided'> {
  switch (state) {
    case 'exact':
    case 'moved':
      return 'same'
    case 'reworded':
    case 'ambiguous':
    case 'missing':
    case 'stays':
    case 'taken':
    case 'no-source':
    case 'unread':
      return state
    default:
      return assertNever(state)
  }
}

const UNDECIDED: ReadonlySet<Group> = new Set(['reworded', 'ambiguous', 'missing'])

export function touchesMeaning(move: NoteMove): boolean {
  return (
    move.state === 'reworded' && move.anchor.state === 'reworded' && move.anchor.changes.some(({ kinds }) => turnsMeaning(kinds))
  )
}

const rank = (move: NoteMove): number => (touchesMeaning(move) ? 0 : ['reworded', 'ambiguous', 'missing'].indexOf(move.state) + 1)

/** The notes of a group: what may have turned the meaning of a passage first, then in the order of the sources and their texts. */
export function notesOfGroup(moves: readonly NoteMove[], group: Group, sources: readonly string[]): readonly NoteMove[] {
  const source = ({ note }: NoteMove) => sources.indexOf(note.target.source)
  return moves
    .filter(({ state }) => (group === 'undecided' ? UNDECIDED.has(groupOf(state)) : groupOf(state) === group))
    .toSorted((a, b) => rank(a) - rank(b) || source(a) - source(b) || a.note.target.start - b.note.target.start)
}

/** How many notes each group has. */
export function countGroups(moves: readonly NoteMove[]): ReadonlyMap<Group, number> {
  const counts = new Map<Group, number>()
  const add = (group: Group) => counts.set(group, (counts.get(group) ?? 0) + 1)
  for (const { state } of moves) {
    const group = groupOf(state)
    add(group)
    if (UNDECIDED.has(group)) add('undecided')
  }
  return counts
}

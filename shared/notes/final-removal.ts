import type { Note } from './note.ts'

/** How long a deleted note is kept: days, or until the person removes it. */
export const KEEP_DELETED = ['30', '90', '365', 'always'] as const
export type KeepDeleted = (typeof KEEP_DELETED)[number]

const DAY = 24 * 60 * 60 * 1000

type Deleted = Pick<Note, 'trashedAt'>

/** When a note in the trash is removed for good (ISO 8601, UTC); null where it is not, or where it is in no trash. */
export function removalOf({ trashedAt }: Deleted, keep: KeepDeleted): string | null {
  if (trashedAt === null || keep === 'always') return null
  return new Date(Date.parse(trashedAt) + Number(keep) * DAY).toISOString()
}

/** A clock that is ahead by so much of all that was written is taken for a wrong one. */
const BELIEVED = 366 * DAY

/**
 * The notes in the trash whose time is over at `now`. None where nothing at all was changed for more than a year before it: that is the mark of a
 * computer whose clock is wrong, and what is removed for good does not come back.
 */
export function dueForRemoval<N extends Deleted & Pick<Note, 'modifiedAt'>>(
  notes: readonly N[],
  keep: KeepDeleted,
  now: Date,
): readonly N[] {
  const newest = notes.reduce((latest, { modifiedAt }) => Math.max(latest, Date.parse(modifiedAt)), 0)
  if (now.getTime() - newest > BELIEVED) return []
  return notes.filter((note) => {
    const at = removalOf(note, keep)
    return at !== null && Date.parse(at) <= now.getTime()
  })
}

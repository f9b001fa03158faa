import type { Change, Clock } from './change.ts'
import type { Note, NoteFields } from './note.ts'

/** A note as its changes have made it so far, with the clock of the change that set each field. */
export interface NoteRecord {
  readonly id: Note['id']
  readonly fields: Readonly<Partial<NoteFields>>
  readonly clocks: Readonly<Partial<Record<keyof NoteFields, Clock>>>
}

/** Every field of a note; one that is forgotten does not compile. Not read off the schema: the window has no need of the schema library. */
const FIELDS = Object.keys({
  target: true,
  body: true,
  colour: true,
  tags: true,
  author: true,
  createdAt: true,
  modifiedAt: true,
  trashedAt: true,
} satisfies Record<keyof NoteFields, true>) as (keyof NoteFields)[]

/** A text that is the same for equal values, whatever the order of their properties. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/**
 * Applies one change: each field that it sets is taken over when its clock is newer than the one that set the field before. Changes may
 * come in any order and more than once; the result is the same (a last-writer-wins register for each field: Shapiro et al., A
 * comprehensive study of Convergent and Commutative Replicated Data Types, 2011, 3.2.1). Two different values with the same clock do not
 * come from this program; of them the one that is greater as text wins, so that every copy decides alike.
 * Throws when the change belongs to another note.
 */
export function applyChange(record: NoteRecord | undefined, change: Change): NoteRecord {
  if (record !== undefined && record.id !== change.note) {
    throw new Error(`change ${change.id} belongs to note ${change.note}, not to note ${record.id}`)
  }
  const fields: Record<string, unknown> = { ...record?.fields }
  const clocks: Partial<Record<keyof NoteFields, Clock>> = { ...record?.clocks }
  for (const name of FIELDS) {
    const value = change.fields[name]
    if (value === undefined) continue
    const clock = clocks[name]
    const wins = clock === undefined || change.clock > clock || (change.clock === clock && asText(value) > asText(fields[name]))
    if (!wins) continue
    fields[name] = value
    clocks[name] = change.clock
  }
  // Each value was taken from the field of the same name.
  return { id: change.note, fields: fields as Partial<NoteFields>, clocks }
}

/** The note, or null while no change has set some of its fields (the change that made it has not come yet). */
export function toNote(record: NoteRecord): Note | null {
  const { target, body, colour, tags, author, createdAt, modifiedAt, trashedAt } = record.fields
  if (target === undefined || body === undefined || colour === undefined || tags === undefined) return null
  if (author === undefined || createdAt === undefined || modifiedAt === undefined || trashedAt === undefined) return null
  return { id: record.id, target, body, colour, tags, author, createdAt, modifiedAt, trashedAt }
}

import type { Clock, NoteChange } from './change.ts'
import { asText, type ClockedFields, takeNewest } from './newest-fields.ts'
import type { Note, NoteFields } from './note.ts'
import type { MergedField } from './version-graph.ts'
import type { WordsConflict } from './words-conflict.ts'

/**
 * A note as its changes have made it so far, with the clock of the change that set each field; of words and tags that were merged, the clock of the
 * newest version.
 */
export interface NoteRecord extends ClockedFields<NoteFields> {
  readonly id: Note['id']
  /** The versions that no other was written upon, oldest first, where there are several. */
  readonly apart?: Readonly<Partial<Record<MergedField, readonly Clock[]>>>
  /** What of the words shown is to be decided. */
  readonly conflicts?: readonly WordsConflict[]
}

const MERGED: readonly MergedField[] = ['body', 'tags']

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
  status: true,
  formerTargets: true,
  staysFor: true,
  foreign: true,
  private: true,
} satisfies Record<keyof NoteFields, true>) as (keyof NoteFields)[]

function checkNote(record: NoteRecord | undefined, change: NoteChange): void {
  if (record === undefined || record.id === change.note) return
  throw new Error(`change ${change.id} belongs to note ${change.note}, not to note ${record.id}`)
}

/** The newest versions of a field of the record: those that a change made now is written upon. */
export function headsIn(record: NoteRecord | undefined, field: MergedField): readonly Clock[] {
  const clock = record?.clocks[field]
  return record?.apart?.[field] ?? (clock === undefined ? [] : [clock])
}

/**
 * What `parents` of a change has to be that sets these fields of what the record shows; undefined where it is written upon nothing, or sets neither
 * words nor tags. `words` are the versions whose words the person has before them, where these are not the newest.
 */
export function writtenUpon(
  record: NoteRecord | undefined,
  fields: NoteChange['fields'],
  words: readonly Clock[] = headsIn(record, 'body'),
): readonly Clock[] | undefined {
  const heads = [...(fields.body === undefined ? [] : words), ...(fields.tags === undefined ? [] : headsIn(record, 'tags'))]
  return heads.length === 0 ? undefined : [...new Set(heads)].sort()
}

/** Whether the record as it is tells what becomes of this field: nothing, or the value of this change and no other. */
function follows(record: NoteRecord | undefined, change: NoteChange, field: MergedField): boolean {
  const value = change.fields[field]
  if (value === undefined) return true
  const heads = headsIn(record, field)
  const newest = heads.at(-1)
  if (newest === undefined) return true
  if (change.clock === newest && asText(value) === asText(record?.fields[field])) return heads.length === 1
  if (change.clock <= newest) return false
  // A change from before parents were written down follows the newest version.
  return change.parents === undefined ? heads.length === 1 : heads.every((head) => change.parents?.includes(head))
}

/**
 * Applies one change, where the record is enough to do so; null where it was written apart from words or tags of the record, or comes late: then the
 * note follows from all its changes (`noteFromChanges`). Throws when the change belongs to another note.
 */
export function applyChange(record: NoteRecord | undefined, change: NoteChange): NoteRecord | null {
  checkNote(record, change)
  return MERGED.every((field) => follows(record, change, field)) ? applyNewest(record, change) : null
}

/**
 * The same as if every change were written upon the newest one before it: field by field the newest wins (`takeNewest`). Not what a note is, but what can be
 * shown of it until all its changes are at hand. Throws when the change belongs to another note.
 */
export function applyNewest(record: NoteRecord | undefined, change: NoteChange): NoteRecord {
  checkNote(record, change)
  // Words merged from this change and others are not those of the change, though the newest clock of them is its own: a change that comes again takes nothing away.
  const merged = (field: keyof NoteFields) =>
    MERGED.some((name) => name === field && record?.apart?.[name]?.includes(change.clock))
  const names = record?.apart === undefined ? FIELDS : FIELDS.filter((field) => !merged(field))
  const { fields, clocks } = takeNewest(names, record, change)
  const settled = (field: MergedField) => clocks[field] !== record?.clocks[field]
  const apart = Object.fromEntries(Object.entries(record?.apart ?? {}).filter(([field]) => !settled(field as MergedField)))
  return {
    id: change.note,
    fields,
    clocks,
    ...(Object.keys(apart).length === 0 ? {} : { apart }),
    ...(record?.conflicts === undefined || settled('body') ? {} : { conflicts: record.conflicts }),
  }
}

/** The note, or null while no change has set some of its fields (the change that made it has not come yet). */
export function toNote(record: NoteRecord): Note | null {
  const { target, body, colour, tags, author, createdAt, modifiedAt, trashedAt } = record.fields
  if (target === undefined || body === undefined || colour === undefined || tags === undefined) return null
  if (author === undefined || createdAt === undefined || modifiedAt === undefined || trashedAt === undefined) return null
  // What a note made by an older version of the program does not have, it has at its beginning.
  const { status = 'open', formerTargets = [], staysFor = [], foreign = null, private: isPrivate = false } = record.fields
  return {
    id: record.id,
    target,
    body,
    colour,
    tags,
    author,
    createdAt,
    modifiedAt,
    trashedAt,
    status,
    formerTargets,
    staysFor,
    ...(foreign === null ? {} : { foreign }),
    ...(isPrivate ? { private: true } : {}),
    ...(record.conflicts === undefined ? {} : { conflicts: record.conflicts }),
  }
}

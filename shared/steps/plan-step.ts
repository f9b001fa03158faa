import type { NoteId } from '../archive/ids.ts'
import type { KeptItem } from '../items/kept-item.ts'
import type { Note, NoteFields } from '../notes/note.ts'
import type { ItemStep, NoteStep, Step } from './step.ts'

export interface Present {
  note(id: NoteId): Note | undefined
  item(id: string): KeptItem | undefined
}

export interface PlannedStep {
  readonly notes: readonly { readonly note: NoteId; readonly fields: Partial<NoteFields> }[]
  readonly items: readonly { readonly kind: ItemStep['kind']; readonly item: ItemStep['item']; readonly fields: Fields }[]
  /** Of the notes and entries of the step, those that are left in part or whole: something else changed them since, or they are gone. */
  readonly left: number
}

type Fields = Readonly<Record<string, unknown>>

/** A text that is the same for equal values, whatever the order of their properties. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Fields that say since when a thing lies in the trash: what counts is whether it does. */
const SINCE = new Set(['trashedAt', 'removedAt'])
/** What a note that does not say it has. */
const ABSENT: Fields = { private: false, foreign: null }

function isStill(name: string, now: unknown, then: unknown): boolean {
  if (SINCE.has(name)) return (now === null) === (then === null)
  return asText(now ?? ABSENT[name] ?? null) === asText(then ?? ABSENT[name] ?? null)
}

/** What of `to` may be set where the thing still has what the step left it with, and whether that is all of it. */
function settable(present: object, from: Fields, to: Fields, at: string): { readonly fields: Fields; readonly all: boolean } {
  const fields: Record<string, unknown> = {}
  let all = true
  for (const [name, value] of Object.entries(to)) {
    // When a note was changed goes with the other fields.
    if (name === 'modifiedAt') continue
    if (isStill(name, Reflect.get(present, name), from[name])) {
      // Since when it lies in the trash is counted from now: it must not be due at once.
      fields[name] = SINCE.has(name) && value !== null ? at : value
    } else all = false
  }
  return { fields, all }
}

/**
 * What to set so that a step is undone (`undo`) or done again (`redo`). A field is set only where it still has the value that the step left
 * it with: what was written or chosen since stays. `at` is the present time (ISO 8601).
 */
export function planStep(step: Step, way: 'undo' | 'redo', present: Present, at: string): PlannedStep {
  const ends = ({ before, after }: { readonly before: object; readonly after: object }): [Fields, Fields] =>
    way === 'undo' ? [{ ...after }, { ...before }] : [{ ...before }, { ...after }]
  let left = 0
  const notes = step.notes.flatMap((edit: NoteStep) => {
    const note = present.note(edit.note)
    const [from, to] = ends(edit)
    const { fields, all } = note === undefined ? { fields: {}, all: false } : settable(note, from, to, at)
    if (!all) left += 1
    if (Object.keys(fields).length === 0) return []
    const modifiedAt = all && typeof to['modifiedAt'] === 'string' ? to['modifiedAt'] : at
    return [{ note: edit.note, fields: { ...fields, modifiedAt } as Partial<NoteFields> }]
  })
  const items = step.items.flatMap((edit) => {
    const item = present.item(edit.item)
    const [from, to] = ends(edit)
    const { fields, all } = item === undefined ? { fields: {}, all: false } : settable(item, from, to, at)
    if (!all) left += 1
    return Object.keys(fields).length === 0 ? [] : [{ kind: edit.kind, item: edit.item, fields }]
  })
  return { notes, items, left }
}

/** The step without what it did to what was removed for good: the words of that must not stay in it. Null where nothing is left of it. */
export function withoutGone(step: Step, gone: ReadonlySet<string>): Step | null {
  const notes = step.notes.filter(({ note }) => !gone.has(note))
  const items = step.items.filter(({ item }) => !gone.has(item))
  const lost = step.notes.length - notes.length + step.items.length - items.length
  if (lost === 0) return step
  if (notes.length + items.length === 0) return null
  return { ...step, what: { ...step.what, count: Math.max(1, step.what.count - lost) }, notes, items }
}

import type { NoteId } from '../archive/ids.ts'
import { type Note, noteFieldsSchema, type Target } from '../notes/note.ts'
import { annotationOfNote, foreignAnnotation, ownAnnotation } from './annotation-of-note.ts'
import { canonicalJson, type JsonObject, property } from './json.ts'
import type { ReadAnnotation } from './read-annotations.ts'
import { ANNOTATION_CONTEXT, OWN_CONTEXT } from './vocabulary.ts'

/** Without a context that says no more than that of the file. */
function withoutContext(annotation: JsonObject): JsonObject {
  const context = canonicalJson(property(annotation, '@context') ?? null)
  const plain = [ANNOTATION_CONTEXT, [ANNOTATION_CONTEXT], OWN_CONTEXT].some((known) => canonicalJson(known) === context)
  return plain ? Object.fromEntries(Object.entries(annotation).filter(([name]) => name !== '@context')) : annotation
}

/**
 * The note that an annotation becomes on its target; null where a note cannot hold it, because a part is too long. What is more in it than a note says is kept
 * in `foreign`. `now` (ISO 8601, UTC) is the time of an annotation that says none.
 */
export function noteOfAnnotation(read: ReadAnnotation, id: NoteId, target: Target, now: string): Note | null {
  const { createdAt, modifiedAt, ...held } = read.fields
  const made = createdAt ?? now
  const plain: Note = { id, target, ...held, createdAt: made, modifiedAt: modifiedAt ?? made }
  const annotation = withoutContext(read.annotation)
  const isOwn = canonicalJson(ownAnnotation(plain)) === canonicalJson(annotation)
  const note = isOwn ? plain : { ...plain, foreign: JSON.stringify(annotation) }
  const { id: _, ...fields } = note
  return noteFieldsSchema.safeParse(fields).success ? note : null
}

/** All that a note says, but when it was last changed: two notes that say the same give the same text, whatever the order of their properties. */
export function contentOfNote(note: Note): string {
  const { modified: _, ...content } = annotationOfNote(note)
  return canonicalJson(content)
}

/** A second note beside the one with the same id. What it came from is named in it (Web Annotation Data Model, 3.3.7). */
export function copyOfNote(note: Note, id: NoteId): Note {
  const { foreign, ...plain } = note
  const annotation = foreignAnnotation(note)
  if (annotation === null) return { ...plain, id }
  const via = property(annotation, 'via')
  const before = property(annotation, 'id') ?? null
  const obtained = [...(via === undefined ? [] : Array.isArray(via) ? via : [via]), before]
  return { ...plain, id, foreign: JSON.stringify({ ...annotation, id: `urn:uuid:${id}`, via: obtained }) }
}

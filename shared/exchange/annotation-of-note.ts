import { mayLeave } from '../notes/may-leave.ts'
import type { Note } from '../notes/note.ts'
import { readBodies, writeTag, writeText } from './annotation-bodies.ts'
import { readTarget, writeTarget } from './annotation-target.ts'
import { heldFields, statedTarget } from './held-fields.ts'
import { canonicalJson, isObject, type Json, type JsonObject, property, valuesOf } from './json.ts'
import { terms } from './vocabulary.ts'

function motivationOf({ body, tags }: Note): string {
  if (body !== '') return 'commenting'
  return tags.length > 0 ? 'tagging' : 'highlighting'
}

function writeCreator(author: string): JsonObject {
  return { type: 'Person', name: author }
}

/** A note of this program in the words of the model; what is as in every new note is not said, but colour and status. */
export function ownAnnotation(note: Note): JsonObject {
  const { body, tags, author, trashedAt, formerTargets, staysFor } = note
  const bodies = [...(body === '' ? [] : [writeText(body)]), ...tags.map(writeTag)]
  return {
    id: `urn:uuid:${note.id}`,
    type: 'Annotation',
    motivation: motivationOf(note),
    ...(author === null ? {} : { creator: writeCreator(author) }),
    created: note.createdAt,
    modified: note.modifiedAt,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: writeTarget(note.target),
    [terms.colour]: note.colour,
    [terms.status]: note.status,
    ...(trashedAt === null ? {} : { [terms.trashedAt]: trashedAt }),
    ...(formerTargets.length === 0 ? {} : { [terms.formerTargets]: formerTargets.map(writeTarget) }),
    ...(staysFor.length === 0 ? {} : { [terms.staysFor]: staysFor }),
    ...(mayLeave(note) ? {} : { [terms.private]: true }),
  }
}

/** Sets a property, or takes it away; the others stay as they are and where they are. */
function withProperty(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const entries = Object.entries(object)
  if (value === undefined) return Object.fromEntries(entries.filter(([key]) => key !== name))
  if (Object.hasOwn(object, name)) return Object.fromEntries(entries.map(([key, old]) => [key, key === name ? value : old]))
  return Object.fromEntries([...entries, [name, value]])
}

const isEqual = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)

function withBodies(annotation: JsonObject, note: Note): JsonObject {
  const held = heldFields(annotation)
  const [sameText, sameTags] = [held.body === note.body, isEqual(held.tags, note.tags)]
  if (sameText && sameTags) return annotation
  const parts = readBodies(annotation)
  const kept = (role: string) => parts.flatMap((part) => (part.role === role ? [part.body] : []))
  const bodies = [
    ...(sameText ? kept('text') : note.body === '' ? [] : [writeText(note.body)]),
    ...(sameTags ? kept('tag') : note.tags.map(writeTag)),
    ...kept('other'),
  ]
  return withProperty(withProperty(annotation, 'bodyValue', undefined), 'body', bodies.length === 0 ? undefined : bodies)
}

function withTimes(annotation: JsonObject, note: Note): JsonObject {
  const held = heldFields(annotation)
  const made = property(annotation, 'created') === undefined ? terms.broughtIn : 'created'
  const dated = held.createdAt === note.createdAt ? annotation : withProperty(annotation, made, note.createdAt)
  return (held.modifiedAt ?? note.createdAt) === note.modifiedAt ? dated : withProperty(dated, 'modified', note.modifiedAt)
}

/** The place that the other program named stays; ours stands beside it. One that is ours is replaced. */
function withTarget(annotation: JsonObject, note: Note): JsonObject {
  if (isEqual(statedTarget(annotation), note.target)) return annotation
  const own = writeTarget(note.target)
  const targets = valuesOf(annotation, 'target')
  const ours = targets.findIndex((target) => readTarget(target) !== null)
  if (ours === -1 || property(annotation, terms.standsOn) !== undefined) return withProperty(annotation, terms.standsOn, own)
  const next = targets.map((target, index) => (index === ours ? own : target))
  return withProperty(annotation, 'target', next.length === 1 ? own : next)
}

/** What came from elsewhere is given back as it came, with what has changed since. */
function changedAnnotation(annotation: JsonObject, note: Note): JsonObject {
  const held = heldFields(annotation)
  let next = withTarget(withTimes(withBodies(annotation, note), note), note)
  const set = (name: string, before: unknown, after: unknown, written: Json | undefined) => {
    if (!isEqual(before, after)) next = withProperty(next, name, written)
  }
  set('creator', held.author, note.author, note.author === null ? undefined : writeCreator(note.author))
  set(terms.colour, held.colour, note.colour, note.colour)
  set(terms.status, held.status, note.status, note.status)
  set(terms.trashedAt, held.trashedAt, note.trashedAt, note.trashedAt ?? undefined)
  set(terms.formerTargets, held.formerTargets, note.formerTargets, note.formerTargets.map(writeTarget))
  set(terms.staysFor, held.staysFor, note.staysFor, note.staysFor)
  set(terms.private, mayLeave(held), mayLeave(note), mayLeave(note) ? undefined : true)
  return next
}

/** The annotation of another program that a note was brought in from; null for a note of this one. */
export function foreignAnnotation(note: Note): JsonObject | null {
  if (note.foreign === undefined || note.foreign === null) return null
  try {
    const parsed = JSON.parse(note.foreign) as Json
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** A note as a Web Annotation (W3C Recommendation, 23 February 2017), without its context. Positions are in code points. */
export function annotationOfNote(note: Note): JsonObject {
  const foreign = foreignAnnotation(note)
  return foreign === null ? ownAnnotation(note) : changedAnnotation(foreign, note)
}

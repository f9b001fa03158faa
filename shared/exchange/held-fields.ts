import { COLOURS } from '../notes/colours.ts'
import type { NoteFields, PassageTarget, Target } from '../notes/note.ts'
import { STATUSES } from '../notes/statuses.ts'
import { readBodies, tagsOfBodies, textOfBodies } from './annotation-bodies.ts'
import { readTarget } from './annotation-target.ts'
import { isUtcTime } from './checks.ts'
import { isObject, type Json, type JsonObject, property, stringsOf, valuesOf } from './json.ts'
import { terms } from './vocabulary.ts'

/** What an annotation says of a note, without the passage. Times are null where it does not say them. */
export interface HeldFields
  extends Pick<
    NoteFields,
    'body' | 'tags' | 'author' | 'colour' | 'status' | 'trashedAt' | 'formerTargets' | 'staysFor' | 'private'
  > {
  readonly createdAt: string | null
  readonly modifiedAt: string | null
}

const LONGEST_AUTHOR = 200
const MOST_FORMER = 100
const MOST_STAYS = 1_000

function nameOf(agent: Json | undefined): string | null {
  if (typeof agent === 'string') return agent
  if (!isObject(agent)) return null
  const [name] = [...stringsOf(agent, 'name'), ...stringsOf(agent, 'nickname'), ...stringsOf(agent, 'id')]
  return name ?? null
}

function timeOf(annotation: JsonObject, name: string): string | null {
  const [time] = valuesOf(annotation, name)
  return isUtcTime(time) ? time : null
}

/** All of them, or none: a list with a gap would say something else. */
function readFormerTargets(annotation: JsonObject): PassageTarget[] {
  const targets = valuesOf(annotation, terms.formerTargets).map(readTarget)
  const passages = targets.filter((target): target is PassageTarget => target !== null && 'exact' in target)
  return passages.length === targets.length && passages.length <= MOST_FORMER ? passages : []
}

/** Reads the fields of a note off an annotation that `checkAnnotation` found correct. What it does not say has the value that a new note has. */
export function heldFields(annotation: JsonObject): HeldFields {
  const bodies = readBodies(annotation)
  const [creator] = valuesOf(annotation, 'creator')
  const stays = stringsOf(annotation, terms.staysFor)
  return {
    body: textOfBodies(bodies),
    tags: [...tagsOfBodies(bodies)],
    author: nameOf(creator)?.slice(0, LONGEST_AUTHOR) ?? null,
    createdAt: timeOf(annotation, 'created') ?? timeOf(annotation, terms.broughtIn),
    modifiedAt: timeOf(annotation, 'modified'),
    colour: COLOURS.find((colour) => colour === property(annotation, terms.colour)) ?? 'yellow',
    status: STATUSES.find((status) => status === property(annotation, terms.status)) ?? 'open',
    trashedAt: timeOf(annotation, terms.trashedAt),
    formerTargets: readFormerTargets(annotation),
    staysFor: stays.length <= MOST_STAYS && stays.every((digest) => /^[0-9a-f]{128}$/.test(digest)) ? [...stays] : [],
    ...(property(annotation, terms.private) === true ? { private: true } : {}),
  }
}

/** Where the annotation itself says, whole and in our own words, what it stands on; null where that has to be looked up. */
export function statedTarget(annotation: JsonObject): Target | null {
  const own = readTarget(property(annotation, terms.standsOn))
  if (own !== null) return own
  for (const target of valuesOf(annotation, 'target')) {
    const read = readTarget(target)
    if (read !== null) return read
  }
  return null
}

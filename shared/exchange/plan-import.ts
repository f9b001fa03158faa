import type { NoteId } from '../archive/ids.ts'
import { mayLeave } from '../notes/may-leave.ts'
import type { Note } from '../notes/note.ts'
import { targetWords } from '../notes/note-target.ts'
import { readBodies, wordsOfBodies } from './annotation-bodies.ts'
import { noteIdOfAddress, noteIdOfDigest } from './annotation-id.ts'
import type { Fault } from './json-path.ts'
import { contentOfNote, copyOfNote, noteOfAnnotation } from './note-of-annotation.ts'
import type { NoPlace, Placing } from './place-annotations.ts'
import type { ReadAnnotation, ReadFile } from './read-annotations.ts'

export type Refused =
  | NoPlace
  | { readonly code: 'faulty'; readonly faults: readonly Fault[] }
  /** The file names it and does not hold it. */
  | { readonly code: 'elsewhere'; readonly address: string }
  | { readonly code: 'too-long' }
  /** The file has another one with the same id, which was read. */
  | { readonly code: 'twice' }

/** An annotation of the file that does not become a note, and why. */
export interface Refusal {
  readonly path: string
  /** What names it to a person: the words it stands on, what it says, or its id. */
  readonly name: string
  readonly reason: Refused
}

export interface Difference {
  readonly mine: Note
  readonly theirs: Note
  /** The same as `theirs`, as a note of its own. */
  readonly copy: Note
}

export interface ImportPlan {
  readonly fresh: readonly Note[]
  /** Notes that are here already and say the same. */
  readonly same: number
  readonly different: readonly Difference[]
  readonly refused: readonly Refusal[]
}

export type DifferenceChoice = 'both' | 'newest' | 'mine' | 'theirs'

export interface Import {
  readonly fresh: readonly Note[]
  readonly replaced: readonly { readonly before: Note; readonly after: Note }[]
}

const LONGEST_NAME = 120

function nameOf(read: ReadAnnotation): string {
  const words =
    read.stated === null
      ? read.sought.places.find(({ quotation }) => quotation !== null)?.quotation?.exact
      : targetWords(read.stated)
  const written = wordsOfBodies(readBodies(read.annotation))
  const name = words ?? (written === '' ? read.id : written)
  const characters = [...name.replace(/\s+/g, ' ').trim()]
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : characters.join('')
}

function refusedInFile({ faulty, elsewhere }: ReadFile): Refusal[] {
  return [
    ...faulty.map(({ path, id, faults }) => ({ path, name: id ?? path, reason: { code: 'faulty', faults } }) as const),
    ...elsewhere.map(({ path, address }) => ({ path, name: address, reason: { code: 'elsewhere', address } }) as const),
  ]
}

/**
 * What bringing in a file would do, without doing it. `placings` are those of its annotations, in their order. `digest` gives a text at least 32 hexadecimal digits; `now` is the time of annotations that say none.
 */
export async function planImport(
  file: ReadFile,
  placings: readonly Placing[],
  existing: readonly Note[],
  surroundings: { readonly now: string; digest(text: string): Promise<string> },
): Promise<ImportPlan> {
  const { digest } = surroundings
  const byId = new Map<NoteId, Note>(existing.map((note) => [note.id, note]))
  const taken = new Set<NoteId>()
  const fresh: Note[] = []
  const different: Difference[] = []
  const refused = refusedInFile(file)
  let same = 0
  for (const [index, read] of file.annotations.entries()) {
    const refuse = (reason: Refused) => refused.push({ path: read.path, name: nameOf(read), reason })
    const placing = placings[index]
    if (placing === undefined) throw new RangeError(`${read.path} was not looked for`)
    if (!placing.placed) {
      refuse(placing.reason)
      continue
    }
    const id = noteIdOfAddress(read.id) ?? noteIdOfDigest(await digest(read.id))
    const mine = byId.get(id)
    const note = noteOfAnnotation(read, id, placing.target, mine?.createdAt ?? surroundings.now)
    if (note === null || taken.has(id)) {
      refuse({ code: note === null ? 'too-long' : 'twice' })
      continue
    }
    taken.add(id)
    if (mine === undefined) fresh.push(note)
    else if (contentOfNote(mine) === contentOfNote(note)) same++
    else {
      const copy = copyOfNote(note, noteIdOfDigest(await digest(`${id}\n${contentOfNote(note)}`)))
      // Brought in as a second note before: it is here.
      if (byId.has(copy.id)) same++
      else different.push({ mine, theirs: note, copy })
    }
  }
  return { fresh, same, different, refused }
}

/** What is done where a note is here already and says something else. Only `both` keeps all that either of them says in sight. */
export function settleImport({ fresh, different }: ImportPlan, choice: DifferenceChoice): Import {
  if (choice === 'mine') return { fresh, replaced: [] }
  if (choice === 'both') return { fresh: [...fresh, ...different.map(({ copy }) => copy)], replaced: [] }
  const taken =
    choice === 'theirs'
      ? different
      : different.filter(({ mine, theirs }) => Date.parse(theirs.modifiedAt) > Date.parse(mine.modifiedAt))
  // What comes from elsewhere does not open a note that is private here.
  const asPrivate = (mine: Note, theirs: Note): Note => (mayLeave(mine) ? theirs : { ...theirs, private: true })
  return { fresh, replaced: taken.map(({ mine, theirs }) => ({ before: mine, after: asPrivate(mine, theirs) })) }
}

import type { SourceId } from '../archive/ids.ts'
import { foldText } from '../text/fold-text.ts'
import type { Colour } from './colours.ts'
import { mayLeave } from './may-leave.ts'
import type { Note, NotedRecord } from './note.ts'
import { isOnPassage, isOnRecord, recordKey, targetSource, targetWords } from './note-target.ts'

/** What is left out does not restrict. Notes in the trash are shown only, and alone, with `trashed: true`. */
export interface NoteFilter {
  readonly source?: SourceId | undefined
  /** Notes on records of one kind as a whole, or on one record. */
  readonly record?: NotedRecord['kind'] | NotedRecord | undefined
  readonly colour?: Colour | undefined
  readonly status?: Note['status'] | undefined
  /** Empty for notes that name nobody. */
  readonly author?: string | undefined
  readonly tag?: string | undefined
  /** Words that must all stand somewhere in the note, its quotation, its tags or its author, in part or whole, however spelt. */
  readonly text?: string | undefined
  /** Only private notes, or only those that are not. */
  readonly private?: boolean | undefined
  /** Only notes with a paragraph that two people changed and nobody has decided on (`conflicts`), or only the others. */
  readonly undecided?: boolean | undefined
  readonly trashed?: boolean | undefined
}

export type NoteOrder = 'place' | 'newest' | 'changed'

export interface TagCount {
  readonly tag: string
  readonly count: number
}

/** A note never changes (a changed one is another object), so its words are folded once. */
const foldedWords = new WeakMap<Note, string>()

function foldedWordsOf(note: Note): string {
  const known = foldedWords.get(note)
  if (known !== undefined) return known
  const { folded } = foldText([targetWords(note.target), note.body, note.author ?? '', ...note.tags].join('\n'))
  foldedWords.set(note, folded)
  return folded
}

function isAbout(note: Note, record: NonNullable<NoteFilter['record']>): boolean {
  if (!isOnRecord(note)) return false
  const { about } = note.target
  return typeof record === 'string' ? about.kind === record : recordKey(about) === recordKey(record)
}

type Part = 'words' | 'place' | 'colour' | 'status' | 'author' | 'tag' | 'private' | 'undecided'
type Test = (note: Note) => boolean

function isUndecided({ conflicts = [] }: Note): boolean {
  return conflicts.length > 0
}

/** What each part of the filter asks of a note; `place` is the source or the record. */
function testsOf(filter: NoteFilter): Readonly<Record<Part, Test>> {
  const { source, record, colour, status, author, tag } = filter
  const words = foldText(filter.text ?? '')
    .folded.split(' ')
    .filter((word) => word !== '')
  return {
    words: (note) => words.length === 0 || words.every((word) => foldedWordsOf(note).includes(word)),
    place: (note) =>
      (source === undefined || targetSource(note.target) === source) && (record === undefined || isAbout(note, record)),
    colour: (note) => colour === undefined || note.colour === colour,
    status: (note) => status === undefined || note.status === status,
    author: (note) => author === undefined || (note.author ?? '') === author,
    tag: (note) => tag === undefined || note.tags.includes(tag),
    private: (note) => filter.private === undefined || filter.private !== mayLeave(note),
    undecided: (note) => filter.undecided === undefined || filter.undecided === isUndecided(note),
  }
}

/** The notes that pass every part of the filter, in their order. */
export function filterNotes(notes: readonly Note[], filter: NoteFilter): Note[] {
  const tests = Object.values(testsOf(filter))
  return notes.filter((note) => (note.trashedAt !== null) === (filter.trashed ?? false) && tests.every((test) => test(note)))
}

/** For each part of a filter, how many notes each of its values would leave, the other parts being as they are. */
export interface NoteFacets {
  readonly source: ReadonlyMap<SourceId, number>
  /** By kind, and by `recordKey`. */
  readonly record: ReadonlyMap<string, number>
  readonly colour: ReadonlyMap<Colour, number>
  readonly status: ReadonlyMap<Note['status'], number>
  /** By name; empty for notes that name nobody. */
  readonly author: ReadonlyMap<string, number>
  readonly tag: ReadonlyMap<string, number>
  /** Private notes, and those that are not. */
  readonly private: ReadonlyMap<boolean, number>
  /** Notes with a paragraph to decide on, and those without. */
  readonly undecided: ReadonlyMap<boolean, number>
}

export function countFacets(notes: readonly Note[], filter: NoteFilter): NoteFacets {
  const tests = Object.entries(testsOf(filter)) as [Part, Test][]
  const facets = {
    source: new Map<SourceId, number>(),
    record: new Map<string, number>(),
    colour: new Map<Colour, number>(),
    status: new Map<Note['status'], number>(),
    author: new Map<string, number>(),
    tag: new Map<string, number>(),
    private: new Map<boolean, number>(),
    undecided: new Map<boolean, number>(),
  }
  const add = <K>(counts: Map<K, number>, value: K) => counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const note of notes) {
    if ((note.trashedAt !== null) !== (filter.trashed ?? false)) continue
    const failed = tests.filter(([, test]) => !test(note)).map(([part]) => part)
    // A note that fails in one part counts for the values of that part alone.
    const counts = (part: Part) => failed.length === 0 || (failed.length === 1 && failed[0] === part)
    if (counts('place')) {
      const source = targetSource(note.target)
      if (source !== null) add(facets.source, source)
      if (isOnRecord(note)) {
        add(facets.record, note.target.about.kind)
        add(facets.record, recordKey(note.target.about))
      }
    }
    if (counts('colour')) add(facets.colour, note.colour)
    if (counts('status')) add(facets.status, note.status)
    if (counts('author')) add(facets.author, note.author ?? '')
    if (counts('tag')) for (const tag of new Set(note.tags)) add(facets.tag, tag)
    if (counts('private')) add(facets.private, !mayLeave(note))
    if (counts('undecided')) add(facets.undecided, isUndecided(note))
  }
  return facets
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const KIND_ORDER = ['source', 'recommendation', 'claim', 'signatory'] as const

/**
 * `place`: as their passages stand in the sources; `sources` gives the order of these, others follow by id. `newest`: made last, first.
 * `changed`: changed last, first.
 * Notes that are equal in this stand in the order of their making, then of their id, so that a list does not jump.
 */
export function sortNotes(notes: readonly Note[], order: NoteOrder, sources: readonly SourceId[] = []): Note[] {
  const rank = new Map(sources.map((source, index) => [source, index]))
  // Notes on a signatory, a recommendation or a claim stand in no source: they come last.
  const sourceOf = (note: Note) => targetSource(note.target) ?? ''
  const rankOf = (note: Note) => {
    const source = targetSource(note.target)
    return source === null ? sources.length + 1 : (rank.get(source) ?? sources.length)
  }
  // Notes on a source as a whole stand before those on its passages.
  const kindOf = (note: Note) => (isOnRecord(note) ? KIND_ORDER.indexOf(note.target.about.kind) : 0)
  const recordOf = (note: Note) => (targetSource(note.target) === null ? targetWords(note.target) : '')
  const startOf = (note: Note) => (isOnPassage(note) ? note.target.start : -1)
  const endOf = (note: Note) => (isOnPassage(note) ? note.target.end : -1)
  const byAge = (a: Note, b: Note) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || compareText(a.id, b.id)
  if (order !== 'place') {
    const at = (note: Note) => Date.parse(order === 'newest' ? note.createdAt : note.modifiedAt)
    return [...notes].sort((a, b) => at(b) - at(a) || compareText(a.id, b.id))
  }
  return [...notes].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      compareText(sourceOf(a), sourceOf(b)) ||
      kindOf(a) - kindOf(b) ||
      compareText(recordOf(a), recordOf(b)) ||
      startOf(a) - startOf(b) ||
      endOf(a) - endOf(b) ||
      byAge(a, b),
  )
}

/** Every tag with the number of these notes that carry it, by alphabet without regard to case and accents. */
export function allTags(notes: readonly Note[]): TagCount[] {
  const counts = new Map<string, number>()
  for (const note of notes) {
    for (const tag of new Set(note.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count, key: foldText(tag).folded }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.tag, b.tag))
    .map(({ tag, count }) => ({ tag, count }))
}

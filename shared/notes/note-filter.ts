import type { SourceId } from '../archive/ids.ts'
import { foldText } from '../text/fold-text.ts'
import type { Colour } from './colours.ts'
import type { Note } from './note.ts'

/** What is left out does not restrict. Notes in the trash are shown only, and alone, with `trashed: true`. */
export interface NoteFilter {
  readonly source?: SourceId | undefined
  readonly colour?: Colour | undefined
  readonly tag?: string | undefined
  /** Words that must all stand somewhere in the note, its quotation, its tags or its author, in part or whole, however spelt. */
  readonly text?: string | undefined
  readonly trashed?: boolean | undefined
}

export type NoteOrder = 'place' | 'newest'

export interface TagCount {
  readonly tag: string
  readonly count: number
}

function holdsWords(note: Note, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { folded } = foldText([note.target.exact, note.body, note.author ?? '', ...note.tags].join('\n'))
  return words.every((word) => folded.includes(word))
}

/** The notes that pass every part of the filter, in their order. */
export function filterNotes(notes: readonly Note[], filter: NoteFilter): Note[] {
  const words = foldText(filter.text ?? '')
    .folded.split(' ')
    .filter((word) => word !== '')
  return notes.filter(
    (note) =>
      (note.trashedAt !== null) === (filter.trashed ?? false) &&
      (filter.source === undefined || note.target.source === filter.source) &&
      (filter.colour === undefined || note.colour === filter.colour) &&
      (filter.tag === undefined || note.tags.includes(filter.tag)) &&
      holdsWords(note, words),
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * `place`: as their passages stand in the sources; `sources` gives the order of these, others follow by id. `newest`: made last, first.
 * Notes that are equal in this stand in the order of their making, then of their id, so that a list does not jump.
 */
export function sortNotes(notes: readonly Note[], order: NoteOrder, sources: readonly SourceId[] = []): Note[] {
  const rank = new Map(sources.map((source, index) => [source, index]))
  const rankOf = (note: Note) => rank.get(note.target.source) ?? sources.length
  const byAge = (a: Note, b: Note) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || compareText(a.id, b.id)
  if (order === 'newest')
    return [...notes].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || compareText(a.id, b.id))
  return [...notes].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      compareText(a.target.source, b.target.source) ||
      a.target.start - b.target.start ||
      a.target.end - b.target.end ||
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

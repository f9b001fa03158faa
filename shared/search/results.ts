import type { BlockId, EditionId, NoteId, SignatoryId, SourceId } from '../archive/ids.ts'
import type { TextRange } from '../text/text-range.ts'
import type { OtherWords } from './other-words.ts'
import type { Filter } from './query/filter.ts'
import type { QueryFault } from './query/query.ts'

export interface SearchRequest {
  readonly text: string
  /** The edition being read; `edition:v1` in the text overrules it. */
  readonly edition: EditionId
  /** Which of the hits to give: from `offset` on, at most `limit`. */
  readonly offset: number
  readonly limit: number
  readonly otherWords: readonly OtherWords[]
  /** Only the words as they were typed: no other forms, no completion, no correction, no other words for the same thing. */
  readonly asTyped: boolean
}

/** What one hit is. `source`: its title. */
export type HitKind = 'source' | 'block' | 'signatory' | 'note'

export interface SearchHit {
  /** Unique over all kinds. */
  readonly id: string
  readonly kind: HitKind
  /** The source it stands in; null for a note of another archive. */
  readonly source: SourceId | null
  readonly block: BlockId | null
  /** What a citation names; null for furniture and for what is no passage. */
  readonly number: number | null
  readonly signatory: SignatoryId | null
  readonly note: NoteId | null
  readonly score: number
  /** Every word stands in it as it was typed, not only in another form. */
  readonly exact: boolean
}

/** Hits that belong together: those of a source, the signatories, the notes. */
export interface HitGroup {
  readonly key: string
  readonly kind: 'source' | 'signatory' | 'note'
  readonly source: SourceId | null
  /** The exact number of its hits, whatever the limit. */
  readonly total: number
}

/** What the search did beyond the words as they were typed. `words` are the most frequent first. */
export type SearchNotice =
  /** No word is written so; these begin so. */
  | {
      readonly kind: 'completed'
      readonly written: string
      readonly range: TextRange
      readonly words: readonly string[]
      readonly more: number
    }
  /** No word is written so; these are close. */
  | {
      readonly kind: 'corrected'
      readonly written: string
      readonly range: TextRange
      readonly words: readonly string[]
      readonly more: number
    }
  /** Nothing like it stands anywhere. */
  | { readonly kind: 'unknown'; readonly written: string; readonly range: TextRange }
  | { readonly kind: 'other-words'; readonly written: string; readonly range: TextRange; readonly others: readonly string[] }

/** How many there would be without one part of a query that finds nothing. */
export interface WithoutPart {
  readonly written: string
  readonly range: TextRange
  readonly total: number
}

export interface FacetValue {
  readonly filter: Filter
  /** How many of the hits there are with this filter. */
  readonly count: number
  /** It stands in the query. */
  readonly chosen: boolean
}

export interface Facet {
  readonly name: Filter['name']
  /** The most frequent first. */
  readonly values: readonly FacetValue[]
}

/** A row of words, each place with the forms that may stand there. A form that ends in a star stands for every word that begins so. */
export type WordPattern = readonly (readonly string[])[]

/** What to mark in a text. It can be sent to a worker. */
export type MarkPattern =
  | { readonly kind: 'words'; readonly words: WordPattern }
  | { readonly kind: 'near'; readonly left: WordPattern; readonly right: WordPattern; readonly distance: number }

export interface SearchResults {
  /** As it was given. */
  readonly query: string
  readonly edition: EditionId
  /** The exact number of hits, whatever the limit. */
  readonly total: number
  /** How many of them have every word as it was typed. */
  readonly exactTotal: number
  /** How many groups they stand in. */
  readonly groupsTotal: number
  readonly offset: number
  /** Group by group, the group with the best hit first; in a group the best first. */
  readonly hits: readonly SearchHit[]
  /** Those that `hits` stand in, in order. */
  readonly groups: readonly HitGroup[]
  readonly marking: readonly MarkPattern[]
  readonly facets: readonly Facet[]
  readonly notices: readonly SearchNotice[]
  readonly faults: readonly QueryFault[]
  /** Where nothing was found: what leaving out one part would give, the most first. */
  readonly without: readonly WithoutPart[]
  /** Where nothing has all of several words: what has some of them, ranked; never counted as found. */
  readonly some: { readonly total: number; readonly hits: readonly SearchHit[]; readonly groups: readonly HitGroup[] } | null
  /** False where the search was stopped because it would have taken too long: then the numbers are no totals. */
  readonly complete: boolean
}
